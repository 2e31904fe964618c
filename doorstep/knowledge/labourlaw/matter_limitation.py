"""Until when each group of a matter's claims may be taken to arbitration, and what it would mean to prove one more act."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.limitation import ORDINARY, SUSPENSION, WAGES, Limitation, LimitationEvent, limitation
from doorstep.knowledge.labourlaw.matter_facts import DatedEvent, MatterDates
from doorstep.knowledge.labourlaw.saying import zh_day
from doorstep.knowledge.setting import Setting

LEAVE = "leave"
GROUPS = {WAGES: "工资报酬", ORDINARY: "其他请求", LEAVE: "没休年假的工资"}
CITATION = "调解仲裁法第27条；仲裁办案规则第26—28条"
ACTS_ZH = {
    "demand": "催要",
    "complaint": "投诉",
    "mediation_application": "申请调解",
    "mediation_failed": "调解不成",
    "arbitration_filed": "申请仲裁",
    "acknowledgement": "对方承认",
    SUSPENSION: "不能主张权利的情形",
}
# What the file itself proves: the station or the commission holds the paper.
_ON_FILE = {
    "mediation_asked_on": "mediation_application",
    "mediation_failed_on": "mediation_failed",
    "agreement_broken_on": "mediation_failed",
    "arbitration_applied_on": "arbitration_filed",
    "payment_order_asked_on": "arbitration_filed",
    "sued_on": "arbitration_filed",
    "inspection_complained_on": "complaint",
}


@dataclass(frozen=True)
class WhatIf:
    """What proving one act would change. `gains` in days; 0 when nothing moves."""

    event: DatedEvent
    before: date
    after: date
    sentence_zh: str

    @property
    def gains(self) -> int:
        return (self.after - self.before).days


@dataclass(frozen=True)
class ClaimLimitation:
    """One group's limitation by what is proven; `assumed_zh` says what was taken for granted, `warnings` by code."""

    group: str
    label_zh: str
    found: Limitation
    what_ifs: tuple[WhatIf, ...] = ()
    assumed_zh: str = ""
    warnings: tuple[str, ...] = ()


def limitations_of(dates: MatterDates, setting: Setting) -> tuple[ClaimLimitation, ...]:
    """Each group of claims whose first day is known, wages first. Unproven acts are left out and shown as what-ifs.

    Raises BadInput for an unknown group, or for an event that cannot be used (`events[0].type`)."""
    if unknown := dates.claims - GROUPS.keys():
        raise BadInput("claims", f"没有这类请求：{'、'.join(sorted(unknown))}。可选：{'、'.join(GROUPS)}。")
    found = (_of_group(group, dates, setting) for group in GROUPS if group in dates.claims)
    return tuple(one for one in found if one)


def what_if(dates: MatterDates, event: DatedEvent, setting: Setting) -> tuple[tuple[str, WhatIf], ...]:
    """By group: where the limitation would run to if this act were proven on top of what is."""
    asked = replace(dates, events=(*(one for one in dates.events if one != event), replace(event, proven=False)))
    return tuple(
        (one.group, guess)
        for one in limitations_of(asked, setting)
        for guess in one.what_ifs
        if guess.event == asked.events[-1]
    )


def _of_group(group: str, dates: MatterDates, setting: Setting) -> ClaimLimitation | None:
    kind, began, assumed = _first_day(group, dates)
    if began is None and kind == ORDINARY:
        return None
    on_file = _on_file(dates)
    proven = [*on_file, *(event.act for event in dates.events if event.proven)]
    found = limitation(kind, began, setting.calendar, proven)
    guesses = []
    for event in dates.events:
        if event.proven or found.expires is None:
            continue
        after = limitation(kind, began, setting.calendar, [*proven, event.act]).expires
        if after:
            guesses.append(WhatIf(event, found.expires, after, _sentence(event, found.expires, after)))
    warnings = ("leave_limitation_contested",) if group == LEAVE else ()
    return ClaimLimitation(group, GROUPS[group], found, tuple(guesses), assumed, warnings)


def _first_day(group: str, dates: MatterDates) -> tuple[str, date | None, str]:
    """The kind of limitation, the day it runs from, and what had to be assumed. Of two readings the earlier day."""
    if group == WAGES:
        if dates.employment_ended_on:
            return WAGES, dates.employment_ended_on, ""
        if dates.still_employed:
            return WAGES, None, ""
        return ORDINARY, dates.known_on, "不清楚还在不在这家单位，先按较早的一天提醒；还在职就不受一年限制。"
    if dates.known_on is None and dates.employment_ended_on:
        return ORDINARY, dates.employment_ended_on, "还没问清哪天知道的，先从离开单位那天起算。"
    return ORDINARY, dates.known_on, ""


def _on_file(dates: MatterDates) -> list[LimitationEvent]:
    days = ((act, getattr(dates, name)) for name, act in _ON_FILE.items())
    return [LimitationEvent(act, day) for act, day in days if day]


def _sentence(event: DatedEvent, before: date, after: date) -> str:
    act = f"{zh_day(event.on)}的{ACTS_ZH[event.kind]}"
    if event.on > before:
        return f"{act}在{zh_day(before)}期满之后，证明了也不改变时效；对方事后自己答应付的，另当别论（民法典第192条）。"
    if after == before:
        return f"证明了{act}，时效也不变，仍到{zh_day(before)}。"
    return f"若能证明{act}，仲裁时效到{zh_day(after)}。"


def soonest(found: Iterable[ClaimLimitation]) -> date | None:
    """The earliest last day of all groups; None when no limit runs."""
    days = [one.found.expires for one in found if one.found.expires]
    return min(days, default=None)
