"""Erasing on request: two people, only when nothing keeps it, and what must stay is said."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.verifying import close, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.people.actions.identity import keep_identity
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.actions.disposal import dispose_receipt
from doorstep.foundation.receipts.actions.erasure import agree_erasure, propose_erasure, send_back_erasure
from doorstep.foundation.receipts.actions.evidence import add_evidence
from doorstep.foundation.receipts.actions.issuing import issue_receipt
from doorstep.foundation.receipts.actions.rights_requests import answer, ask, check
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.facts import RightsAnswered
from doorstep.foundation.receipts.models import Evidence, Message, Receipt, RightsRequest
from doorstep.foundation.receipts.queries.rights import requests_under
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, TODAY, Cast

from .support import WORKER


def _checked(cast: Cast, *, closed: bool) -> RightsRequest:
    lead = raised(cast).lead
    if closed:
        take(lead=lead, actor=cast.actor("chen"), at=NOW)
        close(lead=lead, outcome="answered", reason="说清楚了", actor=cast.actor("chen"), at=NOW)
    request = ask(receipt=Receipt.objects.get(), kind="erasure", words="都删了吧", actor=WORKER, at=NOW)
    return check(request=request, how="called", actor=cast.actor("chen"), at=NOW)


def test_two_people_erase_a_finished_lead_with_its_person_and_receipt(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    propose_erasure(request=request, scope="whole", words="都删掉了", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="另一位同事"):
        agree_erasure(request=request, actor=cast.actor("chen"), at=NOW)
    agree_erasure(request=request, actor=cast.actor("zhou"), at=NOW)
    lead, receipt = Lead.objects.get(), Receipt.objects.get()
    assert (lead.story, lead.disposed_at, receipt.disposed_at) == ("", NOW, NOW)
    assert Person.objects.get().disposed_on
    done = RightsRequest.objects.get()
    assert (done.phase, done.words, done.answer) == ("done", "", "")
    assert requests_under(receipt, TODAY)[0].says.endswith("办好了。")
    told = [one for one in facts_about(lead.ref) if isinstance(one, RightsAnswered)]
    assert [one.signed_by for one in told] == [tuple(sorted(cast.account(who).code for who in ("chen", "zhou")))]
    assert not Duty.objects.open().exists()


def test_whoever_asked_for_a_copy_too_gets_it_before_all_is_erased(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    copy = ask(receipt=request.receipt, kind="copy", actor=WORKER, at=NOW)
    with pytest.raises(Refused, match="还有一个要求没有答复：要一份自己交来的内容"):
        propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    answer(request=check(request=copy, how="called", actor=cast.actor("chen"), at=NOW), granted=True,
           actor=cast.actor("chen"), at=NOW)  # fmt: skip
    propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)


def test_what_is_in_hand_cannot_be_erased_whole_and_the_reason_is_said(cast: Cast) -> None:
    request = _checked(cast, closed=False)
    with pytest.raises(Refused, match="这件事还在办"):
        propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="选一个理由"):
        propose_erasure(request=request, scope="thread", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="删多少"):
        propose_erasure(request=request, scope="half", actor=cast.actor("chen"), at=NOW)


def test_a_part_goes_and_the_rest_stays_with_its_ground(cast: Cast) -> None:
    request = _checked(cast, closed=False)
    say(receipt=request.receipt, words="早先写的", from_worker=True, actor=WORKER, at=NOW)
    picture = SimpleUploadedFile("a.txt", "工资条".encode())
    add_evidence(receipt=request.receipt, upload=picture, shows="工资条", actor=WORKER, at=NOW)
    propose_erasure(
        request=request, scope="thread", ground="in_hand", words="办完再删其余的", actor=cast.actor("chen"), at=NOW
    )
    agree_erasure(request=request, actor=cast.actor("gu"), at=NOW)
    assert (Message.objects.count(), Evidence.objects.count()) == (0, 0)
    assert Lead.objects.get().story
    line = requests_under(Receipt.objects.get(), TODAY)[0]
    assert "其余的先留着：这件事还在办" in line.says
    assert line.answer == "办完再删其余的"


def test_the_second_person_may_send_it_back(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    send_back_erasure(request=request, actor=cast.actor("zhou"), at=NOW)
    assert RightsRequest.objects.get().phase == "checked"
    assert Lead.objects.get().story
    refused = answer(
        request=request, granted=False, ground="law_keeps", words="要存到明年", actor=cast.actor("zhou"), at=NOW
    )
    assert refused.phase == "refused"


def test_one_person_alone_never_erases(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    with pytest.raises(Refused, match="两个人签字"):
        answer(request=request, granted=True, actor=cast.actor("chen"), at=NOW)


def test_a_signature_counts_what_has_happened_since(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    Lead.objects.update(phase="verifying")
    with pytest.raises(Refused, match="还在办"):
        agree_erasure(request=request, actor=cast.actor("zhou"), at=NOW)
    assert RightsRequest.objects.get().phase == "proposed"


def test_open_requests_are_answered_when_the_content_goes_on_its_day(cast: Cast) -> None:
    lead = raised(cast).lead
    receipt = Receipt.objects.get()
    ask(receipt=receipt, kind="copy", words="要一份", actor=WORKER, at=NOW)
    dispose_receipt(receipt=receipt, actor=cast.actor("gu"), at=NOW)
    gone = RightsRequest.objects.get()
    assert (gone.phase, gone.ground, gone.words) == ("refused", "gone", "")
    assert not Duty.objects.open().filter(about_kind="rights_request").exists()
    with pytest.raises(Refused, match="已经按规定删除"):
        ask(receipt=receipt, kind="erasure", actor=WORKER, at=NOW)
    assert lead.story


def test_one_persons_wish_does_not_erase_what_another_holds_a_receipt_for(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    other = keep_identity(name="周师傅", phone="13900000001", actor=WORKER, at=NOW)
    issue_receipt(about=request.receipt.about, organisation=cast.station, person=other, actor=WORKER, at=NOW)
    with pytest.raises(Refused, match="别人的回执"):
        propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    assert Lead.objects.get().story


def test_a_second_slip_of_the_same_person_holds_nothing_up(cast: Cast) -> None:
    request = _checked(cast, closed=True)
    issue_receipt(
        about=request.receipt.about, organisation=cast.station, person=request.receipt.person, actor=WORKER, at=NOW
    )
    propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    agree_erasure(request=request, actor=cast.actor("zhou"), at=NOW)
    assert not Receipt.objects.filter(disposed_at=None).exists()
