"""What the worklist was asked for, from the address line and back into it; unknown values read as the plain list."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from django.utils.http import urlencode

from ..lists import Asking
from ..narrowing import Wanted

VIEWS = {"mine": "我的今天", "office": "全站未结", "nobody": "没人接的"}
LONGEST = 60


@dataclass(frozen=True)
class Asked:
    view: str = "mine"
    flagged: bool = False
    station: str = ""
    kind: str = ""
    track: str = ""
    topic: str = ""
    handler: str = ""
    mover: str = ""
    since: str = ""
    until: str = ""
    after: str = ""

    @property
    def wanted(self) -> Wanted:
        return Wanted(self.track, self.topic, self.mover)

    @property
    def narrowed(self) -> bool:
        return self != Asked(view=self.view, after=self.after)


def asked_from(given: Asking) -> Asked:
    words = {field.name: given.get(field.name, "").strip()[:LONGEST] for field in fields(Asked) if field.name != "flagged"}
    view = words.pop("view")
    return Asked(view=view if view in VIEWS else "mine", flagged=given.get("flagged") == "1", **words)


def address(asked: Any, **changes: Any) -> str:
    """The same list with some things changed, of any list's `Asked`; a change starts again at the top."""
    pages = {name: "" for name in ("after", "before") if hasattr(asked, name)}
    changed = replace(asked, **{**pages, **changes})
    said = {field.name: getattr(changed, field.name) for field in fields(changed)}
    return "?" + urlencode({name: "1" if value is True else value for name, value in said.items() if value})


def day_of(text: str) -> date | None:
    """2026-11-03, 2026/11/3, 2026.11.3, 20261103, 2026年11月3日; what is no day reads as not asked."""
    digits = "".join(letter if letter.isdigit() and letter.isascii() else " " for letter in text).split()
    if len(digits) == 1 and len(digits[0]) == 8:
        digits = [digits[0][:4], digits[0][4:6], digits[0][6:]]
    try:
        year, month, day = (int(part) for part in digits)
        return date(year, month, day)
    except ValueError:
        return None
