"""The keeper's pages: what stands first, what is asked, what a second person sees."""

import pytest
from django.core.management import CommandError, call_command

from doorstep.foundation.lawbook.models import CalendarYear, Figure
from doorstep.foundation.lawbook.movers import Moves, _movers, register_mover
from doorstep.foundation.lawbook.pages.urls import desk_urls
from doorstep.foundation.people.tests.support import with_second_factor
from tests.support.cast import Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import OFF_2027, ON_2027, STATUTORY_2027, proposed_figure, proposed_year

KEEPERS = frozenset({"admin", "gu"})
BOTH = KEEPERS | {"far_district"}
YEAR = {
    "year": "2027", "days_off": OFF_2027, "make_up_workdays": ON_2027, "statutory_holidays": STATUTORY_2027,
    "source": "国务院办公厅通知", "confidence": "verified",
}  # fmt: skip


def on_proposal(path: str = ""):
    return lambda cast: f"/desk/law/proposals/{Figure.objects.get().code}/{path}"


class TestPagesOfTheLaw(RoomDoorTests):
    pages = [
        DoorPage("law-overview", lambda cast: "/desk/law/", BOTH),
        DoorPage("law-year-new", lambda cast: "/desk/law/years/new/", BOTH),
        DoorPage("law-year-new sent", lambda cast: "/desk/law/years/new/", BOTH, post=True),
        DoorPage("law-figure", lambda cast: "/desk/law/figures/min_wage_monthly/", BOTH),
        DoorPage("law-figure sent", lambda cast: "/desk/law/figures/min_wage_monthly/", BOTH, post=True),
        DoorPage("law-proposal", on_proposal(), KEEPERS),
        DoorPage("law-adopt", on_proposal("adopt/"), KEEPERS, post=True),
        DoorPage("law-reject", on_proposal("reject/"), KEEPERS, post=True),
    ]

    def prepare(self, cast: Cast) -> None:
        proposed_figure(cast)

    def test_no_page_of_the_room_is_left_out(self) -> None:
        assert {url.name for url in desk_urls} <= {page.name for page in self.pages}


@pytest.mark.django_db
def test_what_is_unconfirmed_or_missing_stands_first(cast: Cast) -> None:
    page = with_second_factor(cast.client("admin")).get("/desk/law/").content.decode()
    assert page.index("先看这些") < page.index("其他的数") < page.index("标准工时每日")
    assert "2027年" in page
    assert "通知还没有录入" in page


@pytest.mark.django_db
def test_a_region_without_figures_is_asked_for_them_and_lent_none(cast: Cast) -> None:
    page = with_second_factor(cast.client("far_district")).get("/desk/law/").content.decode()
    assert "月最低工资标准" in page
    assert "本地区还没有录入" in page
    assert "2540" not in page
    assert "2,540" not in page


@pytest.mark.django_db
def test_a_notice_goes_from_paste_to_adoption(cast: Cast) -> None:
    first, second = with_second_factor(cast.client("admin")), with_second_factor(cast.client("gu"))
    sent = first.post("/desk/law/years/new/", YEAR)
    row = CalendarYear.objects.get()
    address = f"/desk/law/proposals/{row.code}/"
    assert (sent.status_code, sent.headers["Location"]) == (302, address)
    own = first.get(address).content.decode()
    assert "请另一位同事" in own
    assert f"{address}adopt/" not in own
    page = second.get(address).content.decode()
    assert "10月6日 周三" in page.replace("</span>", "").replace('<span class="nb">', "")
    assert f"{address}adopt/" in page
    assert first.post(f"{address}adopt/").status_code == 302
    row.refresh_from_db()
    assert row.state == "proposed"
    second.post(f"{address}adopt/")
    row.refresh_from_db()
    assert (row.state, row.entered_by, row.checked_by) == ("adopted", "A-admin", "A-gu")
    assert "通知还没有录入" not in first.get("/desk/law/").content.decode().partition("2028年")[0]


@pytest.mark.django_db
def test_every_wrong_line_is_told_at_its_box_and_nothing_is_lost(cast: Cast) -> None:
    wrong = {**YEAR, "days_off": "1月1日\n二月初五", "make_up_workdays": "2月31日"}
    answer = with_second_factor(cast.client("admin")).post("/desk/law/years/new/", wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "二月初五" in page
    assert "看不懂" in page
    assert "没有这一天" in page
    assert not CalendarYear.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("wrong", [{"value": "很多"}, {"value": "-3"}, {"value": "1e999"}, {"source": ""}, {"since_month": "2", "since_day": "30"}])  # fmt: skip
def test_a_wrong_figure_stays_on_the_page_with_a_sentence(cast: Cast, wrong: dict) -> None:
    said: dict = {
        "value": "2700",
        "since_year": "2026",
        "since_month": "9",
        "since_day": "1",
        "source": "通知",
        "confidence": "verified",
    }
    answer = with_second_factor(cast.client("admin")).post("/desk/law/figures/min_wage_monthly/", said | wrong)
    assert answer.status_code == 422
    assert not Figure.objects.exists()
    right = with_second_factor(cast.client("admin")).post("/desk/law/figures/min_wage_monthly/", said)
    assert (right.status_code, Figure.objects.count()) == (302, 1)


@pytest.mark.django_db
def test_what_will_move_is_shown_before_adopting(cast: Cast) -> None:
    kept = dict(_movers)
    try:
        register_mover("test", lambda region, setting: Moves("在走的期限", 7 if setting.calendar.is_published(2027) else 0))
        row = proposed_year(cast)
        page = with_second_factor(cast.client("gu")).get(f"/desk/law/proposals/{row.code}/").content.decode()
    finally:
        _movers.clear()
        _movers.update(kept)
    assert "7件" in page.replace('<span class="nb">', "").replace("</span>", "")


@pytest.mark.django_db
def test_the_overview_asks_a_fixed_number_of_queries(cast: Cast, django_assert_max_num_queries) -> None:
    client = with_second_factor(cast.client("admin"))
    client.get("/desk/law/")
    with django_assert_max_num_queries(14):
        client.get("/desk/law/")


@pytest.mark.django_db
def test_the_report_names_what_to_look_after_per_district(cast: Cast, capsys: pytest.CaptureFixture) -> None:
    proposed_figure(cast)
    call_command("law_report")
    told = capsys.readouterr().out
    own, _, other = told.partition(cast.other_district.name)
    assert "2028年通知还没有录入" in own
    assert "等第二个人核对  月最低工资标准" in own
    assert "还没有数  月最低工资标准" in other
    with pytest.raises(CommandError):
        call_command("law_report", district="nowhere")
