"""What is past its day loses its words; the chain still verifies."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import facts_about, timeline
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.disposal import Disposed, dispose_due
from doorstep.foundation.leads.actions.letters import make_lead
from doorstep.foundation.leads.actions.verifying import ClaimGiven, close, refer
from doorstep.foundation.leads.facts import LeadDisposed, LetterMadeLead
from doorstep.foundation.leads.models import Lead, SetAsideLetter
from doorstep.foundation.leads.retention import lead_disposed_on, letter_disposed_on
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.actions.rights_requests import answer, ask, check
from doorstep.foundation.receipts.models import Message, Receipt, RightsRequest
from tests.support.cast import NOW, TODAY, Cast

from .support import STORY, taken

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1200)
TWO = ("A-gu", "A-lead")


def _closed(cast: Cast) -> Lead:
    return close(lead=taken(cast), outcome="answered", reason="老板娘说会补发", actor=cast.actor("chen"), at=NOW)


def _letter(cast: Cast) -> SetAsideLetter:
    letter = SetAsideLetter(
        code="HA-GZ-2026-000001", district=cast.district, story="路灯坏了", phone="13812342061", reason="没有看到劳动方面的字眼",
        received_on=NOW, set_aside_at=NOW, dispose_on=letter_disposed_on(TODAY),
    )  # fmt: skip
    letter.save(force_insert=True)
    return letter


def _dispose(cast: Cast, **other) -> Disposed:
    return dispose_due(**{"on": LATER.date(), "signed_by": TWO, "actor": cast.actor("gu"), "at": LATER, **other})


def test_whoever_asked_for_a_copy_is_answered_before_anything_goes(cast: Cast) -> None:
    lead, gu = _closed(cast), cast.actor("gu")
    copy = ask(receipt=Receipt.objects.get(), kind="copy", actor=Actor.worker(), at=NOW)
    assert _dispose(cast) == Disposed(0, 0)
    answer(request=check(request=copy, how="called", actor=gu, at=NOW), granted=True, actor=gu, at=NOW)
    assert lead.story in RightsRequest.objects.get().result
    assert _dispose(cast) == Disposed(1, 0)


def test_words_and_person_go_and_number_and_course_stay(cast: Cast) -> None:
    lead = _closed(cast)
    assert _dispose(cast) == Disposed(1, 0)
    lead.refresh_from_db()
    assert (lead.story, lead.place_words, lead.person, lead.outcome) == ("", "", None, "answered")
    person = Person.objects.get()
    assert (person.name, person.phone, person.phone_index) == ("", "", "")
    assert not Message.objects.exists()
    assert Receipt.objects.get().disposed_at == LATER
    assert facts_about(lead.ref)[-1] == LeadDisposed(lead.ref, ("A-gu", "A-lead"))
    sentences = " ".join(line.sentence for line in timeline(lead.ref))
    assert "结束：已答复。原因：内容已按规定删除" in sentences
    assert not list(verify_streams())


def test_nothing_goes_before_its_day(cast: Cast) -> None:
    lead = _closed(cast)
    assert lead.dispose_on is not None
    assert _dispose(cast, on=lead.dispose_on - timedelta(days=1)) == Disposed(0, 0)
    assert Lead.objects.get().story == STORY


@pytest.mark.parametrize("signed_by", [(), ("A-gu",), ("A-gu", "A-gu"), ("A-gu", "A-nobody")])
def test_two_different_people_sign(cast: Cast, signed_by: tuple[str, ...]) -> None:
    _closed(cast)
    with pytest.raises(Refused, match="两个人"):
        _dispose(cast, signed_by=signed_by)
    assert Lead.objects.get().story == STORY


def test_a_dry_run_counts_and_changes_nothing(cast: Cast) -> None:
    _closed(cast)
    _letter(cast)
    assert _dispose(cast, dry_run=True, signed_by=()) == Disposed(1, 1)
    assert Lead.objects.get().story == STORY


def test_the_command_counts_refuses_and_deletes(cast: Cast) -> None:
    lead = _closed(cast)
    Lead.objects.filter(pk=lead.pk).update(dispose_on=date(2020, 1, 1))
    out = StringIO()
    call_command("dispose_leads", "--dry-run", stdout=out)
    assert "到期待删：线索1条" in out.getvalue()
    with pytest.raises(CommandError, match="两个人"):
        call_command("dispose_leads", "--signed-by", "A-gu")
    call_command("dispose_leads", "--signed-by", "A-gu", "--signed-by", "A-lead", stdout=out)
    assert "已删除：线索1条" in out.getvalue()
    assert Lead.objects.get().story == ""


def test_a_second_run_finds_nothing_more(cast: Cast) -> None:
    _closed(cast)
    _dispose(cast)
    assert _dispose(cast) == Disposed(0, 0)


def test_a_person_whom_a_matter_needs_stays(cast: Cast) -> None:
    lead = refer(lead=taken(cast), claims=[ClaimGiven("wages_owed")], actor=cast.actor("chen"), at=NOW)
    _dispose(cast)
    lead.refresh_from_db()
    assert lead.story == ""
    assert Person.objects.get().name == "方小满"


def test_a_letter_loses_its_words_and_cannot_become_a_lead(cast: Cast) -> None:
    letter = _letter(cast)
    assert _dispose(cast) == Disposed(0, 1)
    letter.refresh_from_db()
    assert (letter.story, letter.phone, letter.phone_index) == ("", "", "")
    with pytest.raises(Refused, match="已按规定删除"):
        make_lead(letter=letter, reason="看错了", actor=cast.actor("gu"), at=LATER)
    assert not list(verify_streams())


def test_a_person_makes_a_letter_a_lead_after_all_once(cast: Cast) -> None:
    letter = _letter(cast)
    lead = make_lead(letter=letter, reason="说的是值班没有工资", actor=cast.actor("gu"), at=NOW)
    assert (lead.story, lead.channel, lead.received_on) == ("路灯坏了", "hotline", NOW)
    assert facts_about(letter.ref)[-1] == LetterMadeLead(letter.ref, lead.ref, "说的是值班没有工资")
    with pytest.raises(Refused, match=lead.code):
        make_lead(letter=letter, reason="再来", actor=cast.actor("gu"), at=NOW)


@pytest.mark.parametrize(
    ("outcome", "day"),
    [("answered", date(2029, 11, 23)), ("mistake", date(2027, 2, 23)), ("not_for_us", date(2027, 11, 23))],
)
def test_the_outcome_says_how_long_content_is_kept(outcome: str, day: date) -> None:
    assert lead_disposed_on(outcome, TODAY) == day


def test_every_outcome_has_its_time() -> None:
    assert all(lead_disposed_on(outcome, TODAY) > TODAY for outcome in Lead.Outcome.values)
