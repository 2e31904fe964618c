"""The code on a wall: made at the desk, of one's own district, and it carries the place."""

import pytest
from django.test import Client

from doorstep.doors.portal.pages import poster as poster_page
from doorstep.foundation.network.models import Building
from tests.support.cast import TODAY, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .walking import text_of

MAY = frozenset({"chen", "zhou", "wu", "gu", "lead", "admin"})


class TestPosters(RoomDoorTests):
    pages = [
        DoorPage("poster of a station", lambda c: "/desk/posters/station/HA-01/", MAY),
        DoorPage("poster of a building", lambda c: "/desk/posters/building/B-0001/", MAY),
        DoorPage("poster of a district", lambda c: "/desk/posters/district/HA/", MAY),
    ]


@pytest.fixture
def addresses(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    drawn: list[str] = []
    real = poster_page.Qr
    monkeypatch.setattr(poster_page, "Qr", lambda text, label: drawn.append(text) or real(text, label))
    return drawn


def test_the_code_carries_the_place_and_scanning_it_leads_there(house: Cast, addresses: list[str]) -> None:
    page = house.client("gu").get("/desk/posters/building/B-0001/")
    assert "槐荫大厦" in text_of(page)
    assert "010-0123 4567" in text_of(page), "the telephone of the station that answers there"
    assert addresses == ["http://testserver/at/building/B-0001/"]
    assert "您从槐荫大厦的码进来" in text_of(Client().get(addresses[0], follow=True))


def test_a_stations_page_also_has_the_address_for_its_tablet(house: Cast, addresses: list[str]) -> None:
    house.client("chen").get("/desk/posters/station/HA-01/")
    assert "/tablet/" in addresses[1]
    assert Client().post(addresses[1].removeprefix("http://testserver")).status_code == 302


def test_a_rest_stop_speaks_to_who_sits_down(house: Cast) -> None:
    Building.objects.update(kind=Building.Kind.REST_STOP)
    assert "歇歇脚" in text_of(house.client("gu").get("/desk/posters/building/B-0001/"))
    assert "驿站" in text_of(house.client("gu").get("/desk/buildings/B-0001/"))


def test_what_is_closed_or_no_place_has_no_poster(house: Cast) -> None:
    house.station.closed_on = TODAY.replace(year=2025)
    house.station.save()
    answer = house.client("gu").get("/desk/posters/station/HA-01/", follow=True)
    assert "这里已经停用，没有码可贴" in text_of(answer)
    for path in ("enterprise/E-000001", "account/A-chen", "station/NONE", "station/SY-01"):
        assert house.client("gu").get(f"/desk/posters/{path}/").status_code == 404


def test_the_register_leads_to_it(house: Cast) -> None:
    for path in ("organisations/HA-01", "organisations/HA", "buildings/B-0001"):
        assert "/desk/posters/" in house.client("chen").get(f"/desk/{path}/").content.decode()
