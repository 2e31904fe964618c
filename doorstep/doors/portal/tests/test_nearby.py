"""Where the device is counts when nothing else names a place, and is nowhere afterwards."""

import re

import pytest
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.receipts.models import Draft
from tests.support.cast import Cast

from .walking import WHO, agreed, ready, sent, text_of, told

STORY = "工资两个月没发"
BY_THE_NEIGHBOUR = {"longitude": "116.441", "latitude": "39.941"}  # 140 metres from the station HA-02
FAR_AWAY = {"longitude": "116.400", "latitude": "40.390"}  # 50 kilometres north of both


def test_who_names_no_place_reaches_the_nearest_station_and_the_office_reads_why(worker: Client, house: Cast) -> None:
    sent(worker, story=STORY, **BY_THE_NEIGHBOUR)
    lead = Lead.objects.get()
    assert (lead.office, lead.routed_by) == (house.neighbour, "nearest")
    assert lead.routed_why == "没有写明地方，柳河街道总工会服务站离得最近，约0.1公里"
    assert lead.routed_why in text_of(house.client("wu").get(f"/desk/leads/{lead.code}/"))


@pytest.mark.parametrize(
    "named", [{"where": "槐荫大厦一层"}, {"street": "990101001"}, {"story": "在槐安门街道上班，没发工资"}]
)
def test_a_place_that_is_named_beats_where_the_device_is(worker: Client, house: Cast, named: dict[str, str]) -> None:
    sent(worker, **{"story": STORY, **BY_THE_NEIGHBOUR, **named})
    assert Lead.objects.get().office == house.station


def test_so_does_the_code_on_the_wall(worker: Client, house: Cast) -> None:
    worker.get("/at/station/HA-01/")
    sent(worker, story=STORY, **BY_THE_NEIGHBOUR)
    assert Lead.objects.get().office == house.station


def test_far_from_every_station_the_district_hands_it_out(worker: Client, house: Cast) -> None:
    sent(worker, story=STORY, **FAR_AWAY)
    lead = Lead.objects.get()
    assert (lead.office, lead.routed_by) == (house.district, "pool")
    assert re.search(r"最近的服务站也在50\.\d公里外", lead.routed_why)


@pytest.mark.parametrize(
    ("longitude", "latitude"),
    [
        ("east", "39.9"),
        ("nan", "39.9"),
        ("inf", "39.9"),
        ("181", "39.9"),
        ("116.4", "90.1"),
        ("116.4", ""),
        ("1" * 5000, "1"),
    ],
)
def test_what_is_no_position_is_left_out_and_that_is_said(
    worker: Client, house: Cast, longitude: str, latitude: str
) -> None:
    ready(worker, STORY, longitude=longitude, latitude=latitude)
    assert "手机给的位置没看懂，没有用上" in text_of(worker.get("/tell/who/"))
    assert worker.post("/tell/who/", WHO)["Location"] == "/receipt/"
    assert (Lead.objects.get().office, Lead.objects.get().routed_by) == (house.district, "pool")


def test_more_than_a_hundred_metres_is_not_kept_even_in_the_draft(worker: Client, house: Cast) -> None:
    ready(worker, STORY, longitude="116.4412345", latitude="39.9410987")
    answers = Draft.objects.get().answers["understood"]["said"]
    assert (answers["longitude"], answers["latitude"]) == (116.441, 39.941)


def test_going_back_keeps_the_position_and_no_position_is_nothing_to_speak_of(worker: Client, house: Cast) -> None:
    ready(worker, STORY, **BY_THE_NEIGHBOUR)
    assert 'name="longitude" value="116.441"' in worker.get("/tell/understood/").content.decode()
    agreed(worker, longitude="", latitude="")
    assert "位置" not in text_of(worker.get("/tell/who/"))
    assert 'name="longitude" value' not in worker.get("/tell/understood/").content.decode()


def test_once_sent_the_position_is_nowhere(worker: Client, house: Cast) -> None:
    ready(worker, STORY, **BY_THE_NEIGHBOUR)
    assert "116.441" in str(Draft.objects.get().answers)
    worker.post("/tell/who/", WHO)
    kept = str([*Lead.objects.values(), *Entry.objects.values(), Draft.objects.get().answers])
    assert Lead.objects.get().code in kept
    assert "116.441" not in kept
    assert "39.941" not in kept


def test_the_button_waits_for_scripts_and_stands_only_where_no_code_named_the_place(worker: Client, house: Cast) -> None:
    page = told(worker, STORY).get("/tell/understood/").content.decode()
    assert '<div class="stack" data-nearby hidden' in page
    assert "用我现在的位置" in page
    worker.get("/at/building/B-0001/")
    assert "用我现在的位置" not in worker.get("/tell/understood/").content.decode()
