"""What is past its day loses its words; the row, the number and the course of events stay, and the chain still verifies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db.models import QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.people.actions.identity import dispose_person
from doorstep.foundation.people.signatures import two_signatures
from doorstep.foundation.receipts.actions.disposal import dispose_receipt, receipts_to_dispose
from doorstep.foundation.receipts.queries.rights import awaiting_an_answer
from doorstep.foundation.search.actions.keeping import forget_words

from ..facts import LeadDisposed, LetterDisposed
from ..labelling import forget_labels
from ..models import Lead, SetAsideLetter

CHUNK = 200
WORDS = ("story", "place_words", "employer_words", "other_words")


@dataclass(frozen=True)
class Disposed:
    """How many, or with a dry run how many it would be."""

    leads: int
    letters: int


def dispose_due(*, on: date, signed_by: Sequence[str], dry_run: bool = False, actor: Actor, at: datetime) -> Disposed:
    """Everything whose day has come, in transactions of 200, so that a run that is killed can simply be begun again.
    `signed_by` are the codes of two different accounts in force; a dry run needs none and changes nothing."""
    if dry_run:
        return Disposed(leads_due(on).count(), letters_due(on).count())
    signatures = two_signatures(signed_by)
    lead_run = partial(dispose_leads, signed_by=signatures, actor=actor, at=at)
    letter_run = partial(dispose_letters, signed_by=signatures, actor=actor, at=at)
    leads = letters = 0
    while chunk := list(leads_due(on)[:CHUNK]):
        leads += lead_run(leads=chunk)
    while aside := list(letters_due(on)[:CHUNK]):
        letters += letter_run(letters=aside)
    return Disposed(leads, letters)


def leads_due(on: date) -> QuerySet[Lead]:
    """Whoever asked for a copy, or for anything else, is answered first."""
    return (
        Lead.objects.filter(phase=Lead.Phase.CLOSED, dispose_on__lte=on, disposed_at=None)
        .exclude(code__in=awaiting_an_answer("lead"))
        .select_related("person")
        .order_by("id")
    )


def letters_due(on: date) -> QuerySet[SetAsideLetter]:
    return SetAsideLetter.objects.filter(dispose_on__lte=on, disposed_at=None).order_by("id")


@action
def dispose_leads(*, leads: Sequence[Lead], signed_by: tuple[str, ...], actor: Actor, at: datetime) -> int:
    """Story, place and employer go, the person with them unless a matter still needs them, receipts of the lead too, and
    with the record's key every reason ever written. Tells LeadDisposed of each."""
    for lead in leads:
        for receipt in receipts_to_dispose(lead.ref):
            dispose_receipt(receipt=receipt, actor=actor, at=at)
        person = None if lead.matter_code else lead.person
        lead.story = lead.place_words = lead.employer_words = lead.other_words = ""
        lead.understood = {}
        lead.person = lead.person if person is None else None
        lead.content_key, lead.disposed_at = "", at
        lead.save(update_fields=[*WORDS, "understood", "person", "content_key", "disposed_at"])
        if person and not person.disposed_on and not person.leads.exists():
            dispose_person(person=person, actor=actor, at=at)
        forget_words(about=lead.ref)
        forget_labels(leads=[lead])
        record(LeadDisposed(lead.ref, signed_by), actor, at)
        destroy_record_key(lead.ref, at)
    return len(leads)


@action
def dispose_letters(*, letters: Sequence[SetAsideLetter], signed_by: tuple[str, ...], actor: Actor, at: datetime) -> int:
    """Story, place and telephone go, and with the record's key the reasons. Tells LetterDisposed of each."""
    for letter in letters:
        letter.story = letter.place_words = letter.phone = ""
        letter.content_key, letter.disposed_at = "", at
        letter.save(update_fields=["story", "place_words", "phone", "phone_index", "content_key", "disposed_at"])
        forget_labels(letters=[letter])
        record(LetterDisposed(letter.ref, signed_by), actor, at)
        destroy_record_key(letter.ref, at)
    return len(letters)
