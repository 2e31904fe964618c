"""Geometry of the drawn pieces, computed here so that a template only writes numbers down."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, pi, radians, sin, sqrt


@dataclass(frozen=True)
class Qr:
    """A code as one SVG path. What must not reach a server's log goes behind `#` in the text."""

    text: str
    label: str = "二维码"

    @cached_property
    def rows(self) -> tuple[bytearray, ...]:
        """Dark is 1."""
        import segno  # a document library: loaded where one is drawn

        return segno.make(self.text, micro=False, error="m").matrix

    @property
    def size(self) -> int:
        return len(self.rows)

    @property
    def path(self) -> str:
        runs = []
        for y, row in enumerate(self.rows):
            x = 0
            while x < len(row):
                length = 1
                while x + length < len(row) and row[x + length] == row[x]:
                    length += 1
                if row[x]:
                    runs.append(f"M{x} {y + 0.5}h{length}")
                x += length
        return "".join(runs)


@dataclass(frozen=True)
class Slip:
    """What a person takes home: a number in groups, a code to scan, a few sentences."""

    organisation_name: str
    digits: str
    made_at: str = ""
    qr: Qr | None = None
    phone: str = ""
    note: str = ""
    number_label: str = "回执号"
    scan_label: str = "扫一扫看进度"

    @property
    def groups(self) -> list[str]:
        return [self.digits[start : start + 4] for start in range(0, len(self.digits), 4)]


@dataclass(frozen=True)
class Dot:
    """A place: `x` and `y` are longitude and latitude, or any plane figures with y growing upwards."""

    label: str
    x: float
    y: float
    count: int
    overdue: int = 0
    href: str = ""


@dataclass(frozen=True)
class PlacedDot:
    dot: Dot
    cx: float
    cy: float
    r: float
    ring: str
    label_x: float
    anchor: str

    @property
    def ring_r(self) -> float:
        return round(self.r + 5, 1)

    @property
    def text_y(self) -> float:
        return round(self.cy + 4, 1)


@dataclass(frozen=True)
class DotMap:
    """Places on plain ground, sized by count, ringed by the share that is overdue."""

    title: str
    dots: Sequence[Dot]
    width: int = 400
    height: int = 300
    unit: str = "件"

    @property
    def label(self) -> str:
        each = "，".join(
            f"{dot.label}{dot.count}{self.unit}" + (f"，过期{dot.overdue}" if dot.overdue else "") for dot in self.dots
        )
        return f"{self.title}：{each}" if each else f"{self.title}：还没有"

    @cached_property
    def placed(self) -> list[PlacedDot]:
        if not self.dots:
            return []
        xs, ys = [dot.x for dot in self.dots], [dot.y for dot in self.dots]
        # One degree of longitude is shorter than one of latitude; plane figures far from ±90 are taken as they are.
        squeeze = cos(radians(sum(ys) / len(ys))) if all(abs(y) <= 90 for y in ys) else 1.0
        wide, high = (max(xs) - min(xs)) * squeeze, max(ys) - min(ys)
        margin_x, margin_y = 70, 34
        scale = min(
            (self.width - 2 * margin_x) / wide if wide else float("inf"),
            (self.height - 2 * margin_y) / high if high else float("inf"),
        )
        scale = 1.0 if scale == float("inf") else scale
        left, top = (self.width - wide * scale) / 2, (self.height - high * scale) / 2
        most = max(dot.count for dot in self.dots) or 1
        return [
            self._place(dot, left + (dot.x - min(xs)) * squeeze * scale, top + (max(ys) - dot.y) * scale, most)
            for dot in self.dots
        ]

    def _place(self, dot: Dot, cx: float, cy: float, most: int) -> PlacedDot:
        r = round(7 + 13 * sqrt(dot.count / most), 1) if dot.count else 5.0
        right = cx < self.width * 0.6
        away = r + (11 if dot.overdue else 6)
        share = min(dot.overdue / dot.count, 0.999) if dot.count and dot.overdue else 0
        return PlacedDot(
            dot=dot,
            cx=round(cx, 1),
            cy=round(cy, 1),
            r=r,
            ring=_arc(cx, cy, r + 5, share) if share else "",
            label_x=round(cx + away if right else cx - away, 1),
            anchor="start" if right else "end",
        )


def _arc(cx: float, cy: float, r: float, share: float) -> str:
    angle = 2 * pi * share
    return (
        f"M{cx:.1f} {cy - r:.1f}A{r:.1f} {r:.1f} 0 {int(share > 0.5)} 1 {cx + r * sin(angle):.1f} {cy - r * cos(angle):.1f}"
    )


@dataclass(frozen=True)
class Bar:
    label: str
    value: float
    x: float
    y: float
    width: float
    height: float
    out: bool
    label_shown: bool

    @property
    def mid(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def value_y(self) -> float:
        return round(self.y - 5, 1)


@dataclass(frozen=True)
class Bars:
    """A short series as bars; what passes the bound is drawn and said apart."""

    title: str
    points: Sequence[tuple[str, float]]
    bound: float | None = None
    bound_label: str = "界线"
    unit: str = "件"
    width: int = 640
    height: int = 180

    @cached_property
    def top(self) -> float:
        return max([value for _, value in self.points] + [self.bound or 0, 1])

    def _y(self, value: float) -> float:
        return round(24 + (self.height - 50) * (1 - value / self.top), 1)

    @property
    def base(self) -> float:
        return self._y(0)

    @property
    def bound_y(self) -> float | None:
        return None if self.bound is None else self._y(self.bound)

    @property
    def label_y(self) -> int:
        return self.height - 8

    @cached_property
    def bars(self) -> list[Bar]:
        if not self.points:
            return []
        pitch = self.width / len(self.points)
        every = max(1, round(len(self.points) * 48 / self.width))
        last = len(self.points) - 1
        return [
            Bar(
                label,
                value,
                x=round(number * pitch + pitch * 0.15, 1),
                y=self._y(value),
                width=round(pitch * 0.7, 1),
                height=round(self.base - self._y(value), 1),
                out=self.bound is not None and value > self.bound,
                label_shown=(last - number) % every == 0,
            )
            for number, (label, value) in enumerate(self.points)
        ]

    @property
    def label(self) -> str:
        if not self.points:
            return f"{self.title}：还没有数"
        first, last = self.points[0], self.points[-1]
        said = f"{self.title}：从{first[0]}的{first[1]:g}{self.unit}到{last[0]}的{last[1]:g}{self.unit}"
        outside = [
            f"{label}{value:g}{self.unit}" for label, value in self.points if self.bound is not None and value > self.bound
        ]
        return f"{said}；超过{self.bound_label}的有{'、'.join(outside)}" if outside else said


@dataclass(frozen=True)
class Spark:
    """A line the height of a word or two."""

    title: str
    values: Sequence[float]
    width: int = 120
    height: int = 28
    unit: str = ""

    @cached_property
    def _points(self) -> list[tuple[float, float]]:
        low, high = min(self.values), max(self.values)
        step = (self.width - 10) / max(1, len(self.values) - 1)
        return [
            (round(4 + number * step, 1), round(4 + (self.height - 8) * (1 - (value - low) / ((high - low) or 1)), 1))
            for number, value in enumerate(self.values)
        ]

    @property
    def path(self) -> str:
        return "M" + "L".join(f"{x} {y}" for x, y in self._points) if self.values else ""

    @property
    def end(self) -> tuple[float, float] | None:
        return self._points[-1] if self.values else None

    @property
    def label(self) -> str:
        if not self.values:
            return f"{self.title}：还没有数"
        return f"{self.title}：从{self.values[0]:g}{self.unit}到{self.values[-1]:g}{self.unit}"


@dataclass(frozen=True)
class Rung:
    label: str
    count: int
    near: bool = False


@dataclass(frozen=True)
class PlacedRung:
    rung: Rung
    share: str
    y: int
    width: int

    @property
    def text_y(self) -> int:
        return self.y + 26

    @property
    def share_x(self) -> int:
        return 90 + self.width


@dataclass(frozen=True)
class Ladder:
    """Levels standing on the door, the nearest lowest; `near` rungs are bracketed with `near_label`."""

    title: str
    rungs: Sequence[Rung]
    near_label: str = ""
    unit: str = "件"

    @property
    def total(self) -> int:
        return sum(rung.count for rung in self.rungs)

    @property
    def height(self) -> int:
        return 54 * len(self.rungs) + 6

    @cached_property
    def placed(self) -> list[PlacedRung]:
        most = max((rung.count for rung in self.rungs), default=0) or 1
        last = len(self.rungs) - 1
        return [
            PlacedRung(
                rung,
                f"{100 * rung.count / (self.total or 1):.1f}%",
                y=(last - number) * 54 + 8,
                width=round(200 * rung.count / most),
            )
            for number, rung in enumerate(self.rungs)
        ]

    @property
    def near_total(self) -> int:
        return sum(rung.count for rung in self.rungs if rung.near)

    @property
    def near_share(self) -> str:
        return f"{100 * self.near_total / (self.total or 1):.1f}%"

    @property
    def brace(self) -> str:
        near = [placed.y for placed in self.placed if placed.rung.near]
        if not near or not self.near_label:
            return ""
        top, bottom = min(near), max(near) + 40
        return f"M398 {top}h10v{bottom - top}h-10M408 {(top + bottom) / 2:.0f}h12"

    @property
    def brace_mid(self) -> int:
        near = [placed.y for placed in self.placed if placed.rung.near]
        return (min(near) + max(near) + 40) // 2 if near else 0

    @property
    def label(self) -> str:
        each = "，".join(f"{placed.rung.label}{placed.rung.count}{self.unit}占{placed.share}" for placed in self.placed)
        return f"{self.title}：{each}"


@dataclass(frozen=True)
class Round:
    """`matched` None: not yet opened."""

    matched: bool | None
    when: str = ""

    @property
    def says(self) -> str:
        return "还没有打开" if self.matched is None else "合上了" if self.matched else "没有合上"


@dataclass(frozen=True)
class PlacedRound:
    round: Round
    number: int
    x: int


@dataclass(frozen=True)
class Bracket:
    """Sealed offers of two sides, round by round: never a number, and the picture never moves with one."""

    rounds: Sequence[Round]
    upper: str
    lower: str

    @property
    def placed(self) -> list[PlacedRound]:
        return [PlacedRound(round_, number + 1, 96 + 204 * number) for number, round_ in enumerate(self.rounds)]

    @property
    def width(self) -> int:
        return 108 + 204 * max(1, len(self.rounds))

    @property
    def label(self) -> str:
        said = "，".join(f"第{number}轮{round_.says}" for number, round_ in enumerate(self.rounds, start=1))
        return f"密封报价：{said or '还没有开始'}。图上没有数目。"
