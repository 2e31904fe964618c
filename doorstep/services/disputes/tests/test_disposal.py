"""Past its day the content goes: by two signatures, words and people, never the course of events."""

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import facts_about, timeline
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.linkage.actions.transfers import ask, reject
from doorstep.foundation.linkage.models import Transfer
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.actions import rights_requests
from doorstep.foundation.receipts.models import Message, Receipt
from doorstep.services.disputes.actions.acceptance import accept_mediation
from doorstep.services.disputes.actions.closing import agree, propose_closing, reopen
from doorstep.services.disputes.actions.disposal import dispose_due
from doorstep.services.disputes.actions.file import add_exhibit, add_note
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.actions.joining import merge
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.facts import MatterDisposed
from doorstep.services.disputes.models import Guidance, Matter
from tests.support.cast import NOW, Cast

from .support import PLANTED_NAME, person, registered, with_receipt

DUE = date(2026, 12, 23)
SIGNED = ("A-gu", "A-lead")


def closed(cast: Cast, **fields) -> Matter:
    matter = registered(cast, person=person(cast), **fields)
    with_receipt(matter, cast)
    give_guidance(matter=matter, words="去申请仲裁", actor=cast.actor("chen"), at=NOW)
    propose_closing(matter=matter, outcome="mistake", reason="同一件事录了两次", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    return matter


def dispose(cast: Cast, on: date = DUE, signed: tuple[str, ...] = SIGNED, **given) -> int:
    return dispose_due(on=on, signed_by=signed, actor=cast.actor("gu"), at=NOW + timedelta(days=30), **given)


def test_a_dry_run_counts_and_changes_nothing(cast: Cast) -> None:
    closed(cast)
    assert dispose(cast, dry_run=True, signed=()) == 1
    assert Matter.objects.get().disposed_at is None


def test_whoever_asked_for_a_copy_is_answered_before_anything_goes(cast: Cast) -> None:
    closed(cast)
    rights_requests.ask(receipt=Receipt.objects.get(), kind="copy", actor=Actor.worker(), at=NOW)
    assert dispose(cast) == 0
    assert Matter.objects.get().disposed_at is None


@pytest.mark.parametrize("signed", [(), ("A-gu",), ("A-gu", "A-gu"), ("A-gu", "A-nobody")])
def test_two_different_people_in_force_must_sign(cast: Cast, signed: tuple[str, ...]) -> None:
    closed(cast)
    with pytest.raises(Refused, match="两个人签字"):
        dispose(cast, signed=signed)


def test_words_and_people_go_and_the_tombstone_stays(cast: Cast) -> None:
    matter = closed(cast)
    assert dispose(cast) == 1
    fresh = Matter.objects.get()
    assert (fresh.story, fresh.code, fresh.outcome, fresh.phase) == ("", matter.code, "mistake", "closed")
    assert [claim.words for claim in fresh.claims.all()] == ["", ""]
    assert not Guidance.objects.exists()
    assert not Message.objects.exists()
    assert all(party.person is None and party.name_words == "" for party in fresh.parties.all())
    assert Person.objects.get().name == ""
    assert facts_about(matter.ref)[-1] == MatterDisposed(matter.ref, "mistake", SIGNED)


def test_no_reason_can_be_read_any_more_and_the_journal_verifies(cast: Cast) -> None:
    matter = closed(cast)
    assert any(fact.__dict__.get("reason") == "同一件事录了两次" for fact in facts_about(matter.ref))
    dispose(cast)
    said = "".join(line.sentence for line in timeline(matter.ref))
    assert "同一件事录了两次" not in said + str(facts_about(matter.ref))
    assert PLANTED_NAME not in said
    assert list(verify_streams()) == []


def test_what_is_open_or_not_yet_due_stays(cast: Cast) -> None:
    registered(cast)
    closed(cast)
    assert dispose(cast, on=DUE - timedelta(days=1)) == 0


def test_a_person_another_matter_needs_is_kept(cast: Cast) -> None:
    matter = closed(cast)
    registered(cast, person=Person.objects.get())
    dispose(cast)
    assert Person.objects.get().name == PLANTED_NAME
    assert matter.parties.get(side="applicant").person is None


def test_what_was_disposed_of_cannot_be_opened_again(cast: Cast) -> None:
    matter = closed(cast)
    dispose(cast)
    with pytest.raises(Refused, match="已经按规定删除"):
        reopen(matter=matter, ground="new_facts", reason="又有新情况", actor=cast.actor("gu"), at=NOW)


def test_the_page_of_a_tombstone_still_shows(cast: Cast) -> None:
    matter = closed(cast)
    dispose(cast)
    shown = cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode()
    assert "内容已经按规定删除" in shown
    assert "重新打开" not in shown


def test_what_the_desk_kept_for_itself_goes_too(cast: Cast) -> None:
    by = {"actor": cast.actor("chen"), "at": NOW}
    early = registered(cast, received_on=NOW - timedelta(days=9))
    matter = registered(cast, person=person(cast))
    add_note(matter=matter, words="像在拖时间", **by)
    add_exhibit(matter=matter, upload=SimpleUploadedFile("a.txt", b"x"), given_by="worker", shows="工资条", **by)
    set_facts(matter=matter, answers={"position": "切配"}, sources={"position": "worker"}, **by)
    asked = ask(about=matter.ref, taker=cast.neighbour, reason="那边近", **by)
    reject(transfer=asked, reason="我们忙不过来", actor=cast.actor("wu"), at=NOW)
    accept_mediation(matter=matter, how="店长答应", mediator=cast.account("chen"), **by)
    merge(matter=matter, survivor=early, reason="同一个人说了两次", **by)
    propose_closing(matter=early, outcome="mistake", reason="录错", **by)
    agree(matter=early, actor=cast.actor("zhou"), at=NOW)
    assert dispose(cast, on=date(2035, 1, 1)) == 2, "the old one follows the one it was joined to"
    old = Matter.objects.get(pk=matter.pk)
    assert (old.element_words, old.notes.count(), old.exhibits.count()) == ({}, 0, 0)
    assert [old.merges.get().reason, old.acceptances.get().words] == ["", ""]
    transfer = Transfer.objects.get()
    assert (transfer.reason, transfer.answer_words) == ("", "")
    assert list(verify_streams()) == []
