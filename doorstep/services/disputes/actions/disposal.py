"""What is past its day loses its words and people; the row, the number and the course of events stay, and the chain verifies."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.linkage.actions.disposal import dispose_transfers
from doorstep.foundation.papers.actions.files import dispose_files
from doorstep.foundation.people.actions.identity import dispose_person
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.signatures import two_signatures
from doorstep.foundation.receipts.actions.disposal import dispose_receipt, receipts_to_dispose
from doorstep.foundation.receipts.queries.rights import awaiting_an_answer
from doorstep.foundation.search.actions.keeping import forget_words
from doorstep.foundation.worklist.actions.duties import settle_all

from ..facts import MatterDisposed
from ..models import Matter, Party

CHUNK = 200


def dispose_due(*, on: date, signed_by: Sequence[str], dry_run: bool = False, actor: Actor, at: datetime) -> int:
    """Every closed matter whose day has come, in transactions of 200, so that a run that is killed can simply be begun
    again. `signed_by` are the codes of two different accounts in force; a dry run needs none and only counts."""
    if dry_run:
        return due(on).count()
    signatures, disposed = two_signatures(signed_by), 0
    while chunk := list(due(on)[:CHUNK]):
        disposed += dispose_matters(matters=chunk, signed_by=signatures, actor=actor, at=at)
    return disposed


def due(on: date) -> QuerySet[Matter]:
    """One that was joined to another goes when that one is gone: until then its words belong to a matter in hand. And
    whoever asked for a copy, or for anything else, is answered first."""
    rows = Matter.objects.filter(phase=Matter.Phase.CLOSED, dispose_on__lte=on, disposed_at=None)
    waits = Q(merged_into__isnull=False, merged_into__disposed_at=None)
    return rows.exclude(waits).exclude(code__in=awaiting_an_answer("matter")).order_by("id")


@action
def dispose_matters(*, matters: Sequence[Matter], signed_by: tuple[str, ...], actor: Actor, at: datetime) -> int:
    """Story, the words of claims, parties and guidance, files, receipts with their threads, the person unless somebody else still
    needs them; and with the record's key every reason ever written. Tells MatterDisposed of each."""
    for matter in matters:
        for receipt in receipts_to_dispose(matter.ref):
            dispose_receipt(receipt=receipt, actor=actor, at=at)
        dispose_files(about=matter.ref, actor=actor, at=at)
        matter.story, matter.element_words, matter.disposed_at = "", {}, at
        matter.save(update_fields=["story", "element_words", "disposed_at"])
        matter.guidance.all().delete()
        matter.dated_facts.all().delete()
        _empty_desk(matter, actor, at)
        _empty_claims(matter)
        _part_with_people(matter, actor, at)
        settle_all(about=matter.ref, actor=actor, at=at)
        forget_words(about=matter.ref)
        record(MatterDisposed(matter.ref, matter.outcome, signed_by), actor, at)
        destroy_record_key(matter.ref, at)
    return len(matters)


def _empty_claims(matter: Matter) -> None:
    """Topics and sums stay for the figures."""
    for claim in matter.claims.all():
        claim.words = claim.employer_says = ""
        claim.save(update_fields=["words", "employer_says"])


def _empty_desk(matter: Matter, actor: Actor, at: datetime) -> None:
    """What the office kept for itself, and the words of joining, accepting and handing over."""
    matter.notes.all().delete()
    matter.exhibits.all().delete()
    matter.sheets.all().delete()
    for row in (*matter.merges.all(), *matter.acceptances.all()):
        name = "reason" if hasattr(row, "reason") else "words"
        setattr(row, name, "")
        row.save(update_fields=[name])
    dispose_transfers(about=matter.ref, actor=actor, at=at)


def _part_with_people(matter: Matter, actor: Actor, at: datetime) -> None:
    for party in matter.parties.select_related("person"):
        person, party.person, party.name_words = party.person, None, ""
        party.save(update_fields=["person", "name_words"])
        if person and not person.disposed_on and not _still_needed(person, matter):
            dispose_person(person=person, actor=actor, at=at)


def _still_needed(person: Person, matter: Matter) -> bool:
    """By another matter, or by a lead that did not end in this one and is not disposed of."""
    leads = Lead.objects.filter(person=person, disposed_at=None).exclude(matter_code=matter.code)
    return leads.exists() or Party.objects.filter(person=person).exists()
