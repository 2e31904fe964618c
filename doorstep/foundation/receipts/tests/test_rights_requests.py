"""Asked, checked, answered: once, in time, by the right people, and never on behalf of somebody else."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.moving import reroute
from doorstep.foundation.leads.tests.support import STORY, raised
from doorstep.foundation.receipts.actions.rights_requests import LONGEST, answer, ask, check
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.answering import answer_due
from doorstep.foundation.receipts.facts import RightsAnswered, RightsAsked, RightsChecked
from doorstep.foundation.receipts.kinds import GROUNDS, KINDS, REFUSING
from doorstep.foundation.receipts.models import Receipt, RightsRequest
from doorstep.foundation.receipts.queries.rights import requests_under
from doorstep.foundation.receipts.rules import may
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, PEOPLE, TODAY, Cast

from .support import WORKER, issued


def _asked(cast: Cast, kind: str = "copy", words: str = "") -> RightsRequest:
    raised(cast)
    return ask(receipt=Receipt.objects.get(), kind=kind, words=words, actor=WORKER, at=NOW)


def _duties() -> list[tuple[str, date, str]]:
    return [(one.kind, one.due, one.red_flag) for one in Duty.objects.open().filter(about_kind="rights_request")]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", list(KINDS))
def test_each_request_has_a_day_and_the_withdrawal_is_the_next_working_day(kind: str) -> None:
    friday = date(2026, 11, 20)
    assert answer_due(kind, friday, "") == (date(2026, 11, 23) if kind == "withdrawal" else date(2026, 12, 5))


def test_a_request_stands_on_the_worklist_until_it_is_answered(cast: Cast) -> None:
    request, chen = _asked(cast), cast.actor("chen")
    assert _duties() == [("rights_answer", TODAY + timedelta(days=15), "")]
    check(request=request, how="called", actor=chen, at=NOW)
    answer(request=request, granted=True, actor=chen, at=NOW)
    assert _duties() == []
    told = [
        one for one in facts_about(request.receipt.about) if isinstance(one, RightsAsked | RightsChecked | RightsAnswered)
    ]
    assert [type(one) for one in told] == [RightsAsked, RightsChecked, RightsAnswered]
    assert told[-1].sentence() == "要一份自己交来的内容：办好了"


def test_a_copy_holds_what_was_told_and_nothing_that_the_desk_worked_out(cast: Cast) -> None:
    request, chen = _asked(cast), cast.actor("chen")
    say(receipt=request.receipt, words="补一句 <b>", from_worker=True, actor=WORKER, at=NOW)
    check(request=request, how="came", actor=chen, at=NOW)
    made = answer(request=request, granted=True, actor=chen, at=NOW).result
    assert STORY in made
    assert "13812342061" in made
    assert "补一句 &lt;b&gt;" in made
    assert "分派" not in made
    assert "欠薪" not in made


def test_asking_twice_is_told_with_the_day_and_the_database_holds_it_too(cast: Cast) -> None:
    request = _asked(cast)
    with pytest.raises(Refused, match="已经提过了，我们12月8日前答复"):
        ask(receipt=request.receipt, kind="copy", actor=WORKER, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        RightsRequest.objects.create(
            code="YQ-2", receipt=request.receipt, office=cast.station, kind="copy", asked_at=NOW, due=TODAY
        )
    ask(receipt=request.receipt, kind="erasure", actor=WORKER, at=NOW)
    assert RightsRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("kind", "words", "says"),
    [
        ("money", "", "请选一样"),
        ("", "", "请选一样"),
        ("correction", "  ", "哪里写错了"),
        ("copy", "字" * (LONGEST + 1), "没有丢"),
    ],
)
def test_what_is_wrong_with_a_request_is_said(cast: Cast, kind: str, words: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        ask(receipt=issued(cast).receipt, kind=kind, words=words, actor=WORKER, at=NOW)
    assert not RightsRequest.objects.exists()


def test_nothing_is_answered_before_somebody_made_sure_who_asks(cast: Cast) -> None:
    request = _asked(cast)
    with pytest.raises(Refused, match="先核对是不是本人"):
        answer(request=request, granted=True, actor=cast.actor("chen"), at=NOW)
    assert RightsRequest.objects.get().result == ""


def test_a_refusal_needs_a_ground_of_the_list_and_a_word(cast: Cast) -> None:
    request, chen = _asked(cast), cast.actor("chen")
    check(request=request, how="called", actor=chen, at=NOW)
    for ground in ("", "busy", "gone"):
        with pytest.raises(Refused, match="说理由"):
            answer(request=request, granted=False, ground=ground, words="不", actor=chen, at=NOW)
    with pytest.raises(Refused, match="写一句"):
        answer(request=request, granted=False, ground="not_own", words=" ", actor=chen, at=NOW)
    refused = answer(
        request=request, granted=False, ground="not_own", words="打过去是别人接的，请带证件来站里。", actor=chen, at=NOW
    )
    assert (refused.phase, refused.result) == ("refused", "")
    assert set(REFUSING) <= set(GROUNDS)
    assert "没能核实是本人提的" in requests_under(refused.receipt, TODAY)[0].says


def test_an_answered_request_is_not_answered_again(cast: Cast) -> None:
    request, chen = _asked(cast), cast.actor("chen")
    check(request=request, how="called", actor=chen, at=NOW)
    answer(request=request, granted=True, actor=chen, at=NOW)
    with pytest.raises(Refused, match="已经答复过了"):
        answer(request=request, granted=False, ground="others", words="改主意了", actor=chen, at=NOW)


def test_a_sealed_withdrawal_is_called_back_by_somebody_who_is_not_the_handler(cast: Cast) -> None:
    from doorstep.foundation.leads.actions.verifying import take

    request = _asked(cast, "withdrawal", "不想办了")
    take(lead=request_lead(), actor=cast.actor("chen"), at=NOW)
    assert _duties() == [("withdrawal_call", date(2026, 11, 24), "不让对方知道，先回电话")]
    with pytest.raises(Refused, match="经办人以外的同事"):
        check(request=request, how="called", actor=cast.actor("chen"), at=NOW)
    check(request=request, how="called", actor=cast.actor("zhou"), at=NOW)
    answer(request=request, granted=True, actor=cast.actor("chen"), at=NOW)
    assert _duties() == []


def request_lead():
    from doorstep.foundation.leads.models import Lead

    return Lead.objects.get()


def test_a_request_goes_along_when_its_lead_goes_to_another_station(cast: Cast) -> None:
    request = _asked(cast)
    reroute(lead=request_lead(), office=cast.neighbour, reason="在隔壁街道", actor=cast.actor("chen"), at=NOW)
    request.refresh_from_db()
    assert request.office == cast.neighbour
    assert Duty.objects.open().get(about_kind="rights_request").office == cast.neighbour
    assert not may(cast.actor("chen"), "view", request)


def test_rule_and_query_say_the_same_of_everybody(cast: Cast) -> None:
    request = _asked(cast)
    for who, _, _ in PEOPLE:
        actor = cast.actor(who)
        seen = RightsRequest.objects.visible_to(actor).filter(pk=request.pk).exists()
        assert seen == bool(may(actor, "view", request)), who
    assert {who for who, _, _ in PEOPLE if may(cast.actor(who), "view", request)} == {"chen", "zhou", "gu"}


def test_words_and_results_are_sealed_at_rest(cast: Cast) -> None:
    from django.db import connection

    request, chen = _asked(cast, "correction", "名字写错了，应当是方小曼"), cast.actor("chen")
    check(request=request, how="called", actor=chen, at=NOW)
    answer(request=request, granted=True, words="改成方小曼了", actor=chen, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT words, answer, result FROM receipts_rightsrequest")
        assert "方小曼" not in str(cursor.fetchall())
