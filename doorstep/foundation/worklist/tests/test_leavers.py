"""Work of whoever is away or left: seen by who stands in, by the office otherwise, and moved on one screen."""

from datetime import timedelta

import pytest

from doorstep.foundation.leads.actions.verifying import take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.people.actions.absence import set_absence
from doorstep.foundation.people.models import RoleHeld
from doorstep.foundation.worklist.models import Duty
from doorstep.foundation.worklist.queries.asked import Asked
from doorstep.foundation.worklist.queries.today import worklist_for
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

OFFICERS = frozenset({"chen", "zhou", "wu", "gu", "far", "far_district"})
pytestmark = pytest.mark.django_db


class TestPages(RoomDoorTests):
    pages = [
        DoorPage("left-list", lambda cast: "/desk/left/", OFFICERS),
        DoorPage("left-work", lambda cast: "/desk/left/A-chen/", frozenset({"chen", "zhou", "gu"})),
        DoorPage("left-work sent", lambda cast: "/desk/left/A-chen/", frozenset({"chen", "zhou", "gu"}), post=True),
    ]


def taken(cast: Cast, many: int = 1) -> list[Lead]:
    leads = [raised(cast, source_key=str(n)).lead for n in range(many)]
    return [take(lead=lead, actor=cast.actor("chen"), at=NOW) for lead in leads]


def rows(cast: Cast, who: str, view: str = "mine") -> list:
    found = worklist_for(cast.actor(who), Asked(view=view), NOW.date())
    return [row for group in found.groups for row in group.rows]


def gone(cast: Cast, who: str) -> None:
    RoleHeld.objects.filter(account=cast.account(who)).update(until=NOW.date() - timedelta(days=9))


def test_the_substitute_sees_it_marked_and_the_matter_keeps_its_owner(cast: Cast, today_is_now) -> None:
    (lead,) = taken(cast)
    assert rows(cast, "zhou") == []
    days = {"since": NOW.date(), "until": NOW.date()}
    set_absence(account=cast.account("chen"), substitute=cast.account("zhou"), actor=cast.actor("chen"), at=NOW, **days)
    (row,) = rows(cast, "zhou")
    assert "代chen老师" in row.places
    assert row.move.mover == "you"
    lead.refresh_from_db()
    assert lead.handler == cast.account("chen")


def test_what_a_leaver_had_is_the_offices_and_nobodys(cast: Cast, today_is_now) -> None:
    taken(cast)
    gone(cast, "chen")
    (row,) = rows(cast, "zhou")
    assert "chen老师不在，没人管" in row.places
    assert len(rows(cast, "zhou", "nobody")) == 1
    assert rows(cast, "wu") == []


def test_one_screen_moves_all_and_leaves_out_what_was_unmarked(cast: Cast) -> None:
    first, second, third = taken(cast, 3)
    gone(cast, "chen")
    client = cast.client("zhou")
    assert "chen老师的3件" in client.get("/desk/left/").content.decode()
    page = client.get("/desk/left/A-chen/").content.decode()
    assert all(lead.code in page for lead in (first, second, third))
    sent = {"ref": [f"lead:{first.code}", f"lead:{second.code}", "lead:nobodys"], "handler": "A-zhou", "key": "k"}
    assert "2件" in client.post("/desk/left/A-chen/", sent).content.decode()
    assert [lead.handler.login for lead in Lead.objects.order_by("id").select_related("handler")] == [
        "zhou",
        "zhou",
        "chen",
    ]
    assert Duty.objects.open().filter(account=cast.account("zhou")).count() == 2


@pytest.fixture
def today_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.foundation.worklist.models.duty.timezone.localdate", lambda *given: NOW.date())
