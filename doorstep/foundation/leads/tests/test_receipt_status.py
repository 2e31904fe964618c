"""What the holder of a receipt is told about a lead."""

from datetime import timedelta

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.verifying import CLOSING_OUTCOMES, close, watch
from doorstep.foundation.leads.behind import lead_behind
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.status import CLOSED
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.status import ReceiptStatus, status_of
from tests.support.cast import NOW, TODAY, Cast

from .support import STORY, open_duties, raised, taken

pytestmark = pytest.mark.django_db


def told(lead: Lead, day=TODAY) -> ReceiptStatus:
    return status_of(Receipt.objects.select_related("organisation").get(about_code=lead.code), day)


def test_a_new_lead_says_what_is_awaited_and_by_when(cast: Cast) -> None:
    status = told(raised(cast).lead)
    assert status.title == "等我们核实，11月25日前给您回音"
    assert (status.whose_move, status.office, status.closed) == ("us", cast.station, False)
    assert "您现在什么都不用做" in status.sentence
    assert status.next_dates[0][1] == "我们给您回音"


def test_a_promise_that_ran_out_is_owned_up_to(cast: Cast) -> None:
    status = told(raised(cast).lead, TODAY + timedelta(days=5))
    assert status.title == "我们晚了，还在核实"
    assert "11月25日" in status.sentence
    assert status.next_dates == ()


def test_who_handles_it_is_named(cast: Cast) -> None:
    assert told(taken(cast)).sentence.startswith("chen老师正在核实")


def test_a_watched_lead_names_the_day_of_the_next_look(cast: Cast) -> None:
    day = TODAY + timedelta(days=10)
    lead = watch(lead=taken(cast), reason="先看看", review_on=day, actor=cast.actor("chen"), at=NOW)
    assert told(lead).title == "我们盯着这件事，12月3日前再看一次"


@pytest.mark.parametrize("outcome", CLOSING_OUTCOMES)
def test_every_end_has_its_words(cast: Cast, outcome: str) -> None:
    lead = close(lead=taken(cast), outcome=outcome, reason="查过了", actor=cast.actor("chen"), at=NOW)
    status = told(lead)
    assert (status.title, status.sentence) == CLOSED[outcome]
    assert status.closed
    assert status.whose_move == "nobody"


def test_no_status_names_the_worker(cast: Cast) -> None:
    assert "方" not in repr(told(raised(cast).lead).story)


def test_a_worker_who_writes_is_answered_within_a_working_day(cast: Cast) -> None:
    """Also when the lead has ended; the office's answer settles it."""
    lead = close(lead=taken(cast), outcome="answered", reason="查过了", actor=cast.actor("chen"), at=NOW)
    receipt = Receipt.objects.get(about_code=lead.code)
    say(receipt=receipt, words="又没发工资", from_worker=True, actor=Actor.worker(), at=NOW)
    duty = open_duties(lead)["lead_answer"]
    assert (duty.due, duty.account) == (TODAY + timedelta(days=1), cast.account("chen"))
    say(receipt=receipt, words="我们再问", from_worker=False, actor=cast.actor("chen"), at=NOW)
    assert open_duties(lead) == {}


def test_a_copy_holds_the_answers_as_they_were_given(cast: Cast) -> None:
    said = {"topics": ["wages_owed"], "when": "九月、十月", "sums": [{"amount": "6200", "per": "month"}], "people": 3,
            "contract": "none", "still": "yes"}  # fmt: skip
    lead = raised(cast, understood={"said": said}).lead
    told = dict(lead_behind(lead.ref).told)
    assert told["说的事"] == STORY
    assert (told["说的数额"], told["说的人数"], told["签没签合同"]) == ("每月6200元", "3人", "没签过")
    assert told["请求"] == "请我们调解"
    assert lead_behind(lead.ref).holds == ("in_hand",)
    assert lead_behind(lead.ref).sealed
