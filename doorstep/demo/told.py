"""The last twelve weeks of the demo district, told through the same actions that people use."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions import verifying
from doorstep.foundation.leads.actions.raising import ContactGiven, raise_lead
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.actors import actor_of
from doorstep.foundation.people.queries.staff import holding
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.models import Receipt
from doorstep.knowledge.labourlaw.calendar import is_workday
from doorstep.knowledge.labourlaw.parameters import load_book
from doorstep.services.disputes.actions import closing, guidance, triage
from doorstep.services.disputes.actions.bulk import register_many
from doorstep.services.disputes.models import Matter

from .asking import ask_at_the_other_doors
from .desk_work import work_at_the_desk
from .invention import mobile, person_name, story, story_without_place, words
from .loads import invented_matters

LEADS, MATTERS = 170, 230
WEEKS = 12
LOAD_SLICE = 4_000
SYSTEM = Actor.system("demo")


@dataclass(frozen=True)
class Station:
    office: Organisation
    first: Account
    second: Account

    def actor(self, account: Account, at: datetime) -> Actor:
        actor = actor_of(account, "desk", timezone.localdate(at))
        assert actor is not None
        return actor


def history_is_told() -> bool:
    """The matters come last and in one transaction; what was worked out on some of them may be missing after a broken run."""
    return Matter.objects.filter(is_demo=True, from_lead="").exists()


def tell_the_past(district: Organisation, now: datetime, random: Random) -> None:
    stations, firms = list(_stations(district, now)), _firms(district)
    for number, stage in zip(range(LEADS), cycle(STAGES), strict=False):
        _tell_lead(stage, number, district, stations, firms, now, random)
    ask_at_the_other_doors(district, stations, firms, now, Random(district.code))
    rows = invented_matters(MATTERS, stations, firms, now, random)
    register_many(rows=rows, is_demo=True, actor=SYSTEM, at=now)
    work_at_the_desk(stations, now, random)


def load_matters(district: Organisation, count: int, now: datetime, random: Random) -> Iterator[int]:
    """So many further matters, and how many there are after each transaction."""
    stations, firms = list(_stations(district, now)), _firms(district)
    for start in range(0, count, LOAD_SLICE):
        part = min(LOAD_SLICE, count - start)
        register_many(rows=invented_matters(part, stations, firms, now, random), is_demo=True, actor=SYSTEM, at=now)
        yield start + part


def _firms(district: Organisation) -> list[Enterprise]:
    return list(Enterprise.objects.filter(district=district).select_related("street", "building").order_by("code")[:600])


def _stations(district: Organisation, now: datetime) -> Iterator[Station]:
    for office in Organisation.objects.get_children(district).filter(kind=Organisation.Kind.STATION).order_by("code"):
        first, second, *_ = holding(office, "station_officer", day=timezone.localdate(now))
        yield Station(office, first, second)


# How many days ago a lead of that stage came in; the others lie anywhere in the weeks before.
DAYS_AGO = {
    "new": (0.1, 1.9),
    "verifying": (0.3, 2.5),
    "watched": (2, 27),
    "matter": (0.5, 3),
    "guided": (3, 9),
    "closing": (4, 9),
}
# How far a lead has come, in the share in which a station would see it; "new" ones are from the last two days.
STAGES = ["new", "verifying", "watched", "answered", "matter", "guided", "closing", "closed", "new", "not_founded"]
NOWHERE = 8  # the second of the new ones names no place and waits in the district's pool


def _tell_lead(
    stage: str,
    number: int,
    district: Organisation,
    stations: list[Station],
    firms: list[Enterprise],
    now: datetime,
    random: Random,
) -> None:
    firm = random.choice(firms)
    at = _moment(now, random.uniform(*DAYS_AGO.get(stage, (8, WEEKS * 7))), random)
    contact = ContactGiven(person_name(random), mobile(random), reach_note="晚上八点后方便") if number % 3 else None
    if number % len(STAGES) == NOWHERE:
        where: dict[str, Any] = {"story": story_without_place(random)}
    else:
        told = story(firm.short_name, str(firm.building or ""), str(firm.street or ""), random)
        where = {
            "story": told,
            "place_words": firm.address,
            "employer_words": firm.short_name,
            "building": firm.building,
            "enterprise": firm,
        }
    raised = raise_lead(
        district=district, channel="portal" if number % 2 else "desk", **where,
        asks_mediation=stage in {"matter", "guided", "closing", "closed"}, contact=contact, issue_receipt=number % 4 == 1,
        received_on=at, source_key=f"demo-{number}", is_demo=True, actor=Actor.worker() if number % 2 else SYSTEM, at=at,
    )  # fmt: skip
    station = next((one for one in stations if one.office.pk == raised.lead.office.pk), None)
    if stage != "new" and raised.fresh and station is not None:
        _verify(stage, raised.lead, station, at, now, random)


def _verify(stage: str, lead: Lead, station: Station, at: datetime, now: datetime, random: Random) -> None:
    at = _later(at, 3, now)
    actor = station.actor(station.first, at)
    reasons = words()["reasons"]
    verifying.take(lead=lead, actor=actor, at=at)
    if stage == "watched":
        verifying.watch(
            lead=lead, reason=reasons["watch"], review_on=timezone.localdate(at) + timedelta(days=28), actor=actor, at=at
        )
    elif stage in {"answered", "not_founded"}:
        verifying.close(lead=lead, outcome=stage, reason=reasons[stage], actor=actor, at=_later(at, 26, now))
    elif stage != "verifying":
        topics = lead.topics or ["wages_owed"]
        claims = [verifying.ClaimGiven(topic, Decimal(random.randint(20, 400) * 100)) for topic in topics[:2]]
        at = _later(at, 20, now)
        verifying.refer(lead=lead, claims=claims, workers=lead.people_count or 1, actor=actor, at=at)
        _handle(stage, Matter.objects.get(from_lead=lead.code), station, at, now, random)


def _handle(stage: str, matter: Matter, station: Station, at: datetime, now: datetime, random: Random) -> None:
    actor, second = station.actor(station.first, at), station.actor(station.second, at)
    at = _later(at, 2, now)
    triage.decide_track(matter=matter, track=matter.proposed_track or Matter.Track.SMALL_SIMPLE, actor=actor, at=at)
    if stage == "matter":
        return
    at = _later(at, 30, now)
    guidance.give_guidance(
        matter=matter, words=random.choice(words()["guidance"]), next_doors=("arbitration",), actor=actor, at=at
    )
    for receipt in Receipt.objects.filter(about_kind="matter", about_code=matter.code)[:1]:
        at = _later(at, 5, now)
        say(receipt=receipt, words=random.choice(words()["replies"]), from_worker=True, actor=Actor.worker(), at=at)
    if stage == "guided":
        return
    at = _later(at, 60, now)
    closing.propose_closing(
        matter=matter, outcome=Matter.Outcome.SETTLED_THEMSELVES, reason=words()["reasons"]["risk_gone"], actor=actor, at=at
    )
    if stage == "closed":
        closing.agree(matter=matter, actor=second, at=_later(at, 20, now))


def _moment(now: datetime, days_ago: float, random: Random) -> datetime:
    """A moment of a working day about that long ago, never in the future."""
    calendar = load_book(words()["district"]["region"]).calendar
    day: date = timezone.localdate(now - timedelta(days=days_ago))
    while not is_workday(day, calendar):
        day -= timedelta(days=1)
    at = timezone.make_aware(datetime.combine(day, time(9, 0))) + timedelta(minutes=random.randint(0, 8 * 60))
    return min(at, now - timedelta(minutes=random.randint(20, 300)))


def _later(at: datetime, hours: float, now: datetime) -> datetime:
    return min(at + timedelta(hours=hours), now - timedelta(minutes=1))
