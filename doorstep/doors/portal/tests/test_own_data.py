"""Under an opened receipt: asking for a copy, a correction, erasure, the readers; saying that it should stop."""

import pytest
import time_machine
from django.test import Client

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.components import Sheet, SheetLine
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.verifying import close, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.receipts import shared
from doorstep.foundation.receipts.actions.disposal import dispose_receipt
from doorstep.foundation.receipts.actions.rights_requests import answer, check
from doorstep.foundation.receipts.models import Receipt, RightsRequest
from tests.support.cast import NOW, Cast

from .walking import opened, text_of

ASK, RESULT, STOP = "/status/own-data/", "/status/own-data/result/", "/status/stop/"


@pytest.fixture
def digits(house: Cast) -> str:
    return raised(house).digits or ""


def _answered(house: Cast, **more: str) -> RightsRequest:
    request, chen = RightsRequest.objects.get(), house.actor("chen")
    check(request=request, how="called", actor=chen, at=NOW)
    return answer(request=request, granted=True, actor=chen, at=NOW, **more)


def test_who_asks_sees_the_day_and_then_the_copy_by_post_only(worker: Client, digits: str, house: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        opened(worker, digits)
        asked = worker.post(ASK, {"kind": "copy"}, follow=True)
        assert "我们12月8日前答复" in text_of(asked)
        assert "打开这一份" not in text_of(asked)
        code = _answered(house).code
        assert "打开这一份" in text_of(worker.get("/status/"))
        assert worker.get(RESULT, {"code": code}).status_code == 405
        copy = worker.post(RESULT, {"code": code})
    assert copy["Content-Disposition"].startswith("attachment")
    assert copy["Cache-Control"] == "no-store"
    assert Lead.objects.get().story in copy.content.decode()
    assert digits not in copy.content.decode()
    assert RightsRequest.objects.get().told_at is not None


def test_nobody_fetches_what_was_made_for_another_receipt(worker: Client, digits: str, house: Cast) -> None:
    opened(worker, digits).post(ASK, {"kind": "copy"})
    code = _answered(house).code
    other = opened(Client(), raised(house, source_key="b").digits or "")
    assert other.post(RESULT, {"code": code}).status_code == 404
    assert Client().post(RESULT, {"code": code}).status_code == 302
    assert opened(worker, digits).post(RESULT, {"code": "YQ-NOBODYS"}).status_code == 404


def test_the_readers_are_told_by_role_with_their_reason_on_request(worker: Client, digits: str, house: Cast) -> None:
    lead = Lead.objects.get()
    record_reading(lead.ref, house.actor("chen"), NOW, what="身份", reason="打电话前核对")
    opened(worker, digits)
    assert "陈" not in text_of(worker.get("/status/readers/")).replace("陈列", "")
    worker.post(ASK, {"kind": "reading_log"})
    made = opened(worker, digits).post(RESULT, {"code": _answered(house).code}).content.decode()
    assert "服务站工作人员" in made
    assert house.account("chen").display_name not in made, "names only where the district tells them"
    assert "打电话前核对" in made


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "请选一样"),
        ({"kind": "money"}, "请选一样"),
        ({"kind": "withdrawal"}, "请选一样"),
        ({"kind": "correction"}, "哪里写错了"),
        ({"kind": "copy", "words": "字" * 2_001}, "多了1个字"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(worker: Client, digits: str, sent: dict, says: str) -> None:
    page = opened(worker, digits).post(ASK, sent)
    assert (page.status_code, says in text_of(page)) == (422, True)
    assert 'role="alert"' in page.content.decode()
    assert sent.get("words", "")[:50] in text_of(page)
    assert not RightsRequest.objects.exists()


def test_asking_twice_is_told_and_once_is_enough(worker: Client, digits: str) -> None:
    opened(worker, digits).post(ASK, {"kind": "erasure"})
    again = worker.post(ASK, {"kind": "erasure"})
    assert (again.status_code, "已经提过了" in text_of(again)) == (422, True)
    assert RightsRequest.objects.count() == 1


def test_who_wants_it_stopped_says_so_once_and_may_say_why(worker: Client, digits: str) -> None:
    opened(worker, digits)
    assert "不想办了，撤回" in text_of(worker.get("/status/"))
    assert "会由另一位同事打电话" in text_of(worker.get(STOP))
    assert not RightsRequest.objects.exists()
    assert worker.post(STOP, {"words": ""}).status_code == 302
    assert RightsRequest.objects.get().kind == "withdrawal"
    assert 'href="/status/stop/"' not in worker.get("/status/").content.decode()
    assert worker.post(STOP, {"words": ""}).status_code == 422


def test_a_receipt_whose_content_is_gone_asks_for_nothing(worker: Client, digits: str, house: Cast) -> None:
    dispose_receipt(receipt=Receipt.objects.get(), actor=house.actor("gu"), at=NOW)
    opened(worker, digits)
    assert "own-data" not in worker.get("/status/").content.decode()
    assert "<textarea" not in worker.get(ASK).content.decode()
    assert worker.post(ASK, {"kind": "copy"}).status_code == 422
    assert not RightsRequest.objects.exists()


@pytest.mark.parametrize("path", [ASK, STOP])
def test_without_an_opened_receipt_the_way_leads_to_the_digits(worker: Client, path: str) -> None:
    for answer_ in (worker.get(path), worker.post(path, {"kind": "copy"})):
        assert (answer_.status_code, answer_["Location"]) == (302, "/status/")


@pytest.mark.parametrize("path", ["/status/", ASK, STOP, "/status/readers/"])
def test_every_page_can_be_left_quickly_and_holds_no_digits(worker: Client, digits: str, path: str) -> None:
    page = opened(worker, digits).get(path)
    assert page.status_code == 200
    assert "快速离开" in text_of(page)
    assert digits not in page.content.decode()
    assert "<script>" not in page.content.decode()


def test_the_day_of_deleting_stands_there_or_when_it_will(worker: Client, digits: str) -> None:
    assert "办结那天，这里会写上哪天删除" in text_of(opened(worker, digits).get("/status/"))
    Receipt.objects.update(delete_on=NOW.date().replace(year=2027))
    assert "2027年11月23日，您写的内容和留言就删除" in text_of(worker.get("/status/"))


def test_a_shared_sheet_is_shown_and_a_paper_only_of_this_record(worker: Client, digits: str, monkeypatch) -> None:
    sheet = Sheet("拖欠的工资", [SheetLine("9月", "6,200元")], "合计", "6,200元")
    monkeypatch.setitem(shared._sources, "lead", lambda ref: [shared.Shared(sheet.title, NOW, sheet=sheet)])
    page = text_of(opened(worker, digits).get("/status/"))
    assert "拖欠的工资" in page
    assert "用于调解，不是裁决" in page
    for code in ("", "F-1", "F-0123456789"):
        assert worker.post("/status/shared/", {"code": code}).status_code == 404


def test_unknown_kinds_share_nothing(digits: str) -> None:
    assert shared.shared_under(Receipt.objects.get()) == []
    assert Receipt.objects.get().about == Ref("lead", Lead.objects.get().code)


def test_the_title_says_how_far_a_withdrawal_is(worker: Client, digits: str, house: Cast) -> None:
    with time_machine.travel(NOW, tick=False):
        opened(worker, digits).post(STOP, {"words": ""})
        assert "等我们答复您的撤回，11月24日前" in text_of(worker.get("/status/"))
        request = RightsRequest.objects.get()
        check(request=request, how="called", actor=house.actor("zhou"), at=NOW)
        answer(request=request, granted=True, actor=house.actor("zhou"), at=NOW)
        assert "您说不办了，我们正在收尾" in text_of(worker.get("/status/"))


def test_a_withdrawal_that_was_not_meant_lets_it_go_on(worker: Client, digits: str, house: Cast) -> None:
    opened(worker, digits).post(STOP, {"words": "老板叫我撤"})
    request = RightsRequest.objects.get()
    check(request=request, how="called", actor=house.actor("zhou"), at=NOW)
    answer(request=request, granted=False, ground="not_meant", words="接着办", actor=house.actor("zhou"), at=NOW)
    page = text_of(worker.get("/status/"))
    assert "不是本人的意思，接着办" in page
    assert "收尾" not in page


def test_nothing_is_closed_over_an_unanswered_withdrawal(worker: Client, digits: str, house: Cast) -> None:
    opened(worker, digits).post(STOP, {"words": ""})
    lead, chen = Lead.objects.get(), house.actor("chen")
    take(lead=lead, actor=chen, at=NOW)
    with pytest.raises(Refused, match="提了撤回"):
        close(lead=lead, outcome="answered", reason="他说不办了", actor=chen, at=NOW)
