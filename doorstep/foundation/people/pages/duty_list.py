"""The duty list of a station: a month at a glance, who is planned, and one form."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.actions.duty_list import end_turn, set_turn
from doorstep.foundation.people.queries import access
from doorstep.foundation.people.queries.duty_list import WEEKDAYS, month_of, stations_of, turn_lines
from doorstep.foundation.people.rules import AWAY, LIST_KEEPERS, may

from .absence_forms import TurnForm
from .accounts import show_refusal
from .guards import StaffRequest, staff_page

FARTHEST_MONTHS = 12


def _month(request: StaffRequest, today: date) -> date:
    """`?month=2026-11`; nonsense and far-off months read as this one."""
    year, _, month = request.GET.get("month", "").partition("-")
    if year.isdecimal() and month.isdecimal() and 1 <= int(month[:4]) <= 12 and _near(int(year[:6]), int(month), today):
        return date(int(year), int(month), 1)
    return today.replace(day=1)


def _near(year: int, month: int, today: date) -> bool:
    return abs((year - today.year) * 12 + month - today.month) <= FARTHEST_MONTHS


def _beside(first: date, today: date) -> tuple[str, str]:
    """The month before and the one after, where the list goes that far."""
    before = (first.year, first.month - 1) if first.month > 1 else (first.year - 1, 12)
    after = (first.year, first.month + 1) if first.month < 12 else (first.year + 1, 1)
    shown = [f"{year}-{month}" if _near(year, month, today) else "" for year, month in (before, after)]
    return shown[0], shown[1]


@staff_page(*AWAY)
def duty_list(request: StaffRequest) -> HttpResponse:
    actor, today, sent = request.actor, timezone.localdate(), request.method == "POST"
    station = access.duty_station(actor, request.GET.get("station", "")[:40])
    keeps, first = bool(may(actor, "keep_duty_list", station)), _month(request, today)
    form = TurnForm(request.POST if sent and keeps else None, station=station, today=today)
    if sent and keeps and form.is_valid() and _planned(request, station, form):
        return redirect(f"{reverse('duty-list')}?station={station.code}")
    before, after = _beside(first, today)
    context = {
        "station": station,
        "weeks": month_of(station, first, today),
        "first": first,
        "before": before,
        "after": after,
    }
    context |= {"turns": turn_lines(station, today), "form": form, "keeps": keeps}
    context |= {"weekdays": WEEKDAYS, "stations": stations_of(actor)}
    return render(request, "people/duty_list.html", context, status=422 if sent else 200)


def _planned(request: StaffRequest, station: Organisation, form: TurnForm) -> bool:
    given = dict(form.cleaned_data)
    people: dict[str, Any] = {name: access.account_named(given.pop(name)) for name in ("account", "substitute")}
    try:
        set_turn(organisation=station, **people, **given, actor=request.actor, at=timezone.now())
    except Refused as refusal:
        show_refusal(form, refusal)
        return False
    messages.success(request, "排好了，新线索会先告诉值班的人")
    return True


@staff_page(*LIST_KEEPERS)
@require_POST
def duty_end(request: StaffRequest, code: str) -> HttpResponse:
    turn = access.turn_for(request.actor, code)
    try:
        end_turn(turn=turn, actor=request.actor, at=timezone.now())
        messages.success(request, "撤掉了")
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    return redirect(f"{reverse('duty-list')}?station={turn.organisation.code}")
