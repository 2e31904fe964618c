"""How a district sends: setting a gateway up, switching it, trying it."""

from collections.abc import Mapping
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.facts import GatewaySet, GatewaySwitchedOff, GatewaySwitchedOn, MessageTried
from doorstep.foundation.notices.gateways.members import MEMBERS
from doorstep.foundation.notices.models import Channel, Delivery, Gateway
from doorstep.foundation.people.models import Account

TEST = "test"
NO_OWN_CHANNEL = "您自己还没有可以放心使用的{kind}。请先在“我的联络方式”里加一个，再来试"


@action
def set_gateway(*, district: Organisation, member: str, options: Mapping[str, str], actor: Actor, at: datetime) -> Gateway:
    """Consequences: messages of its kind go out this way from now on. Secrets left empty stay as they were."""
    how = MEMBERS.get(member)
    if how is None:
        raise Refused("请选一种网关", "member")
    row = Gateway.objects.select_for_update().filter(district=district, kind=how.kind).first()
    before = dict(row.options) if row and row.member == member else {}
    given = {option.name: options.get(option.name, "").strip() for option in how.options}
    for option in how.options:
        if option.secret and not given[option.name]:
            given[option.name] = before.get(option.name, "")
    how.check_options(given)
    row = row or Gateway(district=district, kind=how.kind)
    row.member, row.options, row.is_on = member, given, True
    row.save()
    record(GatewaySet(district.ref, how.label, member), actor, at)
    return row


@action
def switch_gateway(*, gateway: Gateway, on: bool, actor: Actor, at: datetime) -> None:
    """Consequences: while it is off, messages of its kind are noted as not sent; nothing else stops."""
    row = Gateway.objects.select_for_update().get(pk=gateway.pk)
    row.is_on = on
    row.save(update_fields=["is_on"])
    record((GatewaySwitchedOn if on else GatewaySwitchedOff)(row.district.ref, row.get_kind_display()), actor, at)


@action
def send_test(*, gateway: Gateway, account: Account, actor: Actor, at: datetime) -> Delivery:
    """Consequences: one message to the administrator's own safe channel of that kind, sent with the next pass."""
    channel = Channel.objects.filter(account=account, kind=gateway.kind, is_safe=True).order_by("id").first()
    if channel is None:
        raise Refused(NO_OWN_CHANNEL.format(kind=gateway.get_kind_display()))
    delivery = Delivery.objects.create(channel=channel, organisation=gateway.district, kind=TEST, next_try_at=at)
    record(MessageTried(gateway.district.ref, gateway.get_kind_display()), actor, at)
    return delivery
