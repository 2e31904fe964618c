"""A tablet in a station's hall keeps nothing of whoever used it last."""

from datetime import timedelta

import time_machine
from django.test import Client

from doorstep.doors.portal.tablets import tablet_address
from doorstep.foundation.receipts.models import Draft
from tests.support.cast import NOW, Cast

from .walking import STORY, sent, text_of, told


def _tablet(house: Cast) -> Client:
    client = Client()
    client.post(tablet_address("station", "HA-01"))
    return client


def test_opening_the_address_changes_nothing_one_tap_does(worker: Client) -> None:
    page = worker.get(tablet_address("station", "HA-01"))
    assert "当槐安门街道总工会服务站的大厅平板" in text_of(page)
    assert "tablet" not in worker.cookies
    worker.post(tablet_address("station", "HA-01"))
    home = worker.get("/").content.decode()
    assert "data-shared-tablet" in home
    assert "槐安门街道总工会服务站" in home


def test_nobody_makes_up_an_address_or_a_cookie(worker: Client) -> None:
    assert worker.post("/tablet/station.HA-01/").status_code == 404
    assert worker.post(tablet_address("station", "NONE")).status_code == 404
    worker.cookies["tablet"] = "station.HA-01"
    assert "data-shared-tablet" not in worker.get("/").content.decode()


def test_what_is_not_sent_ends_after_ten_minutes(house: Cast) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        tablet = told(_tablet(house))
        clock.shift(timedelta(minutes=11))
        assert STORY not in tablet.get("/tell/").content.decode()
        assert Draft.objects.get().expires_at < NOW + timedelta(minutes=11)


def test_leaving_shows_the_front_page_of_the_same_place(house: Cast) -> None:
    tablet = told(_tablet(house))
    assert tablet.get("/leave/")["Location"] == "/"
    assert "槐安门街道总工会服务站" in text_of(tablet.get("/"))
    assert STORY not in tablet.get("/tell/").content.decode()


def test_the_way_to_the_slip_is_the_same(house: Cast) -> None:
    assert len(sent(_tablet(house))) == 16


def test_it_can_be_a_common_device_again(house: Cast) -> None:
    tablet = _tablet(house)
    assert "不再当大厅平板" in text_of(tablet.get("/tablet/"))
    tablet.post("/tablet/")
    assert "data-shared-tablet" not in tablet.get("/").content.decode()
    assert tablet.get("/tablet/")["Location"] == "/"


def test_without_scripts_the_page_itself_leaves(house: Cast) -> None:
    assert (
        '<noscript><meta http-equiv="refresh" content="600;url=/leave/"></noscript>'
        in _tablet(house).get("/").content.decode()
    )
