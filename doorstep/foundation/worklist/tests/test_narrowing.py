"""Filters stand in the address line and narrow to what the records say of themselves."""

from datetime import date

import pytest

from doorstep.foundation.leads.tests.support import raised, taken
from doorstep.foundation.worklist.queries.asked import Asked, address, asked_from, day_of
from doorstep.foundation.worklist.queries.today import duties_for
from doorstep.services.disputes.actions.triage import decide_track
from doorstep.services.disputes.tests.support import registered
from tests.support.cast import NOW, TODAY, Cast

from .support import put


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-03", date(2026, 11, 3)), ("2026/11/3", date(2026, 11, 3)), ("20261103", date(2026, 11, 3)),
        ("2026年11月3日", date(2026, 11, 3)), ("2026.11.3", date(2026, 11, 3)), ("2026-02-31", None), ("昨天", None), ("", None),
        ("2026-11", None), ("٢٠٢٦-١١-٠٣", None), ("9" * 60, None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_ways_people_write_it(text: str, day: date | None) -> None:
    assert day_of(text) == day


def test_an_address_leads_back_to_what_was_asked() -> None:
    asked = Asked(view="office", flagged=True, track="complex", since="2026-11-01", after="1.2.3")
    given = dict(part.split("=") for part in address(asked).removeprefix("?").split("&"))
    assert asked_from(given) == Asked(view="office", flagged=True, track="complex", since="2026-11-01")
    assert asked_from({"view": "nonsense", "flagged": "x"}) == Asked()


def codes(cast: Cast, who: str = "chen", **asked) -> set[str]:
    found = duties_for(cast.actor(who), Asked(**{"view": "office", **asked}), TODAY)
    return {duty.about_code for duty in found}


@pytest.mark.django_db
def test_track_topic_and_whose_move_are_asked_of_the_records(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    put("thing", cast.station)
    assert codes(cast) == {lead.code, matter.code, "thing"}
    assert codes(cast, track="emerging") == {lead.code}
    wanted = "complex" if matter.proposed_track == "small_simple" else "small_simple"
    decide_track(matter=matter, track=wanted, reason="看过材料", actor=cast.actor("chen"), at=NOW)
    assert codes(cast, track=wanted) == {matter.code}
    assert codes(cast, track=matter.proposed_track) == set()
    assert codes(cast, topic="overtime") == {matter.code}
    assert codes(cast, topic="wages_owed") == {lead.code, matter.code}
    assert codes(cast, mover="handler") == {lead.code, matter.code}
    assert codes(cast, mover="worker") == set()
    assert codes(cast, mover="worker", track="emerging") == set()


@pytest.mark.django_db
def test_kind_handler_station_and_days(cast: Cast) -> None:
    put("near", cast.station, days=1, account=cast.account("chen"))
    put("far", cast.neighbour, days=20, kind="limit")
    assert codes(cast, "gu", kind="limit") == {"far"}
    assert codes(cast, "gu", handler="A-chen") == {"near"}
    assert codes(cast, "gu", handler="nobody") == {"far"}
    assert codes(cast, "gu", station="HA-02") == {"far"}
    assert codes(cast, "gu", until=str(TODAY.replace(day=28))) == {"near"}
    assert codes(cast, "gu", since="2026-12-01") == {"far"}
    assert codes(cast, "chen", station="HA-02") == set(), "a filter never opens what is not one's own"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["track=zzz", "topic='", "since=abc", "mover=%00", "kind=" + "x" * 3000, "after=1.2.3.x.y"]
)
def test_nonsense_in_the_address_opens_the_page(cast: Cast, query: str) -> None:
    taken(cast)
    assert cast.client("chen").get(f"/desk/?{query}").status_code == 200
