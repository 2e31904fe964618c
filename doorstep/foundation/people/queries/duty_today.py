"""Who the duty list names today, for the frame of every page: one query where nobody it names is away."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Absence, DutyTurn, RoleHeld
from doorstep.foundation.people.workdays import calendar_of

from .duty_list import OnDuty, day_plan


@dataclass(frozen=True)
class DutyToday:
    names: tuple[str, ...] = ()
    phone: str = ""


def duty_today(organisation: Organisation, day: date) -> DutyToday:
    """Empty where the list names nobody: the mark of old is for notices."""
    rows = DutyTurn.objects.filter(organisation=organisation).between(day, day)
    rows = rows.filter(Q(weekday=None) | Q(weekday=day.weekday())).select_related("account", "substitute")
    district = Organisation.objects.filter(path=organisation.district_path).order_by().values("region")
    rows = rows.annotate(able=_there("account", day), other=_there("substitute", day), region=Subquery(district))
    turns: list[Any] = list(rows.order_by("since", "id"))
    if not turns:
        return DutyToday()
    able = {turn.account_id for turn in turns if turn.able} | {
        turn.substitute_id for turn in turns if turn.other and turn.substitute_id
    }
    return _told(day_plan(turns, day, calendar_of(turns[0].region or ""), able))


def _there(field: str, day: date) -> Q:
    held = RoleHeld.objects.on(day).filter(account=OuterRef(field), organisation=OuterRef("organisation"))
    return Q(Exists(held), ~Exists(Absence.objects.on(day).filter(account=OuterRef(field))))


def _told(found: list[OnDuty]) -> DutyToday:
    names = dict.fromkeys(one.account.display_name for one in found)
    return DutyToday(tuple(names), next((one.phone for one in found if one.phone), ""))
