"""Telling somebody: a line in the inbox, and a message by each way they marked safe."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record, record_many
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.facts import Notified
from doorstep.foundation.notices.kinds import require_kind
from doorstep.foundation.notices.models import Channel, Delivery, Notice
from doorstep.foundation.people.models import Account, Person
from doorstep.foundation.people.queries.presence import with_stand_ins


def notify(*, accounts: Iterable[Account], kind: str, about: Ref, actor: Actor, at: datetime) -> int:
    """Of whoever is away, who stands in for them is told too. Consequences: an inbox line for each enabled account that has not one of this kind about this record unread, and a
    delivery for each way it marked safe. Nobody to tell: nothing happens. How many were told."""
    require_kind(kind)
    wanted = {account.pk: account for account in with_stand_ins(accounts, timezone.localdate(at)) if account.is_active}
    unread = Notice.objects.filter(
        account__in=wanted, kind=kind, about_kind=about.kind, about_code=about.code, read_at=None
    )
    for pk in unread.values_list("account_id", flat=True):
        del wanted[pk]
    if wanted:
        _notify(accounts=list(wanted.values()), kind=kind, about=about, actor=actor, at=at)
    return len(wanted)


@action
def _notify(*, accounts: list[Account], kind: str, about: Ref, actor: Actor, at: datetime) -> None:
    rows = [Notice(account=one, kind=kind, about_kind=about.kind, about_code=about.code, at=at) for one in accounts]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    ids = {row.account_id: row.pk for row in rows}
    safe = Channel.objects.filter(account__in=ids, is_safe=True).values_list("pk", "account_id")
    Delivery.objects.bulk_create(
        Delivery(channel_id=channel, notice_id=ids[account], kind=kind, next_try_at=at) for channel, account in safe
    )
    record_many((Notified(one.ref, kind, about), actor, at) for one in accounts)


def notify_person(*, person: Person, organisation: Organisation, kind: str, about: Ref, actor: Actor, at: datetime) -> int:
    """Consequences: a delivery for each way this worker marked safe, through the gateways of `organisation`'s district.
    No safe way: nothing happens, and the words wait behind the receipt. How many messages."""
    require_kind(kind)
    safe = list(Channel.objects.filter(person=person, is_safe=True))
    if safe:
        _notify_person(person=person, channels=safe, organisation=organisation, kind=kind, about=about, actor=actor, at=at)
    return len(safe)


@action
def _notify_person(
    *,
    person: Person,
    channels: list[Channel],
    organisation: Organisation,
    kind: str,
    about: Ref,
    actor: Actor,
    at: datetime,
) -> None:
    Delivery.objects.bulk_create(
        Delivery(channel=channel, organisation=organisation, kind=kind, next_try_at=at) for channel in channels
    )
    record(Notified(person.ref, kind, about), actor, at)
