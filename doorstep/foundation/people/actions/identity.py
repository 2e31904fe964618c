"""Sealed identities: kept, opened for a reason, looked at, disposed of."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.models import Account, IdentityOpening, Person
from doorstep.foundation.people.phones import clean_id_number, clean_phone
from doorstep.foundation.people.rules import may

OPEN_FOR = timedelta(hours=24)
SHORTEST_REASON = 4


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
def open_identity(*, person: Person, about: Ref, reason: str, actor: Actor, at: datetime) -> OpenedIdentity:
    """For one account, 24 hours, one record. The line in that record's reading log, with the sealed reason, is written
    first; the person sees it there.

    This room knows neither leads nor matters: that `about` is the actor's to see, and that `person` belongs to it, is the
    caller's to prove, by taking both from its own `queries/access.py`. Never call it with codes as they came in."""
    answer = may(actor, "open_identity", person)
    if not answer.yes:
        raise Refused(answer.why_not)
    reason = reason.strip()
    if len(reason) < SHORTEST_REASON:
        raise Refused(f"请写明为什么要打开，至少{SHORTEST_REASON}个字，像“打电话约调解时间”", "reason")
    until = at + OPEN_FOR
    record_reading(about, actor, at, what="身份", rows=(person.code,), reason=reason)
    record(facts.IdentityOpened(person.ref, about, until, Words(reason)), actor, at)
    account = Account.objects.get(code=actor.account)
    IdentityOpening.objects.create(
        person=person,
        account=account,
        about_kind=about.kind,
        about_code=about.code,
        reason=reason,
        opened_at=at,
        until=until,
    )
    return _opened(person, until)


def look_at_identity(*, person: Person, about: Ref, actor: Actor, at: datetime) -> OpenedIdentity | None:
    """Within the 24 hours the one who opened it sees it again, and each look is logged; None when it is not open."""
    if not may(actor, "open_identity", person).yes:
        return None
    opening = (
        IdentityOpening.objects.filter(person=person, account__code=actor.account, until__gt=at)
        .filter(about_kind=about.kind, about_code=about.code)
        .order_by("-until")
        .first()
    )
    if opening is None:
        return None
    record_reading(about, actor, at, what="身份，再看一次", rows=(person.code,))
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
