"""The desk's pages of leads: who gets through, what they read, what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.leads.actions.hotline import start_import
from doorstep.foundation.leads.actions.moving import shield
from doorstep.foundation.leads.models import Lead, LetterRouter, SetAsideLetter
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import STORY, raised, taken

READERS = frozenset({"chen", "zhou", "gu", "lead"})
LISTS = READERS | {"mei", "wu", "far", "far_district"}
OFFICERS = LISTS - {"mei"}
POOL = frozenset({"gu", "lead"})
VERBS = ("visit", "watch", "close", "refer", "reroute", "correct", "place", "shield", "unshield")

_SHARE = {name: [0.8, 0.7, 0.9] for name in ("precision", "recall", "f1")}
FIGURES = {"labour": 24, "other": 24, "router": _SHARE, "lexicon": _SHARE}


def _lead(path: str = ""):
    return lambda cast: f"/desk/leads/HA-XS-2026-000001/{path}"


class TestPagesOfLeads(RoomDoorTests):
    pages = [
        DoorPage("lead-list", lambda cast: "/desk/leads/", LISTS),
        DoorPage("lead-new", lambda cast: "/desk/leads/new/", OFFICERS),
        DoorPage("lead-new sent", lambda cast: "/desk/leads/new/", OFFICERS, post=True),
        DoorPage("lead", _lead(), READERS),
        DoorPage("lead-identity", _lead("identity/"), READERS),
        DoorPage("lead-take", _lead("take/"), READERS, post=True),
        *(DoorPage(f"lead-{verb}", _lead(f"{verb}/"), READERS) for verb in VERBS),
        *(DoorPage(f"lead-{verb} sent", _lead(f"{verb}/"), READERS, post=True) for verb in VERBS),
        DoorPage("set-aside-list", lambda cast: "/desk/leads/set-aside/", POOL | {"far_district"}),
        DoorPage("set-aside", lambda cast: "/desk/leads/set-aside/HA-GZ-2026-000001/", POOL),
        DoorPage("set-aside sent", lambda cast: "/desk/leads/set-aside/HA-GZ-2026-000001/", POOL, post=True),
        DoorPage("set-aside-confirm", lambda cast: "/desk/leads/set-aside/HA-GZ-2026-000001/confirm/", POOL, post=True),
        DoorPage("letter-router", lambda cast: "/desk/leads/router/", POOL | {"far_district"}),
        DoorPage("letter-router-decide", lambda cast: "/desk/leads/router/HA-FX-2026-000001/", POOL, post=True),
        DoorPage("label-list", lambda cast: "/desk/leads/labels/", POOL | {"far_district"}),
        DoorPage("label-list sent", lambda cast: "/desk/leads/labels/", POOL | {"far_district"}, post=True),
        DoorPage("hotline-import", lambda cast: "/desk/leads/imports/HA-RX-2026-000001/", POOL),
    ]

    def prepare(self, cast: Cast) -> None:
        raised(cast)
        _letter(cast)
        LetterRouter.objects.create(
            code="HA-FX-2026-000001", district=cast.district, record={}, figures=FIGURES, trained_at=NOW
        )
        run = start_import(district=cast.district, file_name="a.jsonl", fingerprint="", actor=cast.actor("gu"), at=NOW)
        run.report = {"totals": [("读了", "3行")], "routed": [], "bad": []}
        run.save()


def _letter(cast: Cast) -> SetAsideLetter:
    letter = SetAsideLetter(
        code="HA-GZ-2026-000001", district=cast.district, story="路灯坏了", reason="没有看到劳动方面的字眼",
        received_on=NOW, set_aside_at=NOW,
    )  # fmt: skip
    letter.save(force_insert=True)
    return letter


pytestmark = pytest.mark.django_db


def read(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_page_of_a_lead_names_the_next_step_and_hides_who_it_is(cast: Cast) -> None:
    lead = raised(cast).lead
    page = read(cast.client("chen"), f"/desk/leads/{lead.code}/")
    assert "欠薪" in page
    assert STORY in page
    assert "我来核实" in page
    assert "信里写了槐荫大厦" in page
    assert "方小满" not in page
    assert "13812342061" not in page
    assert "晚上9点" not in page


def test_opening_a_lead_is_written_down_before_it_is_shown(cast: Cast) -> None:
    lead = raised(cast).lead
    page = read(cast.client("chen"), f"/desk/leads/{lead.code}/")
    assert [(one.account, one.what) for one in readings_of(lead.ref)] == [("A-chen", "线索")]
    assert "chen老师，" in page


def test_only_one_red_button_and_none_when_another_handles_it(cast: Cast) -> None:
    lead = taken(cast)
    assert read(cast.client("chen"), f"/desk/leads/{lead.code}/").count("btn-primary") == 1
    other = read(cast.client("zhou"), f"/desk/leads/{lead.code}/")
    assert "btn-primary" not in other
    assert "您现在什么都不用做" in other


def test_who_may_see_but_not_act_is_told_why(cast: Cast) -> None:
    lead = taken(cast)
    answer = cast.client("zhou").get(f"/desk/leads/{lead.code}/close/", follow=True)
    assert "请先接手" in answer.content.decode()


def test_a_protected_lead_is_not_there_for_the_leader(cast: Cast) -> None:
    lead = shield(lead=raised(cast).lead, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    read(cast.client("lead"), f"/desk/leads/{lead.code}/", 404)
    assert lead.code not in read(cast.client("lead"), "/desk/leads/")
    assert lead.code in read(cast.client("gu"), "/desk/leads/")


def test_the_way_from_new_to_ended_by_the_pages(cast: Cast) -> None:
    client, code = cast.client("chen"), raised(cast).lead.code
    assert client.post(f"/desk/leads/{code}/take/").status_code == 302
    day = timezone.localdate() + timedelta(days=5)
    said = {"reason": "先看看", "review_on_year": day.year, "review_on_month": day.month, "review_on_day": day.day}
    assert client.post(f"/desk/leads/{code}/watch/", said).status_code == 302
    assert client.post(f"/desk/leads/{code}/close/", {"outcome": "risk_gone", "reason": "补发了"}).status_code == 302
    lead = Lead.objects.get(code=code)
    assert (lead.phase, lead.outcome) == ("closed", "risk_gone")
    page = read(client, f"/desk/leads/{code}/")
    assert "btn-primary" not in page
    assert "风险已消除" in page


def test_a_matter_is_opened_from_the_page(cast: Cast) -> None:
    lead = taken(cast)
    said = {"topics": ["wages_owed", "overtime"], "amount": "12,400", "workers": "2", "asks": "mediation"}
    answer = cast.client("chen").post(f"/desk/leads/{lead.code}/refer/", said)
    assert answer.status_code == 302
    lead.refresh_from_db()
    assert answer.url == f"/desk/matters/{lead.matter_code}/", "whoever opened it goes on there"
    assert lead.matter_code in read(cast.client("chen"), f"/desk/leads/{lead.code}/")


@pytest.mark.parametrize(
    ("verb", "said", "sentence"),
    [
        ("watch", {"reason": "x", "review_on_year": "2026", "review_on_month": "13", "review_on_day": "1"}, "没有这一天"),
        ("close", {"reason": "有原因"}, "请选一个结果"),
        ("refer", {"workers": "0", "asks": "mediation", "topics": ["wages_owed"]}, "人数最少写1"),
        ("refer", {"workers": "1", "asks": "mediation", "topics": ["wages_owed"], "amount": "很多"}, "数额写数字"),
        ("reroute", {"office": "SY-01", "reason": "转"}, "只能转给本区的站"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(cast: Cast, verb: str, said: dict, sentence: str) -> None:
    lead = taken(cast)
    answer = cast.client("chen").post(f"/desk/leads/{lead.code}/{verb}/", said)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_somebody_who_came_in_gets_a_receipt_once(cast: Cast) -> None:
    client = cast.client("chen")
    said = {"story": "餐馆欠我两个月工资", "asks": "mediation", "phone": "13812342061", "send_key": "k1"}
    first = client.post("/desk/leads/new/", said).content.decode()
    assert "回执号" in first
    assert Lead.objects.get().office == cast.station
    again = client.post("/desk/leads/new/", said).content.decode()
    assert "没有重复登记" in again
    assert Lead.objects.count() == 1


def test_what_went_to_another_station_is_not_offered_to_open(cast: Cast) -> None:
    said = {"story": "餐馆欠我两个月工资", "asks": "told", "place_words": "柳河街道", "by_place": "on", "send_key": "k1"}
    for page in (cast.client("chen").post("/desk/leads/new/", said), cast.client("chen").post("/desk/leads/new/", said)):
        assert "由柳河街道总工会服务站核实" in page.content.decode()
        assert "打开这条线索" not in page.content.decode()
    assert "打开这条线索" in cast.client("gu").post("/desk/leads/new/", said).content.decode()


def test_only_who_may_write_a_lead_down_is_offered_to(cast: Cast) -> None:
    assert "来人登记" in read(cast.client("chen"), "/desk/leads/")
    assert "来人登记" not in read(cast.client("mei"), "/desk/leads/")


def test_a_wrong_telephone_is_said_beside_it_and_nothing_typed_is_lost(cast: Cast) -> None:
    said = {"story": "餐馆欠我两个月工资", "asks": "told", "phone": "1381234206", "send_key": "k1"}
    answer = cast.client("chen").post("/desk/leads/new/", said)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "餐馆欠我两个月工资" in page
    assert "手机号" in page
    assert not Lead.objects.exists()


def test_by_place_it_goes_to_the_other_station(cast: Cast) -> None:
    said = {"story": "欠工资", "asks": "told", "place_words": "柳河街道3号", "by_place": "on", "send_key": "k2"}
    assert cast.client("chen").post("/desk/leads/new/", said).status_code == 200
    assert Lead.objects.get().office == cast.neighbour


def test_opening_an_identity_asks_for_the_second_factor_first(cast: Cast) -> None:
    lead = taken(cast)
    answer = cast.client("chen").get(f"/desk/leads/{lead.code}/identity/")
    assert answer.status_code == 302
    assert "2fa" in answer.url


def test_tabs_and_filters_narrow_the_list(cast: Cast) -> None:
    wages = raised(cast).lead
    danger = raised(cast, story="再不给钱我就跳楼，加班费一分没有").lead
    held = taken(cast)
    client = cast.client("gu")
    assert held.code not in read(client, "/desk/leads/")
    assert held.code in read(client, "/desk/leads/?tab=verifying")
    flagged = read(client, "/desk/leads/?flagged=1")
    assert danger.code in flagged
    assert wages.code not in flagged
    by_topic = read(client, "/desk/leads/?topic=overtime")
    assert danger.code in by_topic
    assert wages.code not in by_topic
    assert "没有合这些条件的线索" in read(client, f"/desk/leads/?street={cast.neighbour_street.code}")
    assert wages.code in read(client, "/desk/leads/?tab=nonsense&after=x&before=y")


def test_pages_of_the_list_follow_one_another_without_gap(cast: Cast) -> None:
    codes = {raised(cast, issue_receipt=False, contact=None).lead.code for _ in range(30)}
    client, seen, url = cast.client("chen"), set(), "/desk/leads/"
    for _ in range(3):
        answer = client.get(url)
        seen |= {row.code for row in answer.context["rows"]}
        if not answer.context["page"].older:
            break
        url = "/desk/leads/" + answer.context["older_url"]
    assert seen == codes


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(url).status_code == 200
    return len(found)


@pytest.mark.parametrize("who", ["chen", "gu"])
def test_the_list_costs_the_same_for_three_rows_and_thirty(cast: Cast, who: str) -> None:
    client = cast.client(who)
    for _ in range(3):
        raised(cast, issue_receipt=False)
    client.get("/desk/leads/")
    few = _queries(client, "/desk/leads/")
    for _ in range(27):
        raised(cast, issue_receipt=False)
    assert _queries(client, "/desk/leads/") == few
    assert few <= 22 + connection.features.has_select_for_update  # the reading line locks its stream


def test_a_lead_long_in_hand_costs_as_much_as_a_new_one(cast: Cast) -> None:
    lead, client = taken(cast), cast.client("chen")
    url = f"/desk/leads/{lead.code}/"
    client.get(url)
    few = _queries(client, url)
    for who in ("zhou", "gu", "lead", "chen") * 3:
        cast.client(who).get(url)
    assert _queries(client, url) == few


def test_set_aside_letters_show_their_reason_and_become_leads(cast: Cast) -> None:
    letter, client = _letter(cast), cast.client("gu")
    assert "路灯" not in read(client, "/desk/leads/set-aside/")
    assert "路灯坏了" in read(client, f"/desk/leads/set-aside/{letter.code}/")
    answer = client.post(f"/desk/leads/set-aside/{letter.code}/", {"reason": "说的是夜班"})
    assert answer.status_code == 302
    assert answer.url == "/desk/leads/HA-XS-2026-000001/"


def test_a_colleague_may_take_a_lead_over_and_the_handler_is_not_offered_it(cast: Cast) -> None:
    lead = taken(cast)
    url = f"/desk/leads/{lead.code}/"
    assert "改由我经办" in cast.client("zhou").get(url).content.decode()
    assert "改由我经办" not in cast.client("chen").get(url).content.decode()
