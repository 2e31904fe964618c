"""The clock ring: how much of a period has passed, how many days are left, and what shape says so.

thin ring (fine) → thick ring with a notch (soon) → filled disc (urgent) → square (lapsed); dashed with bars = paused; tick = done.
What counts as soon or urgent belongs to the kind of clock and is passed in.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import cos, pi, sin
from typing import Literal

from doorstep.foundation.kit.templatetags.typesetting import zh_date

Shape = Literal["fine", "soon", "urgent", "lapsed", "paused", "done"]

_NOTCH = 26  # degrees left open on each side of the top when the ring is thick
_AROUND = 2 * pi * 46


def _point(degrees: float) -> str:
    """On the small ring (centre 20, radius 16), clockwise from the top."""
    angle = degrees * pi / 180
    return f"{20 + 16 * sin(angle):.2f} {20 - 16 * cos(angle):.2f}"


@dataclass(frozen=True)
class Clock:
    """`state` overrides what the dates say (paused, done, lapsed …); `at` is an hour on the due day, "17:00"."""

    kind_label: str
    due: date | None
    today: date
    started: date | None = None
    soon_days: int = 3
    urgent_days: int = 0
    state: Shape | Literal[""] = ""
    note: str = ""
    at: str = ""
    paused_for: str = ""
    left_when_paused: int | None = None
    done_on: date | None = None
    href: str = ""

    @cached_property
    def left(self) -> int:
        return (self.due - self.today).days if self.due else 0

    @cached_property
    def shape(self) -> Shape:
        if self.state:
            return self.state
        if self.done_on:
            return "done"
        if self.due is None:
            return "paused"
        if self.left < 0:
            return "lapsed"
        if self.left <= self.urgent_days:
            return "urgent"
        return "soon" if self.left <= self.soon_days else "fine"

    @cached_property
    def passed(self) -> float:
        """Share of the period gone, 0 to 1. Without a known start the ring opens at four times the soon limit."""
        if self.due is None:
            return 0.0
        whole = (self.due - self.started).days if self.started else max(self.left, 4 * self.soon_days)
        return min(1.0, max(0.0, 1 - self.left / whole)) if whole > 0 else 1.0

    @cached_property
    def inside(self) -> str:
        if self.shape == "lapsed":
            return f"过{-self.left}" if self.left < 0 else "过"
        return "今" if self.left == 0 else str(max(self.left, 0))

    @cached_property
    def inside_size(self) -> str:
        widths = sum(1 if sign.isdigit() else 2 for sign in self.inside)
        return "" if widths <= 2 else "two" if widths <= 4 else "three"

    @cached_property
    def headline(self) -> str:
        if self.shape == "paused":
            return "暂停中" if self.left_when_paused is None else f"暂停，还剩{self.left_when_paused}天"
        if self.shape == "done":
            return f"{zh_date(self.done_on, self.today)}做到" if self.done_on else "做到了"
        if self.left < 0 or self.shape == "lapsed":
            return f"已过{-self.left}天" if self.left < 0 else "今天到期，已过"
        if self.left == 0:
            return f"今天{self.at}前" if self.at else "今天到期"
        return f"剩{self.left}天"

    @cached_property
    def on(self) -> str:
        """The date beside the ring; nothing where the headline already says it."""
        if self.shape == "paused":
            return self.paused_for
        if self.due is None or self.shape == "done" or (self.left == 0 and self.shape != "lapsed"):
            return ""
        return zh_date(self.due, self.today)

    @cached_property
    def label(self) -> str:
        return "，".join(part for part in (self.kind_label, self.headline, self.on) if part)

    @cached_property
    def arc(self) -> str:
        """The share passed, as a path on the small ring."""
        start, room = (_NOTCH, 360 - 2 * _NOTCH) if self.shape == "soon" else (0, 359.9)
        sweep = room * max(self.passed, 0.01)
        return f"M{_point(start)}A16 16 0 {int(sweep > 180)} 1 {_point(start + sweep)}"

    @cached_property
    def dashes(self) -> str:
        """The share passed, as a dash on the large ring (radius 46)."""
        return f"{_AROUND * self.passed:.1f} {_AROUND:.1f}"

    @cached_property
    def tip_turn(self) -> str:
        return f"rotate({360 * self.passed:.0f} 52 52)"
