"""Sealed identities: kept, opened by whoever handles the record, looked at, disposed of. Others ask first: `openings`."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.identity_holders import holder_of
from doorstep.foundation.people.models import Account, IdentityOpening, Person
from doorstep.foundation.people.phones import clean_id_number, clean_phone
from doorstep.foundation.people.purposes import OPEN_FOR, SHORTEST_REASON
from doorstep.foundation.people.queries.openings import granted_to, standing_of
from doorstep.foundation.people.rules import may

HOW = IdentityOpening.How
NOT_IN_CHARGE = "您不是这件事的经办人，要先写明为什么要看，请站里或区里的同事同意"
NOTHING_GRANTED = "现在没有同意您打开的，或者已经到期。请再申请一次"


@dataclass(frozen=True)
class OpenedIdentity:
    name: str
    phone: str
    id_number: str
    reach_note: str
    until: datetime | None = None


@action
def keep_identity(
    *, name: str = "", phone: str = "", id_number: str = "", reach_note: str = "", sealed_from_employer: bool = True,
    actor: Actor, at: datetime,
) -> Person:  # fmt: skip
    """A sealed identity of its own; who it belongs to is known by the record that points to it."""
    person = Person(
        code=new_code("P"), name=name.strip(), phone=clean_phone(phone), id_number=clean_id_number(id_number),
        reach_note=reach_note.strip(), sealed_from_employer=sealed_from_employer,
    )  # fmt: skip
    given = tuple(part for part in ("name", "phone", "id_number", "reach_note") if getattr(person, part))
    if not given:
        raise Refused("请至少留一种能找到您的办法：称呼、电话，或者怎么联系方便", "phone")
    person.save(force_insert=True)
    record(facts.IdentityKept(person.ref, given, sealed_from_employer), actor, at)
    return person


@action
def open_identity(
    *, person: Person, about: Ref, reason: str, purpose: str = "", actor: Actor, at: datetime
) -> OpenedIdentity:
    """By whoever handles the record, or stands in for them: that is their standing grant, for one account, 24 hours, one
    record. The line in that record's reading log, with the sealed reason, is written first; the person sees it there.

    This room knows neither leads nor matters: that `about` is the actor's to see, and that `person` belongs to it, is the
    caller's to prove, by taking both from its own `queries/access.py`. Never call it with codes as they came in."""
    how = standing_of(actor, about, timezone.localdate(at))
    if not how:
        require_opener(actor, person)
        raise Refused(NOT_IN_CHARGE)
    return open_now(person=person, about=about, reason=reason, purpose=purpose, how=how, actor=actor, at=at)


def require_opener(actor: Actor, person: Person) -> None:
    answer = may(actor, "open_identity", person)
    if not answer.yes:
        raise Refused(answer.why_not)


def checked_reason(reason: str) -> str:
    if len(reason.strip()) < SHORTEST_REASON:
        raise Refused(f"请写明为什么要打开，至少{SHORTEST_REASON}个字，像“打电话约调解时间”", "reason")
    return reason.strip()


def open_now(
    *, person: Person, about: Ref, reason: str, purpose: str, how: str, actor: Actor, at: datetime
) -> OpenedIdentity:
    """Inside an action: written down, then shown."""
    require_opener(actor, person)
    reason, held, until = checked_reason(reason), holder_of(about), at + OPEN_FOR
    record_reading(about, actor, at, what="身份", rows=(person.code,), reason=reason)
    record(facts.IdentityOpened(person.ref, about, until, Words(reason), str(how)), actor, at)
    IdentityOpening.objects.create(
        code=new_code("SF"), person=person, account=Account.objects.get(code=actor.account), about_kind=about.kind,
        about_code=about.code, office=held.office if held else None, state=IdentityOpening.State.GRANTED, how=how,
        purpose=purpose, reason=reason, asked_at=at, opened_at=at, until=until, used_at=at, looks=1,
    )  # fmt: skip
    return _opened(person, until)


@action
def use_opening(*, person: Person, about: Ref, actor: Actor, at: datetime) -> OpenedIdentity:
    """The first look at what a colleague agreed to; the grant is one account's, and runs from when it was given."""
    require_opener(actor, person)
    found = granted_to(actor, person, about, at).select_for_update().first()
    if found is None or found.until is None:
        raise Refused(NOTHING_GRANTED)
    record_reading(about, actor, at, what="身份", rows=(person.code,), reason=found.reason)
    record(facts.IdentityOpened(person.ref, about, found.until, Words(found.reason), found.how), actor, at)
    found.used_at, found.looks = found.used_at or at, found.looks + 1
    found.save(update_fields=["used_at", "looks"])
    return _opened(person, found.until)


def look_at_identity(*, person: Person, about: Ref, actor: Actor, at: datetime) -> OpenedIdentity | None:
    """Until it lapses the one who opened it sees it again, and each look is logged; None when it is not open."""
    if not may(actor, "open_identity", person).yes:
        return None
    opening = granted_to(actor, person, about, at).exclude(used_at=None).first()
    if opening is None or opening.until is None:
        return None
    record_reading(about, actor, at, what="身份，再看一次", rows=(person.code,))
    IdentityOpening.objects.filter(pk=opening.pk).update(looks=F("looks") + 1)
    return _opened(person, opening.until)


def _opened(person: Person, until: datetime) -> OpenedIdentity:
    return OpenedIdentity(person.name, person.phone, person.id_number, person.reach_note, until)


@action
def dispose_person(*, person: Person, actor: Actor, at: datetime) -> None:
    """Name, phone, number and note go, and with the identity's key the reasons in its own facts; those in the reading log
    go with the key of the record they were written for. The row stays as a tombstone, so that counts agree."""
    if person.disposed_on:
        raise Refused("这份身份内容已按规定删除")
    record(facts.IdentityDisposed(person.ref), actor, at)
    person.name = person.phone = person.id_number = person.reach_note = ""
    person.disposed_on = timezone.localdate(at)
    person.save()
    IdentityOpening.objects.filter(person=person).delete()
    destroy_record_key(person.ref, at)
