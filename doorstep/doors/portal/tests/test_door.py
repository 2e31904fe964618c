import pytest
from django.test import Client
from django.urls import reverse

from doorstep.foundation.leads.models import Lead
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.actions.duty_list import set_turn
from tests.support.cast import NOW, TODAY, Cast

from .walking import sent, text_of, told

PAGES = ["/", "/tell/", "/status/", "/stations/", "/about-data/", "/for-employers/"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_open_private_and_says_whom_to_call(worker: Client, path: str) -> None:
    page = worker.get(path)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "010-0123 4500" in text_of(page)
    assert "快速离开" in text_of(page)
    assert "sessionid" not in worker.cookies
    assert "session" not in worker.cookies


@pytest.mark.parametrize("path", PAGES)
def test_staff_see_the_same_pages_as_anybody(house: Cast, path: str) -> None:
    assert house.client("chen").get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_pages_work_without_scripts_or_inline_style(worker: Client, path: str) -> None:
    html = worker.get(path).content.decode()
    assert "onclick=" not in html
    assert " style=" not in html
    assert "<script>" not in html


@pytest.mark.parametrize(
    ("path", "most"), [("/", 6), ("/tell/", 6), ("/status/", 5), ("/stations/", 5), ("/about-data/", 4)]
)
def test_the_frame_asks_few_queries(
    worker: Client, house: Cast, path: str, most: int, django_assert_max_num_queries
) -> None:
    for number in range(3, 20):
        Organisation.objects.add_child(
            Organisation.objects.get(code="HA"), {"code": f"HA-{number:02}", "name": f"第{number}服务站", "kind": "station"}
        )
    worker.get("/at/building/B-0001/")
    with django_assert_max_num_queries(most):
        worker.get(path)


def test_who_is_on_duty_today_stands_with_the_number_to_reach_them(worker: Client, house: Cast) -> None:
    zhou = house.account("zhou")
    zhou.display_name = "周静澜"
    zhou.save()
    worker.get("/at/station/HA-01/")
    assert "在班" not in text_of(worker.get("/"))
    plan = {
        "organisation": house.station,
        "account": zhou,
        "actor": house.actor("chen"),
        "at": NOW,
        "phone": "010-87654321",
    }
    set_turn(**plan, since=TODAY, holiday_too=True)
    for path in ("/", "/tell/"):
        page = text_of(worker.get(path))
        assert "今天周老师在班。不想写，打电话也一样。" in page
        assert "01087654321" in page
        assert "静澜" not in page
    assert "在班" not in text_of(Client().get("/")), "another office's list says nothing here"


def test_a_scanned_code_brings_its_place_along(worker: Client) -> None:
    page = worker.get("/at/building/B-0001/", follow=True)
    assert page.redirect_chain == [("/", 302)]
    assert "您从槐荫大厦的码进来" in text_of(page)
    assert "槐安门街道总工会服务站" in text_of(page)
    assert "010-0123 4567" in text_of(worker.get("/tell/"))


def test_a_building_may_have_any_code(worker: Client, house: Cast) -> None:
    house.building.code = "楼-1号；东"
    house.building.save()
    assert "您从槐荫大厦的码进来" in text_of(worker.get("/at/building/楼-1号；东/", follow=True))


@pytest.mark.parametrize(
    "path",
    ["/at/building/NONE/", "/at/station/SY-01/", "/at/enterprise/E-000001/", "/at/account/A-chen/", "/d/SY/", "/d/HA-01/"],
)
def test_what_is_not_there_or_closed_is_not_found(worker: Client, path: str) -> None:
    assert worker.get(path).status_code == 404


def test_a_closed_station_answers_no_more_and_its_district_does(worker: Client, house: Cast) -> None:
    worker.get("/at/station/HA-01/")
    house.station.closed_on = TODAY.replace(year=2025)
    house.station.save()
    assert "010-0123 4500" in text_of(worker.get("/"))


def test_large_type_is_kept_in_a_cookie_and_stays_on_the_page(worker: Client) -> None:
    answer = worker.post("/text-size/", {"mode": "large", "next": "/stations/"})
    assert answer["Location"] == "/stations/"
    assert 'data-mode="large"' in worker.get("/").content.decode()
    worker.post("/text-size/", {"mode": "normal", "next": "//elsewhere.example/"})
    assert 'data-mode="large"' not in worker.get("/").content.decode()
    assert worker.post("/text-size/", {"mode": "large", "next": "//elsewhere.example/"})["Location"] == "/"


def test_forms_from_elsewhere_are_refused(house: Cast) -> None:
    strict = Client(enforce_csrf_checks=True)
    for path in ("/tell/", "/status/", "/text-size/", "/status/say/", "/receipt/"):
        assert strict.post(path, {"story": "工资没发", "digits": "0" * 16}).status_code == 403


def test_no_address_carries_anything_personal() -> None:
    names = [
        "front",
        "tell",
        "understood",
        "who",
        "receipt",
        "status",
        "say",
        "evidence",
        "readers",
        "withdraw",
        "close",
        "stations",
        "about-data",
        "employers",
    ]
    assert all("<" not in reverse(f"portal-{name}") and "?" not in reverse(f"portal-{name}") for name in names)


def test_the_page_about_keeping_says_what_we_cannot_protect(worker: Client) -> None:
    words = text_of(worker.get("/about-data/"))
    assert "用单位的网络" in words
    assert "同时拿到数据和钥匙" in words


class TestTwoDistricts:
    def test_nothing_is_told_before_a_district_is_chosen(self, cast: Cast) -> None:
        visitor = Client()
        assert "您在哪个区上班" in text_of(visitor.get("/"))
        assert visitor.get("/tell/")["Location"] == "/"
        assert visitor.get("/stations/")["Location"] == "/"
        assert visitor.get("/status/").status_code == 200

    def test_the_chosen_district_takes_the_lead_and_shows_only_its_own(self, cast: Cast) -> None:
        visitor = Client()
        visitor.get("/d/SY/")
        assert "槐安" not in text_of(visitor.get("/stations/"))
        assert "松林街道总工会服务站" in text_of(visitor.get("/stations/"))
        foreign = told(visitor, "工资没发").post("/tell/understood/", {"wish": "tell", "street": cast.street.code})
        assert "这个街道不在名单里" in text_of(foreign)
        sent(visitor, story="在槐荫大厦干活，工资没发")
        lead = Lead.objects.get()
        assert (lead.district, lead.office) == (cast.other_district, cast.other_district)

    def test_the_choice_can_be_changed(self, cast: Cast) -> None:
        visitor = Client()
        visitor.get("/d/SY/")
        assert "换一个区" in text_of(visitor.get("/"))
        visitor.get("/d/")
        assert "您在哪个区上班" in text_of(visitor.get("/"))


@pytest.mark.django_db
def test_before_a_district_is_founded_the_front_says_so() -> None:
    page = Client().get("/")
    assert page.status_code == 200
    assert "这里还没有开门" in text_of(page)


def test_a_way_back_that_is_no_address_leads_to_the_front(worker: Client) -> None:
    for back in ("5800", "portal-tell", "javascript:alert(1)"):
        assert worker.post("/text-size/", {"mode": "large", "next": back})["Location"] == "/"
