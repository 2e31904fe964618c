"""The ways to reach an account or a worker. Nothing is sent before its owner has marked the way as safe."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.facts import ChannelAdded, ChannelMarkedSafe, ChannelMarkedUnsafe, ChannelRemoved
from doorstep.foundation.notices.gateways.members import members_of
from doorstep.foundation.notices.models import Channel
from doorstep.foundation.people.models import Account, Person

MOST = 5
TOO_MANY = "联络方式最多留5个。请先去掉一个不用的"


@action
def add_channel(
    *,
    account: Account | None = None,
    person: Person | None = None,
    kind: str,
    address: str,
    is_safe: bool,
    actor: Actor,
    at: datetime,
) -> Channel:
    """Consequences: the address is kept sealed; messages go there only when `is_safe`."""
    if not members_of(kind):
        raise Refused("请选一种联络方式", "kind")
    if Channel.objects.filter(account=account, person=person).count() >= MOST:
        raise Refused(TOO_MANY, "address")
    address = members_of(kind)[0].check_address(address)
    channel = Channel.objects.create(account=account, person=person, kind=kind, address=address, is_safe=is_safe)
    record(ChannelAdded(owner_of(channel), channel.get_kind_display(), is_safe), actor, at)
    return channel


@action
def mark_channel(*, channel: Channel, is_safe: bool, actor: Actor, at: datetime) -> None:
    """Consequences: from now on messages go there, or no more; those that wait are not sent either."""
    row = Channel.objects.select_for_update().get(pk=channel.pk)
    row.is_safe = is_safe
    row.save(update_fields=["is_safe"])
    told = ChannelMarkedSafe if is_safe else ChannelMarkedUnsafe
    record(told(owner_of(row), row.get_kind_display()), actor, at)


@action
def remove_channel(*, channel: Channel, actor: Actor, at: datetime) -> None:
    """Consequences: the address is deleted, and with it what waited to be sent there."""
    record(ChannelRemoved(owner_of(channel), channel.get_kind_display()), actor, at)
    channel.delete()


def owner_of(channel: Channel) -> Ref:
    owner = channel.account or channel.person
    assert owner is not None  # by a constraint of the table
    return owner.ref
