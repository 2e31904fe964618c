"""What the worker reads under the receipt: what is awaited, until when, and that mediation never bars arbitration."""

from datetime import timedelta

import pytest

from doorstep.foundation.receipts.status import status_of
from doorstep.services.disputes.actions.closing import agree, close_with_advice, propose_closing
from doorstep.services.disputes.actions.guidance import give_guidance, pass_the_move
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.status import CLOSED
from tests.support.cast import NOW, TODAY, Cast

from .support import registered, with_receipt


def status(matter: Matter, cast: Cast, day=TODAY):
    return status_of(with_receipt(matter, cast).receipt, day)


def test_registered_it_names_who_answers_by_when(cast: Cast) -> None:
    told = status(registered(cast), cast)
    assert told.title == "等我们答复，11月25日前"
    assert told.whose_move == "us"
    assert "chen老师在办。您现在什么都不用做" in told.sentence
    assert "您随时可以去申请劳动仲裁，到12月7日满15天" in told.sentence
    assert [text for _, text in told.next_dates] == ["我们答复您", "满15天，不用再等调解，可以直接去申请仲裁"]
    assert told.story[1][1] == "登记为HA-2026-000001"


def test_a_promise_that_ran_out_is_owned_up_to(cast: Cast) -> None:
    told = status(registered(cast), cast, TODAY + timedelta(days=3))
    assert told.title == "我们晚了，还在办"
    assert "没有做到" in told.sentence


def test_after_fifteen_days_nobody_needs_to_wait(cast: Cast) -> None:
    told = status(registered(cast), cast, TODAY + timedelta(days=20))
    assert "已经满15天，您不用等调解，随时可以去申请劳动仲裁" in told.sentence


def test_who_only_asked_is_told_nothing_of_mediation(cast: Cast) -> None:
    told = status(registered(cast, asks_mediation=False), cast)
    assert told.title == "等我们答复，11月30日前"
    assert "仲裁" not in told.sentence


def test_guided_it_is_the_workers_move_with_the_ways_named(cast: Cast) -> None:
    matter = registered(cast)
    set_facts(matter=matter, answers={"known_on": TODAY - timedelta(days=100)}, actor=cast.actor("chen"), at=NOW)
    give_guidance(matter=matter, words="两条路", next_doors=["mediation", "arbitration"], actor=cast.actor("chen"), at=NOW)
    told = status(matter, cast)
    assert (told.title, told.whose_move) == ("等您告诉我们想怎么走", "you")
    assert "在我们这里调解、申请劳动仲裁" in told.sentence
    assert [text for _, text in told.next_dates][0] == "我们来问您一次"
    assert told.clock is not None
    assert told.clock.kind_label == "申请仲裁"
    pass_the_move(matter=matter, whose_move="handler", actor=cast.actor("chen"), at=NOW)
    assert status(matter, cast).title == "等我们回您的话"


def test_closing_waits_for_our_second_person_not_for_the_worker(cast: Cast) -> None:
    matter = registered(cast)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("chen"), at=NOW)
    told = status(matter, cast)
    assert (told.title, told.whose_move) == ("等我们第二个人看过结果", "us")


def test_closed_it_says_what_came_of_it_and_when_the_words_go(cast: Cast) -> None:
    matter = registered(cast, asks_mediation=False)
    issued = with_receipt(matter, cast)
    close_with_advice(matter=matter, words="可以要双倍工资", actor=cast.actor("chen"), at=NOW)
    issued.receipt.refresh_from_db()
    told = status_of(issued.receipt, TODAY)
    assert (told.title, told.closed, told.whose_move) == ("您问的事已经答复", True, "nobody")
    assert told.next_dates == ((issued.receipt.delete_on, "您写的内容和留言到这天删除"),)


@pytest.mark.parametrize(
    "outcome", [outcome for outcome in Matter.Outcome.values if outcome not in {"advice_only", "joined"}]
)
def test_every_outcome_has_words_for_the_worker(cast: Cast, outcome: str) -> None:
    matter = registered(cast)
    give_guidance(matter=matter, words="去申请仲裁", actor=cast.actor("chen"), at=NOW)
    propose_closing(matter=matter, outcome=outcome, reason="当面说的", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    assert status(matter, cast).title == CLOSED[outcome][0]
