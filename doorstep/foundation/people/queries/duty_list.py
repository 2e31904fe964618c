"""Who is on duty at a station, day by day: one date counts before the weekly list, holidays have none but dated turns,
and whoever is away or has left is replaced by the substitute."""

import calendar as months
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of
from doorstep.foundation.people.models import Account, DutyTurn, RoleHeld
from doorstep.foundation.people.workdays import calendar_of
from doorstep.knowledge.labourlaw.calendar import REST_DAY, STATUTORY_HOLIDAY, Calendar, day_kind

from .presence import Away, away_in, stand_ins

WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OnDuty:
    """`instead_of` is empty when it is who the list names."""

    account: Account
    phone: str = ""
    instead_of: str = ""


def is_holiday(day: date, calendar: Calendar) -> bool:
    """The weekly list rests on statutory holidays and on working days that were moved away."""
    kind = day_kind(day, calendar).kind
    return kind == STATUTORY_HOLIDAY or (kind == REST_DAY and day.weekday() < 5)


def region_calendar(organisation: Organisation) -> Calendar:
    district = district_of(organisation)
    return calendar_of(district.region if district else "")


def turns_of(organisation: Organisation, first: date, last: date) -> list[DutyTurn]:
    rows = DutyTurn.objects.filter(organisation=organisation).between(first, last)
    return list(rows.select_related("account", "substitute").order_by("weekday", "since", "id"))


@dataclass(frozen=True)
class _There:
    """Roles and absences of a span of days, read once."""

    held: dict[int, list[tuple[date, date | None]]]
    away: dict[date, dict[int, Away]]

    def able(self, account: Account | None, day: date) -> bool:
        if account is None or not account.is_active or account.pk in self.away.get(day, {}):
            return False
        return any(since <= day and (until is None or until >= day) for since, until in self.held.get(account.pk, []))


def planned(organisation: Organisation, days: list[date]) -> dict[date, list[OnDuty]]:
    """For each of these days, in a fixed number of queries."""
    turns = turns_of(organisation, days[0], days[-1])
    if not turns:
        return {day: [] for day in days}
    there, calendar = _There(_held(organisation, turns), away_in(days)), region_calendar(organisation)
    return {day: [one for turn in _of(turns, day, calendar) if (one := _who(turn, day, there))] for day in days}


def _held(organisation: Organisation, turns: Iterable[DutyTurn]) -> dict[int, list[tuple[date, date | None]]]:
    wanted = {pk for turn in turns for pk in (turn.account_id, turn.substitute_id) if pk}
    rows = RoleHeld.objects.filter(account__in=wanted, organisation=organisation)
    found: dict[int, list[tuple[date, date | None]]] = {}
    for account, since, until in rows.values_list("account_id", "since", "until"):
        found.setdefault(account, []).append((since, until))
    return found


def _of(turns: Sequence[DutyTurn], day: date, calendar: Calendar) -> list[DutyTurn]:
    dated = [turn for turn in turns if turn.weekday is None and turn.since == day]
    if dated or is_holiday(day, calendar):
        return dated
    weekly = [turn for turn in turns if turn.weekday == day.weekday()]
    return [turn for turn in weekly if turn.since <= day and (turn.until is None or turn.until >= day)]


def _who(turn: DutyTurn, day: date, there: _There) -> OnDuty | None:
    if there.able(turn.account, day):
        return OnDuty(turn.account, turn.phone)
    away = there.away.get(day, {}).get(turn.account_id)
    for other in (turn.substitute, away.stand_in if away else None):
        if other is not None and (other is not turn.substitute or there.able(other, day)):
            return OnDuty(other, turn.phone if other is not turn.substitute else "", turn.account.display_name)
    return None


def day_plan(turns: Sequence[DutyTurn], day: date, calendar: Calendar, able: set[int]) -> list[OnDuty]:
    """One day, when it is known who of those named is able; absences are asked only where a turn is left with nobody."""
    held: dict[int, list[tuple[date, date | None]]] = {pk: [(day, None)] for pk in able}
    those, there = _of(turns, day, calendar), _There(held, {})
    alone = {turn.account_id for turn in those if _who(turn, day, there) is None}
    if alone:
        there = _There(held, {day: {pk: Away(day, day, one) for pk, one in stand_ins(alone, day).items()}})
    return [one for turn in those if (one := _who(turn, day, there))]


@dataclass(frozen=True)
class DayCell:
    day: date
    in_month: bool
    today: bool
    holiday: bool
    people: list[OnDuty]


def month_of(organisation: Organisation, first: date, today: date) -> list[list[DayCell]]:
    """Weeks from Monday; days of the months around it stay empty."""
    last = date(first.year, first.month, months.monthrange(first.year, first.month)[1])
    days = [first + n * ONE_DAY for n in range((last - first).days + 1)]
    plan, calendar = planned(organisation, days), region_calendar(organisation)
    start, end = first - first.weekday() * ONE_DAY, last + (6 - last.weekday()) * ONE_DAY
    every = [start + n * ONE_DAY for n in range((end - start).days + 1)]
    cells = [
        DayCell(day, first <= day <= last, day == today, is_holiday(day, calendar), plan.get(day, [])) for day in every
    ]
    return [cells[n : n + 7] for n in range(0, len(cells), 7)]


@dataclass(frozen=True)
class TurnLine:
    code: str
    when: str
    who: str
    substitute: str
    phone: str
    until: str


def turn_lines(organisation: Organisation, today: date) -> list[TurnLine]:
    """What is planned from today on."""
    rows = DutyTurn.objects.filter(organisation=organisation).filter(Q(until=None) | Q(until__gte=today))
    return [_line(row) for row in rows.select_related("account", "substitute").order_by("weekday", "since", "id")[:200]]


def _line(row: DutyTurn) -> TurnLine:
    when = f"每{WEEKDAYS[row.weekday]}" if row.weekday is not None else _day(row.since)
    until = f"{_day(row.since)}起" + (f"，到{_day(row.until)}" if row.until else "") if row.weekday is not None else ""
    substitute = row.substitute.display_name if row.substitute else ""
    return TurnLine(row.code, when, row.account.display_name, substitute, row.phone, until)


def _day(day: date) -> str:
    return f"{day.month}月{day.day}日"


def stations_of(actor: Actor) -> list[Organisation]:
    """Whose lists this actor may keep: their own and those below."""
    kinds = (Organisation.Kind.DISTRICT, Organisation.Kind.STATION)
    return list(Organisation.objects.visible_to(actor).filter(kind__in=kinds, closed_on=None).order_by("path"))
