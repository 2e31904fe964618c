"""How long a claim may still be taken to arbitration: interruptions restart the year, suspensions stretch it.

Labour Dispute Mediation and Arbitration Law art. 27; Case Handling Rules arts. 27-28; Civil Code arts.
202-203. Limitation is a defence for the other side: it is shown and warned of, never a reason to refuse.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.calendar import Calendar, add_years, next_workday_or_same
from doorstep.knowledge.labourlaw.saying import zh_day

ORDINARY = "ordinary"
WAGES = "wages"
KINDS = (ORDINARY, WAGES)
SUSPENSION = "suspension"
INTERRUPTIONS = (
    "demand",
    "complaint",
    "mediation_application",
    "mediation_failed",
    "arbitration_filed",
    "acknowledgement",
)


@dataclass(frozen=True)
class LimitationEvent:
    """An act that restarts the year (`on`), or a suspension from its first suspended day `on` to `until`,
    the first day that counts again."""

    kind: str
    on: date
    until: date | None = None


@dataclass(frozen=True)
class Limitation:
    """`expires` and `natural` (before rolling) are None when no limit runs. `ends` has the last day after each step."""

    expires: date | None
    natural: date | None = None
    runs_from: date | None = None
    provisional: bool = False
    steps: tuple[str, ...] = ()
    ends: tuple[date, ...] = ()

    def in_time(self, filed_on: date) -> bool:
        return self.expires is None or filed_on <= self.expires

    def days_left(self, today: date) -> int | None:
        """Natural days from `today` to the last day; negative when it has passed, None without a limit."""
        return None if self.expires is None else (self.expires - today).days


def limitation(kind: str, began_on: date | None, calendar: Calendar, events: Iterable[LimitationEvent] = ()) -> Limitation:
    """When an arbitration claim lapses.

    `kind` ordinary: one year from `began_on`, the day the worker knew or should have known. `kind` wages:
    one year from `began_on`, the day employment ended; no limit while it lasts (None). Art. 27.
    Raises BadInput for an unknown kind or event, or an ordinary claim without a day.
    """
    if kind not in KINDS:
        raise BadInput("kind", "请选 ordinary（一般）或 wages（劳动报酬）。")
    if began_on is None:
        if kind == WAGES:
            return Limitation(None, steps=("还在职，拖欠劳动报酬不受一年限制。",))
        raise BadInput("known_on", "请填知道权利受侵害的日期。")
    try:
        return _run(began_on, calendar, events)
    except (OverflowError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput("known_on" if kind == ORDINARY else "terminated_on", "这个日期太远，算不了。") from None


def limitation_days_left(
    kind: str, began_on: date | None, calendar: Calendar, today: date, events: Iterable[LimitationEvent] = ()
) -> int | None:
    """Natural days left on `today`; None when no limit runs."""
    return limitation(kind, began_on, calendar, events).days_left(today)


def _run(start: date, calendar: Calendar, events: Iterable[LimitationEvent]) -> Limitation:
    last, counted_to = add_years(start, 1), start
    steps = [(f"从{zh_day(start)}起算一年。", last)]
    for event in _in_order(events):
        said = ""
        # Whether an act still counts is judged on the rolled date, days are added to the unrolled one.
        if event.on > last and event.on > next_workday_or_same(last, calendar):
            late = "；对方事后自己答应付的，不能再反悔（民法典第192条）" if event.kind == "acknowledgement" else ""
            said = f"{zh_day(event.on)}的事发生在期满之后，不改变结果{late}。"
        elif event.until is not None:
            extra = (event.until - max(event.on, counted_to)).days
            if extra > 0:
                last, counted_to = last + timedelta(days=extra), event.until
                said = f"{zh_day(event.on)}至{zh_day(event.until)}中止，加{extra}天。"
        elif event.on >= start:
            # What is left of a suspension still under way goes on; what has passed of it is used up.
            left = max(0, (counted_to - event.on).days)
            again = add_years(event.on, 1) + timedelta(days=left)
            if again >= last:  # a leap day in between: an act in the worker's favour never takes a day away
                start, last, counted_to = event.on, again, max(counted_to, event.on)
                said = f"{zh_day(event.on)}中断，从这天起重新算一年。" + (f"还在中止，加{left}天。" if left else "")
        if said:
            steps.append((said, last))
    expires = next_workday_or_same(last, calendar)
    if expires != last:
        steps.append((f"{zh_day(last)}不上班，顺延到{zh_day(expires)}。", expires))
    provisional = calendar.provisional_between(last, expires)
    return Limitation(expires, last, start, provisional, *zip(*steps, strict=True))


def _in_order(events: Iterable[LimitationEvent]) -> list[LimitationEvent]:
    events = list(events)
    for nth, event in enumerate(events):
        if event.kind == SUSPENSION:
            if event.until is None or event.until < event.on:
                raise BadInput(f"events[{nth}].to", "中止结束的日期不能早于开始的日期。")
        elif event.kind not in INTERRUPTIONS or event.until is not None:
            raise BadInput(f"events[{nth}].type", "可选：" + "、".join((*INTERRUPTIONS, SUSPENSION)) + "。")
    return sorted(events, key=lambda event: (event.on, event.kind == SUSPENSION))
