"""What officers have worked out on some open matters of the demo district: dated facts, sums by both accounts, one hand-over."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.linkage.actions.transfers import ask
from doorstep.knowledge.labourlaw.calendar import add_months
from doorstep.services.disputes.actions.acceptance import accept_mediation
from doorstep.services.disputes.actions.dated_facts import note_act, set_fact
from doorstep.services.disputes.actions.worksheets import save_worksheet, share_worksheet
from doorstep.services.disputes.models import Matter

if TYPE_CHECKING:
    from .told import Station

MOST = 3  # matters a station has reckoned; more would only take time
RECKONED = {"wages_owed", "severance", "unlawful_dismissal"}


def work_at_the_desk(stations: Sequence["Station"], now: datetime, random: Random) -> None:
    for station in stations:
        actor = station.actor(station.first, now)
        rows = Matter.objects.filter(office=station.office, handler=station.first, phase=Matter.Phase.REGISTERED)
        fitting = [row for row in rows.order_by("-id")[:40] if RECKONED & set(row.topics) and not row.by_enterprise]
        for matter in fitting[:MOST]:
            _reckon(matter, actor, now, random)
        for matter in [row for row in fitting if row.mediation_asked_on][:1]:
            how = "店长在电话里答应来谈，约了本周见面。"
            accept_mediation(matter=matter, how=how, mediator=station.second, actor=actor, at=now)
    _hand_over(stations, now)


def _reckon(matter: Matter, actor: Actor, now: datetime, random: Random) -> None:
    today = timezone.localdate(now)
    hired = add_months(today, -random.randint(8, 60)).replace(day=random.randint(1, 28))
    wage = Decimal(random.randint(42, 98) * 100)
    set_fact(matter=matter, what="hire_on", on=hired, source="worker", actor=actor, at=now)
    note_act(
        matter=matter, act="demand", on=today - timedelta(days=random.randint(20, 60)), source="worker", actor=actor, at=now
    )
    if "wages_owed" in matter.topics:
        facts = {"months": [{"month": f"{month:%Y-%m}", "due": str(wage), "paid": "0"} for month in _months(today)]}
        sheet = save_worksheet(matter=matter, rule="wages.arrears", facts=facts, account="worker", actor=actor, at=now)
        share_worksheet(sheet=sheet, actor=actor, at=now)
    rule = "severance.unlawful" if "unlawful_dismissal" in matter.topics else "severance.amount"
    if rule == "severance.unlawful" or "severance" in matter.topics:
        left = today - timedelta(days=random.randint(5, 25))
        for account, start in (("worker", hired), ("employer", add_months(hired, 3))):
            given = {"hire": start.isoformat(), "end": left.isoformat(), "avg12": str(wage)}
            if start < left:
                save_worksheet(matter=matter, rule=rule, facts=given, account=account, actor=actor, at=now)


def _months(today: date) -> list[date]:
    first = today.replace(day=1)
    return [add_months(first, -2), add_months(first, -1)]


def _hand_over(stations: Sequence["Station"], now: datetime) -> None:
    """One station asks its neighbour to take a matter; nobody has answered yet."""
    giver, taker = stations[0], stations[1]
    row = Matter.objects.filter(office=giver.office, phase=Matter.Phase.REGISTERED, shielded=False).order_by("id").first()
    if row is not None:
        reason = "职工上班的地方在你们街道，离你们近，请接过去办。"
        ask(about=row.ref, taker=taker.office, reason=reason, actor=giver.actor(giver.first, now), at=now)
