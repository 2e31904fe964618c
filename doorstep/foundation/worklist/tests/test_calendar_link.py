"""A private link to one's days: no content, replaced and revoked at once, and nothing for who no longer works there."""

import re
from datetime import date

import pytest
from icalendar import Calendar

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.worklist.models import CalendarLink
from tests.support.cast import TODAY, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import put

pytestmark = pytest.mark.django_db
WORKERS = frozenset({"chen", "zhou", "mei", "wu", "gu", "lead", "far", "far_district"})


def address(cast: Cast, who: str = "chen") -> str:
    page = cast.client(who).post("/desk/me/calendar/").content.decode()
    (found,) = re.findall(r"/calendar/[\w-]{43}\.ics", page)
    return found


def events(cast: Cast, url: str) -> list[tuple[str, date]]:
    answer = cast.client().get(url)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    calendar = Calendar.from_ical(answer.content)
    return [(str(one["summary"]), one["dtstart"].dt) for one in calendar.walk("VEVENT")]


def test_the_feed_says_kind_number_and_day_and_nothing_else(cast: Cast) -> None:
    put("HA-2026-000001", cast.station, 0, kind="limit", account=cast.account("chen"))
    put("HA-2026-000002", cast.station, 0, account=cast.account("zhou"))
    put("SY-2026-000001", cast.other_station, 0, account=cast.account("far"))
    url = address(cast)
    assert events(cast, url) == [("到期：仲裁时效 HA-2026-000001", TODAY)]
    lines = {line.partition(":")[0].partition(";")[0] for line in cast.client().get(url).content.decode().splitlines()}
    assert lines <= {
        "BEGIN",
        "END",
        "PRODID",
        "VERSION",
        "X-WR-CALNAME",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "SUMMARY",
        "CLASS",
        "TRANSP",
    }


def test_only_a_digest_is_kept_and_a_new_link_ends_the_old(cast: Cast) -> None:
    first = address(cast)
    assert CalendarLink.objects.get().token_digest not in first
    second = address(cast)
    assert (cast.client().get(first).status_code, cast.client().get(second).status_code) == (404, 200)
    assert [one.sentence() for one in facts_about(cast.account("chen").ref)][-2:] == [
        "做了一个日历链接",
        "换了日历链接，原来的不能用了",
    ]


def test_revoked_it_opens_nothing(cast: Cast) -> None:
    url = address(cast)
    assert cast.client("chen").post("/desk/me/calendar/revoke/").status_code == 302
    assert cast.client().get(url).status_code == 404
    assert cast.client("chen").post("/desk/me/calendar/revoke/").status_code == 302


@pytest.mark.parametrize("how", ["disabled", "role ended"])
def test_who_no_longer_works_there_has_no_feed(cast: Cast, how: str) -> None:
    url = address(cast)
    assert cast.client().get(url).status_code == 200
    if how == "disabled":
        Account.objects.filter(code="A-chen").update(is_active=False)
    else:
        RoleHeld.objects.filter(account__code="A-chen").delete()
    assert cast.client().get(url).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "..", "%00"])
def test_a_wrong_token_is_not_found(cast: Cast, token: str) -> None:
    assert cast.client().get(f"/calendar/{token}.ics").status_code == 404


def test_the_address_is_shown_once(cast: Cast) -> None:
    address(cast)
    page = cast.client("chen").get("/desk/me/calendar/").content.decode()
    assert ".ics" not in page
    assert "停用" in page


class TestPagesOfTheLink(RoomDoorTests):
    pages = [
        DoorPage("calendar-link", lambda cast: "/desk/me/calendar/", WORKERS),
        DoorPage("calendar-link sent", lambda cast: "/desk/me/calendar/", WORKERS, post=True),
        DoorPage("calendar-link-revoke", lambda cast: "/desk/me/calendar/revoke/", WORKERS, post=True),
    ]
