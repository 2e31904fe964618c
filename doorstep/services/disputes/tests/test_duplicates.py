"""Who comes twice is noticed before a second matter is made; beyond one's branch only that there is one."""

from datetime import timedelta

import pytest

from doorstep.foundation.leads.actions.verifying import take
from doorstep.services.disputes.actions.joining import merge
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.duplicates import alike, marks_given
from tests.support.cast import NOW, Cast

from .support import PLANTED_PHONE, person, registered
from .test_forms import WALK_IN
from .test_from_a_lead import raised

pytestmark = pytest.mark.django_db


def found(cast: Cast, who: str, phone: str = PLANTED_PHONE, enterprise=None) -> list[tuple[str, str]]:
    rows = alike(marks_given(phone, enterprise), cast.district, cast.actor(who), NOW)
    return [(one.code, one.why) for one in rows]


def test_by_telephone_by_employer_and_the_same_person_first(cast: Cast) -> None:
    mine = registered(cast, person=person(cast), enterprise=None)
    firm = registered(cast)
    assert found(cast, "chen") == [(mine.code, "同一位职工")]
    assert found(cast, "chen", "138 0013-2061", cast.enterprise) == [(mine.code, "同一位职工"), (firm.code, "同一企业")]
    assert found(cast, "chen", "13900000000") == []
    assert found(cast, "chen", "", None) == []


def test_ninety_days_and_not_a_day_longer(cast: Cast) -> None:
    registered(cast, received_on=NOW - timedelta(days=91))
    assert found(cast, "chen", "", cast.enterprise) == []
    kept = registered(cast, received_on=NOW - timedelta(days=90))
    assert found(cast, "chen", "", cast.enterprise) == [(kept.code, "同一企业")]


def test_another_station_learns_that_there_is_one_and_nothing_else(cast: Cast) -> None:
    matter = registered(cast, person=person(cast))
    assert found(cast, "wu") == [("", "同一位职工")]
    assert found(cast, "gu") == [(matter.code, "同一位职工")]
    assert alike(marks_given(PLANTED_PHONE, None), cast.other_district, cast.actor("far"), NOW) == []


def test_a_protected_one_is_told_of_to_nobody_who_may_not_see_it(cast: Cast) -> None:
    matter = registered(cast, person=person(cast), shielded=True)
    assert found(cast, "wu") == []
    assert found(cast, "lead") == []
    assert found(cast, "chen") == [(matter.code, "同一位职工")]


def test_what_was_joined_already_is_no_likeness(cast: Cast) -> None:
    early = registered(cast, received_on=NOW - timedelta(days=5))
    late = registered(cast, received_on=NOW - timedelta(days=2))
    merge(matter=late, survivor=early, reason="同一件", actor=cast.actor("chen"), at=NOW)
    assert found(cast, "chen", "", cast.enterprise) == [(early.code, "同一企业")]


def test_at_the_desk_it_is_said_once_and_then_registered(cast: Cast) -> None:
    registered(cast, person=person(cast))
    client = cast.client("chen")
    warned = client.post("/desk/matters/new/", WALK_IN)
    page = warned.content.decode()
    assert warned.status_code == 422
    assert "可能重复" in page
    assert "在那一件里接着办" in page
    assert WALK_IN["story"] in page, "nothing typed is lost"
    assert Matter.objects.count() == 1
    seen = page.split('name="seen" value="')[1].split('"')[0]
    assert client.post("/desk/matters/new/", {**WALK_IN, "seen": seen}).status_code == 200
    assert Matter.objects.count() == 2
    again = client.post("/desk/matters/new/", WALK_IN)
    assert (again.status_code, Matter.objects.count()) == (302, 2)


def test_it_is_said_where_a_lead_becomes_a_matter(cast: Cast) -> None:
    matter = registered(cast, person=person(cast))
    heard = raised(cast)
    take(lead=heard.lead, actor=cast.actor("chen"), at=NOW)
    page = cast.client("chen").get(f"/desk/leads/{heard.lead.code}/refer/").content.decode()
    assert "可能重复" in page
    assert f"/desk/matters/{matter.code}/" in page
