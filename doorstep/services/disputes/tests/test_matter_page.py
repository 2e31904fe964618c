"""The page of one matter, its forms, and the list: who reads what, and what it costs."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.receipts.actions.thread import say
from doorstep.services.disputes.actions.bulk import NewMatter, register_many
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.custody import assign
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.rules import may
from tests.support.cast import NOW, PEOPLE, Cast

from .support import CLAIMS, HANDLER, PLANTED_NAME, PLANTED_PHONE, STORY, person, registered, with_receipt

pytestmark = pytest.mark.django_db


def read(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def plain(page: str) -> str:
    return re.sub(r"<[^>]+>|\s+", "", page)


def test_the_page_shows_what_is_asked_for_and_never_the_whole_name(cast: Cast) -> None:
    matter = registered(cast, person=person(cast))
    with_receipt(matter, cast)
    shown = read(cast.client("chen"), f"/desk/matters/{matter.code}/")
    for words in (
        "被欠工资",
        "槐荫大厦",
        "12,400.00",
        "15,400.00",
        "九月、十月",
        STORY,
        "法定，不能暂停",
        "还缺",
        "檐下小馆",
    ):
        assert words in shown
    assert "建议走小额简单" in plain(shown)
    assert PLANTED_NAME not in shown
    assert PLANTED_PHONE not in shown
    assert "白天短信" not in shown


def test_opening_it_is_written_down_before_it_is_shown(cast: Cast) -> None:
    matter = registered(cast)
    shown = read(cast.client("chen"), f"/desk/matters/{matter.code}/")
    assert [(one.account, one.what) for one in readings_of(matter.ref)] == [("A-chen", "争议事项")]
    assert "chen老师，" in shown


def test_one_red_button_for_whose_move_it_is_and_none_for_the_others(cast: Cast) -> None:
    matter = registered(cast)
    assert read(cast.client("chen"), f"/desk/matters/{matter.code}/").count("btn-primary") == 1
    assert "btn-primary" not in read(cast.client("lead"), f"/desk/matters/{matter.code}/")
    give_guidance(matter=matter, words="可以去申请仲裁", actor=cast.actor("chen"), at=NOW)
    waiting = read(cast.client("chen"), f"/desk/matters/{matter.code}/")
    assert "btn-primary" not in waiting
    assert "您现在什么都不用做" in waiting


def test_the_proposer_waits_and_the_second_person_is_asked(cast: Cast) -> None:
    matter = registered(cast)
    propose_closing(matter=matter, outcome="withdrawn", reason="电话里说不办了", actor=cast.actor("chen"), at=NOW)
    assert "等另一位同事看" in read(cast.client("chen"), f"/desk/matters/{matter.code}/")
    assert "看看结果对不对" in read(cast.client("zhou"), f"/desk/matters/{matter.code}/")
    assert "电话里说不办了" in read(cast.client("zhou"), f"/desk/matters/{matter.code}/agree/")
    answer = cast.client("chen").post(f"/desk/matters/{matter.code}/agree/", {})
    assert answer.status_code == 422
    assert "要请另一位同事来看" in answer.content.decode()
    assert cast.client("zhou").post(f"/desk/matters/{matter.code}/agree/", {}).status_code == 302
    assert Matter.objects.get().phase == "closed"


def test_a_mediator_sees_a_matter_once_it_is_theirs(cast: Cast) -> None:
    matter = registered(cast)
    read(cast.client("mei"), f"/desk/matters/{matter.code}/", 404)
    assign(matter=matter, handler=cast.account("mei"), actor=cast.actor("chen"), at=NOW)
    assert "轮到您" in read(cast.client("mei"), f"/desk/matters/{matter.code}/")
    assert matter.code in read(cast.client("mei"), "/desk/matters/")


def test_what_is_visible_and_what_may_be_viewed_are_the_same_for_everybody(cast: Cast) -> None:
    assign(matter=registered(cast), handler=cast.account("mei"), actor=cast.actor("chen"), at=NOW)
    for handler in ("chen", "mei", "lead"):
        registered(cast, shielded=True, handler=cast.account(handler))
    registered(cast, office=cast.neighbour, who="wu", handler=None)
    registered(cast, office=cast.district, who="gu", handler=None)
    registered(cast, district=cast.other_district, office=cast.other_station, who="far", handler=None, enterprise=None)
    for who, _, _ in PEOPLE:
        actor = cast.actor(who)
        seen = set(Matter.objects.visible_to(actor).values_list("code", flat=True))
        every = Matter.objects.select_related("office", "handler")
        assert seen == {matter.code for matter in every if may(actor, "view", matter)}, who


def test_two_districts_never_meet(cast: Cast) -> None:
    here = registered(cast)
    there = registered(
        cast, district=cast.other_district, office=cast.other_station, who="far", handler=None, enterprise=None
    )
    assert (here.code, there.code) == ("HA-2026-000001", "SY-2026-000001")
    for who in ("far", "far_district"):
        assert here.code not in read(cast.client(who), "/desk/matters/")
        assert there.code in read(cast.client(who), "/desk/matters/")
    assert there.code not in read(cast.client("gu"), "/desk/matters/")


def test_an_identity_opens_with_a_reason_and_the_worker_can_see_who(cast: Cast) -> None:
    matter = registered(cast, person=person(cast))
    url, client = f"/desk/matters/{matter.code}/identity/", cast.client("chen")
    assert client.get(url).status_code == 302, "first the second factor"
    client = with_second_factor(client)
    assert PLANTED_NAME not in read(client, url)
    assert client.post(url, {"purpose": "contact", "reason": "打电话约调解时间"}).status_code == 302
    assert PLANTED_NAME in read(client, url)
    assert PLANTED_NAME not in read(with_second_factor(cast.client("zhou")), url)
    opened = [(one.account, one.what) for one in readings_of(matter.ref) if one.what.startswith("身份")]
    assert opened == [("A-chen", "身份，再看一次"), ("A-chen", "身份")]


def test_the_list_filters_and_pages(cast: Cast) -> None:
    registered(cast)
    registered(cast, claims=(), topics=("contract",), workers=40, handler=None)
    client = cast.client("chen")
    for question, many in (("", 2), ("?topic=contract", 1), ("?topic=severance", 0), ("?track=complex", 1), ("?major=1", 1),
                           ("?handler=A-chen", 1), ("?handler=nobody", 1), (f"?street={cast.street.code}", 2),
                           ("?tab=closed", 0), ("?tab=nonsense&track=x", 2), ("?after=abc", 2)):  # fmt: skip
        shown = read(client, f"/desk/matters/{question}")
        assert shown.count("data-row>") == many, question


def many(cast: Cast, count: int) -> None:
    row = NewMatter(
        district=cast.district, office=cast.station, claims=CLAIMS, received_on=NOW - timedelta(days=2), registered_at=NOW,
        handler=cast.account("chen"), enterprise=cast.enterprise, street=cast.street,
    )  # fmt: skip
    register_many(rows=[row] * count, actor=HANDLER, at=NOW)


def cost(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        read(client, url)
    return len(queries)


def test_the_list_costs_the_same_for_3_and_for_30(cast: Cast) -> None:
    client = cast.client("gu")
    many(cast, 3)
    cost(client, "/desk/matters/")
    few = cost(client, "/desk/matters/")
    many(cast, 27)
    assert cost(client, "/desk/matters/") == few <= 26


def test_the_page_costs_the_same_however_much_happened(cast: Cast) -> None:
    client, matter = cast.client("chen"), registered(cast, person=person(cast))
    issued = with_receipt(matter, cast)
    give_guidance(matter=matter, words="去申请仲裁", actor=cast.actor("chen"), at=NOW)
    say(receipt=issued.receipt, words="第一句", from_worker=True, actor=HANDLER, at=NOW)
    url = f"/desk/matters/{matter.code}/"
    cost(client, url)
    few = cost(client, url)
    for n in range(12):
        give_guidance(matter=matter, words=f"第{n}次", actor=cast.actor("zhou"), at=NOW)
        say(receipt=issued.receipt, words=f"回{n}", from_worker=True, actor=HANDLER, at=NOW)
    many(cast, 5)
    assert cost(client, url) == few <= 46


def test_a_closed_matter_offers_to_go_on_and_shows_when_it_is_deleted(cast: Cast) -> None:
    matter = registered(cast)
    propose_closing(matter=matter, outcome="settled_themselves", reason="当面说好", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    shown = read(cast.client("chen"), f"/desk/matters/{matter.code}/")
    assert "重新打开" in shown
    assert "记下回访" in shown
    assert "2029年11月23日删除" in plain(shown)
