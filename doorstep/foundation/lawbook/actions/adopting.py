"""A figure or a year's holidays is entered by one person and adopted by another; only then the law of the house moves."""

from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.ids import new_id
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.facts import (
    FigureAdopted,
    FigureProposed,
    ProposalRejected,
    YearAdopted,
    YearProposed,
)
from doorstep.foundation.lawbook.models import CalendarYear, Figure, Proposal, Stamp
from doorstep.foundation.lawbook.notice import Notice, check_notice
from doorstep.foundation.lawbook.queries.setting import look_again, setting_for
from doorstep.foundation.lawbook.rules import may
from doorstep.foundation.people.codes import new_code

LONGEST = 200
LONGEST_REASON = 500
Kind = TypeVar("Kind", bound=Proposal)


@action
def propose_figure(
    *, region: str, name: str, value: Decimal, unit: str, since: date, source: str, basis: str = "",
    confidence: str = "verified", actor: Actor, at: datetime,
) -> Figure:  # fmt: skip
    """A new value of one parameter from a day on. Nothing is reckoned with it before a second person adopts it. Tells
    FigureProposed."""
    _allow(actor, "propose", region)
    _check_words(source, basis, confidence)
    if not value.is_finite() or not 0 <= value < 10**10 or value != round(value, 4):
        raise Refused("请填不小于零的数，最多四位小数，例如2540或21.75", "value")
    if not 1990 <= since.year <= at.year + 3:
        raise Refused(f"起用的日子应在1990年到{at.year + 3}年之间", "since")
    held = setting_for(region).book.values.get(name, ())
    if any(known.since == since and known.value == value for known in held):
        raise Refused("现在用的就是这个数，从这一天起没有变", "value")
    if Figure.objects.filter(region=region, name=name, since=since, state=Figure.State.PROPOSED).exists():
        raise Refused("这一天的新数已经有人录入，正等第二个人看", "since")
    row = Figure.objects.create(
        code=new_code("LF", 8), region=region, name=name, value=value, unit=unit, since=since, source=source.strip(),
        basis=basis.strip(), confidence=confidence, entered_by=actor.account, entered_at=at,
    )  # fmt: skip
    record(FigureProposed(row.ref, region, name, f"{value.normalize() + 0:f}", unit, since), actor, at)
    return row


@action
def propose_year(
    *, region: str, year: int, notice: Notice, source: str, basis: str = "", confidence: str = "verified",
    actor: Actor, at: datetime,
) -> CalendarYear:  # fmt: skip
    """The holiday notice of a year. No clock moves before a second person adopts it. Tells YearProposed."""
    _allow(actor, "propose", region)
    _check_words(source, basis, confidence)
    if not at.year - 1 <= year <= at.year + 2:
        raise Refused(f"请填{at.year - 1}年到{at.year + 2}年之间的年份", "year")
    check_notice(year, notice)
    if CalendarYear.objects.filter(region=region, year=year, state=CalendarYear.State.PROPOSED).exists():
        raise Refused("这一年的安排已经有人录入，正等第二个人看", "year")
    row = CalendarYear.objects.create(
        code=new_code("LY", 8), region=region, year=year, source=source.strip(), basis=basis.strip(),
        confidence=confidence, entered_by=actor.account, entered_at=at, **notice.as_columns(),
    )  # fmt: skip
    record(YearProposed(row.ref, region, year, len(row.days_off), len(row.make_up_workdays)), actor, at)
    return row


@action
def adopt(*, proposal: Figure | CalendarYear, actor: Actor, at: datetime) -> None:
    """By another person than who entered it. From this moment every reckoning of the region uses it; open clocks are
    reckoned anew by whoever hears the fact. Tells FigureAdopted or YearAdopted."""
    row = _held(proposal)
    _allow(actor, "adopt", row)
    _still_open(row)
    row.state, row.checked_by, row.checked_at = Proposal.State.ADOPTED, actor.account, at
    row.save(update_fields=["state", "checked_by", "checked_at"])
    Stamp.objects.update_or_create(region=row.region, defaults={"number": new_id()})
    look_again(row.region)
    record(_adopted(row), actor, at)


def _adopted(row: Figure | CalendarYear) -> FigureAdopted | YearAdopted:
    if isinstance(row, Figure):
        value = f"{row.value.normalize() + 0:f}"
        return FigureAdopted(row.ref, row.region, row.name, value, row.since, row.entered_by)
    return YearAdopted(row.ref, row.region, row.year, row.entered_by)


@action
def reject(*, proposal: Figure | CalendarYear, reason: str, actor: Actor, at: datetime) -> None:
    """Sent back with a reason, by the second person or taken back by the first. Nothing else changes. Tells
    ProposalRejected."""
    row = _held(proposal)
    _allow(actor, "reject", row)
    _still_open(row)
    reason = reason.strip()
    if not reason:
        raise Refused("请写一句为什么退回", "reason")
    if len(reason) > LONGEST_REASON:
        raise Refused(f"理由最多{LONGEST_REASON}个字，请写短一些", "reason")
    row.state, row.checked_by, row.checked_at = Proposal.State.REJECTED, actor.account, at
    row.save(update_fields=["state", "checked_by", "checked_at"])
    record(ProposalRejected(row.ref, row.region, Words(reason)), actor, at)


def _held(row: Kind) -> Kind:
    """Locked: of two who decide at once, one waits and sees the other's decision."""
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    return row


def _allow(actor: Actor, verb: str, about: object) -> None:
    answer = may(actor, verb, about)
    if not answer:
        raise Refused(answer.why_not)


def _still_open(row: Proposal) -> None:
    if not row.is_open:
        raise Refused(f"这一条已经{row.get_state_display()}，请刷新页面看看")


def _check_words(source: str, basis: str, confidence: str) -> None:
    if not source.strip():
        raise Refused("请写出处，例如文号和发文机关", "source")
    for name, words in (("source", source), ("basis", basis)):
        if len(words) > LONGEST:
            raise Refused(f"最多{LONGEST}个字，现在有{len(words)}个字，请写短一些", name)
    if confidence not in Proposal.Confidence.values:
        raise Refused("请选看过原文，还是转述", "confidence")
