"""Giving a receipt, letting it follow its record, and taking a consent back."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Person, TermsText

from ..digits import LENGTH, draw_digits
from ..facts import ConsentGiven, ConsentWithdrawn, KeepingChanged, ReceiptIssued, ReceiptsRepointed
from ..finding import digest_of
from ..models import Consent, Receipt


@dataclass(frozen=True)
class Issued:
    """`digits` exist here and on the worker's slip only; nobody can read them again."""

    receipt: Receipt
    digits: str


@action
def issue_receipt(
    *,
    about: Ref,
    organisation: Organisation,
    person: Person | None = None,
    delete_on: date | None = None,
    terms: TermsText | None = None,
    actor: Actor,
    at: datetime,
) -> Issued:
    """A receipt with fresh digits stands for the record; a consent to `terms` is kept with it. Tells ReceiptIssued and,
    with terms, ConsentGiven."""
    digits, digest = _unused_digits()
    receipt = Receipt.objects.create(
        code=f"HZ-{secrets.token_hex(6).upper()}", digest=digest, tail=digits[LENGTH - 4 :],
        about_kind=about.kind, about_code=about.code, organisation=organisation, person=person,
        issued_at=at, delete_on=delete_on,
    )  # fmt: skip
    record(ReceiptIssued(about, receipt.ref), actor, at)
    if terms is not None:
        give_consent(receipt=receipt, terms=terms, actor=actor, at=at)
    return Issued(receipt, digits)


def _unused_digits() -> tuple[str, str]:
    while True:
        digits = draw_digits()
        digest = digest_of(digits)
        if not Receipt.objects.filter(digest=digest).exists():
            return digits, digest


@action
def give_consent(*, receipt: Receipt, terms: TermsText, actor: Actor, at: datetime) -> Consent:
    """The version of the text agreed to is kept with the receipt. Tells ConsentGiven."""
    consent = Consent.objects.create(receipt=receipt, terms=terms, given_at=at)
    record(ConsentGiven(receipt.about, receipt.ref, terms.kind, terms.version), actor, at)
    return consent


@action
def repoint(*, old: Ref, new: Ref, only: Sequence[str] = (), actor: Actor, at: datetime) -> int:
    """All receipts of one record, or `only` those of these codes, lead to another from now on, with their threads. Tells
    ReceiptsRepointed, also when there were none, and says how many there were."""
    receipts = Receipt.objects.filter(about_kind=old.kind, about_code=old.code)
    moved = (receipts.filter(code__in=only) if only else receipts).update(about_kind=new.kind, about_code=new.code)
    record(ReceiptsRepointed(old, new, moved), actor, at)
    return moved


@action
def change_keeping(*, about: Ref, delete_on: date, actor: Actor, at: datetime) -> None:
    """The slip's promise follows the outcome: a new day on which the content goes. Tells KeepingChanged."""
    Receipt.objects.filter(about_kind=about.kind, about_code=about.code, disposed_at=None).update(delete_on=delete_on)
    record(KeepingChanged(about, delete_on), actor, at)


@action
def withdraw_consent(*, receipt: Receipt, actor: Actor, at: datetime) -> None:
    """What was passed on stays on record; nothing further is passed on. Tells ConsentWithdrawn."""
    if not receipt.consents.filter(withdrawn_at=None).update(withdrawn_at=at):
        raise Refused("这张回执上没有还在用的同意，不用撤回。")
    record(ConsentWithdrawn(receipt.about, receipt.ref), actor, at)
