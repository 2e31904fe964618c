"""What this room tells. Addresses and messages are never in a fact."""

from dataclasses import dataclass

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, fact


@fact("notices.notified", "收到一条通知")
@dataclass(frozen=True)
class Notified(Fact):
    """About the account or person that was told; `record` is what the notice points to."""

    kind: str
    record: Ref


@fact("notices.channel_added", "加了一种联络方式（{kind}）")
@dataclass(frozen=True)
class ChannelAdded(Fact):
    kind: str
    is_safe: bool


@fact("notices.channel_marked_safe", "把一种联络方式标为可以放心使用（{kind}）")
@dataclass(frozen=True)
class ChannelMarkedSafe(Fact):
    kind: str


@fact("notices.channel_marked_unsafe", "把一种联络方式标为不要使用（{kind}）")
@dataclass(frozen=True)
class ChannelMarkedUnsafe(Fact):
    kind: str


@fact("notices.channel_removed", "去掉了一种联络方式（{kind}）")
@dataclass(frozen=True)
class ChannelRemoved(Fact):
    kind: str


@fact("notices.gateway_set", "设好了消息出口（{kind}）")
@dataclass(frozen=True)
class GatewaySet(Fact):
    kind: str
    member: str


@fact("notices.gateway_switched_on", "打开了消息出口（{kind}）")
@dataclass(frozen=True)
class GatewaySwitchedOn(Fact):
    kind: str


@fact("notices.gateway_switched_off", "关掉了消息出口（{kind}）")
@dataclass(frozen=True)
class GatewaySwitchedOff(Fact):
    kind: str


@fact("notices.test_asked", "发了一条试验消息（{kind}）")
@dataclass(frozen=True)
class MessageTried(Fact):
    kind: str
