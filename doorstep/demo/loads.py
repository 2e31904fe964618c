"""Invented matters in any number, for the demo district and for loads."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any, Protocol

from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people.models import Account
from doorstep.services.disputes.actions.bulk import NewMatter
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.models import Matter

from .invention import story

TOPICS = ["wages_owed", "overtime", "severance", "unlawful_dismissal", "contract", "social_insurance", "leave", "deduction"]
OUTCOMES = [
    Matter.Outcome.SETTLED_THEMSELVES, Matter.Outcome.REFUSED, Matter.Outcome.NOT_REACHABLE, Matter.Outcome.WITHDRAWN,
    Matter.Outcome.OTHER_FORUM, Matter.Outcome.NOT_FOUNDED,
]  # fmt: skip
STAGES = ["registered", "tracked", "guided", "closing", "closed", "closed", "closed", "closed", "closed"]
# how many days ago a matter of that stage came in: a district where most things are done in time, and some are late
DAYS_AGO = {"registered": (0.1, 2.2), "tracked": (0.5, 4), "guided": (2, 9), "closing": (3, 8), "closed": (9, 84)}


class Staffed(Protocol):
    """A station with two officers."""

    @property
    def office(self) -> Organisation: ...
    @property
    def first(self) -> Account: ...
    @property
    def second(self) -> Account: ...


def invented_matters(
    count: int, stations: Sequence[Staffed], firms: Sequence[Enterprise], now: datetime, random: Random
) -> list[NewMatter]:
    return list(_each(count, stations, firms, now, random))


def _each(
    count: int, stations: Sequence[Staffed], firms: Sequence[Enterprise], now: datetime, random: Random
) -> Iterator[NewMatter]:
    by_office = {one.office.pk: one for one in stations}
    district = Organisation.objects.get_parent(stations[0].office)
    for number in range(count):
        firm = random.choice(firms)
        station = by_office.get(firm.street.station_id if firm.street else None) or stations[number % len(stations)]
        stage = STAGES[number % len(STAGES)]
        days = random.uniform(*DAYS_AGO[stage])
        received = now - timedelta(days=days, minutes=random.randint(0, 600))
        topics = random.sample(TOPICS, random.choice([1, 1, 2]))
        yield NewMatter(
            district=district, office=station.office, handler=station.first, received_on=received,
            claims=[ClaimGiven(topic, Decimal(random.randint(8, 500) * 100)) for topic in topics],
            registered_at=min(received + timedelta(hours=5), now - timedelta(minutes=10)), story=story(firm.short_name, str(firm.building or ""), str(firm.street or ""), random),
            enterprise=firm, street=firm.street, building=firm.building, workers=random.choice([1, 1, 1, 2, 4, 12]),
            **_later_steps(stage, received, random, station.second, now),
        )  # fmt: skip


def _later_steps(stage: str, received: datetime, random: Random, second: Account, now: datetime) -> dict[str, Any]:
    """The moments of the steps taken so far, each some days after the one before, none in the future."""
    after: dict[str, Any] = {}
    reached, at = STAGES.index(stage), received + timedelta(hours=6)
    for step, name in ((1, "track_at"), (2, "guided_at"), (3, "proposed_at"), (4, "closed_at")):
        if reached >= step:
            at = min(at + timedelta(hours=random.uniform(5, 60)), now - timedelta(minutes=5 - step))
            after[name] = at
    if reached >= 3:
        after["outcome"] = random.choice(OUTCOMES)
    if reached >= 4:
        after["second"] = second
    return after
