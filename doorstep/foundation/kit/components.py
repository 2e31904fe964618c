"""The small frozen values that pages hand to components: plain text and dates, nothing that can query."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal

from django.utils import timezone

from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.templatetags.typesetting import zh_date, zh_weekday

Mover = Literal["you", "us", "them", "none"]
Tone = Literal["", "settled", "info", "soon", "good", "line"]


@dataclass(frozen=True)
class Link:
    label: str
    href: str
    icon: str = ""


@dataclass(frozen=True)
class NavItem:
    label: str
    href: str
    icon: str = ""
    count: int | str | None = None
    active: bool = False
    separator_before: bool = False


@dataclass(frozen=True)
class ContactBlock:
    """Who picks up: a name, a telephone, hours, an address. `someone_here` None says nothing about it."""

    name: str
    someone_here: bool | None = None
    phone: str = ""
    hours: Sequence[str] = ()
    address: str = ""
    note: str = ""
    link: Link | None = None

    @property
    def dial(self) -> str:
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")


@dataclass(frozen=True)
class Badge:
    label: str
    tone: Tone = ""
    icon: str = ""


@dataclass(frozen=True)
class Flag:
    label: str


@dataclass(frozen=True)
class Track:
    """Three small bars: how heavy a way of handling is, 1 to 3."""

    label: str
    level: int

    @property
    def bars(self) -> list[bool]:
        return [step <= self.level for step in (1, 2, 3)]


@dataclass(frozen=True)
class WhoseMove:
    """Who acts next. `who` names the others ("企业"); `since` is said as it stands ("已3天", "从12月10日起")."""

    mover: Mover
    who: str = ""
    since: str = ""

    @property
    def chip_label(self) -> str:
        return {"you": "轮到您", "us": "轮到我们", "none": "没有人要动"}.get(self.mover, f"等{self.who}")

    @property
    def label(self) -> str:
        return {"you": "轮到您", "us": "轮到我们", "none": "现在没有人要动"}.get(self.mover, f"轮到{self.who}")

    @property
    def icon(self) -> str:
        return {"you": "speech", "us": "phone", "none": "check"}.get(self.mover, "building")


@dataclass(frozen=True)
class PersonChip:
    """A person as a list may show them: `head` and `tail` around a bar of one length, or `shown` once opened."""

    head: str = ""
    tail: str = ""
    shown: str = ""
    role: str = ""
    note: str = ""


@dataclass(frozen=True)
class TimelineItem:
    """One fact, one sentence. `key` marks what changed the course; what lies after today is drawn as ahead."""

    at: date | datetime
    text: str
    detail: str = ""
    key: bool = False
    ahead: bool = False
    today: bool = False
    when: str = ""
    year: str = ""
    href: str = ""

    @property
    def day(self) -> date:
        if isinstance(self.at, datetime):
            return timezone.localtime(self.at).date() if timezone.is_aware(self.at) else self.at.date()
        return self.at


def timeline(items: Iterable[TimelineItem], today: date, *, newest_first: bool = True) -> list[TimelineItem]:
    """The items in order, with today's line drawn between what was and what is to come."""
    dated = [
        replace(
            item,
            ahead=item.ahead or item.day > today,
            when=item.when or zh_date(item.day, item.day),
            year="" if item.when or item.day.year == today.year else f"{item.day.year}年",
        )
        for item in items
    ]
    line = TimelineItem(at=today, text=f"今天，{zh_weekday(today)}", today=True, when=zh_date(today, today))
    been = sorted((item for item in dated if not item.ahead), key=lambda item: item.day)
    ahead = sorted((item for item in dated if item.ahead), key=lambda item: item.day)
    in_order = [*been, line, *ahead]
    return in_order[::-1] if newest_first else in_order


@dataclass(frozen=True)
class Column:
    label: str
    numeric: bool = False


@dataclass(frozen=True)
class Cell:
    text: str = ""
    href: str = ""
    badge: Badge | None = None
    move: WhoseMove | None = None
    flag: Flag | None = None
    muted: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of text or `Cell`s under columns; on a phone each row is a card that names its columns."""

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str | Cell]]
    foot: Sequence[str | Cell] = ()

    def _paired(self, row: Sequence[str | Cell]) -> list[tuple[Column, Cell]]:
        cells = [cell if isinstance(cell, Cell) else Cell(text=str(cell)) for cell in row]
        return list(zip(self.columns, cells, strict=True))

    @property
    def body(self) -> list[list[tuple[Column, Cell]]]:
        return [self._paired(row) for row in self.rows]

    @property
    def footing(self) -> list[tuple[Column, Cell]]:
        return self._paired(self.foot) if self.foot else []


@dataclass(frozen=True)
class ListRow:
    """One line of a dated list: clock, what it is, the next step, whose move; at most three marks."""

    href: str
    title: str
    clock: Clock | None = None
    code: str = ""
    places: Sequence[str] = ()
    next_step: str = ""
    move: WhoseMove | None = None
    track: Track | None = None
    flag: Flag | None = None
    value: str = ""


@dataclass(frozen=True)
class RowGroup:
    label: str
    rows: Sequence[ListRow]
    reason: str = ""

    @property
    def says(self) -> str:
        return f"{len(self.rows)}件。{self.reason}" if self.reason else f"{len(self.rows)}件"


@dataclass(frozen=True)
class Phase:
    label: str
    state: Literal["past", "now", "ahead"] = "ahead"
    note: str = ""


@dataclass(frozen=True)
class NextStep:
    """One sentence, whose move it is, and the page's only red button: a link, or a form's submit with `form`."""

    sentence: str
    why: str = ""
    move: WhoseMove | None = None
    action: Link | None = None
    form: str = ""
    form_label: str = ""


@dataclass(frozen=True)
class Steps:
    here: int
    of: int = 3
    label: str = ""

    @property
    def marks(self) -> list[str]:
        return ["done" if step < self.here else "here" if step == self.here else "" for step in range(1, self.of + 1)]


@dataclass(frozen=True)
class SheetLine:
    """`value` is written as it should stand on paper; `small` says how it came about, `cite` the article."""

    label: str
    value: str
    small: str = ""
    cite: str = ""


@dataclass(frozen=True)
class Sheet:
    title: str
    lines: Sequence[SheetLine]
    total_label: str = ""
    total: str = ""
    made_on: str = ""
    note: str = ""


@dataclass(frozen=True)
class Pager:
    """Keyset pages: there is a way back and a way on, no page numbers."""

    previous_url: str = ""
    next_url: str = ""
    says: str = ""


@dataclass(frozen=True)
class Door:
    """What the frame of the public pages needs to know; see the top of `kit/portal.html`."""

    organisation_name: str
    place_name: str = ""
    contact: ContactBlock | None = None
    home_url: str = "/"
    leave_url: str = "https://www.weather.com.cn/"
    text_size_url: str = ""
    shared_tablet: bool = False
    links: Sequence[Link] = field(default_factory=tuple)


@dataclass(frozen=True)
class Desk:
    """What the frame of the staff pages needs to know; see the top of `kit/desk.html`."""

    organisation_name: str
    organisation_kind: str = ""
    nav: Sequence[NavItem] = ()
    account_name: str = ""
    account_url: str = ""
    on_duty: str = ""
    inbox_count: int = 0
    inbox_url: str = ""
    home_url: str = "/desk/"
    search_url: str = ""
    search_words: str = ""
    search_hint: str = "编号、名称，或两个字以上的词"
    sign_out_url: str = ""
    text_size_url: str = ""
    help_url: str = ""
