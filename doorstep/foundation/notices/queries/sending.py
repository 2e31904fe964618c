"""How sending goes, for the administrator: gateways, figures and failures, never an address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.gateways.interface import Member
from doorstep.foundation.notices.gateways.members import MEMBERS
from doorstep.foundation.notices.models import Channel, Delivery, Gateway

from .access import districts_for, gateways_for


@dataclass(frozen=True)
class Way:
    """One kind of sending in one organisation; `gateway` is None while it is not set up."""

    member: Member
    gateway: Gateway | None


@dataclass(frozen=True)
class SendingDesk:
    district: Organisation
    ways: list[Way]


@dataclass(frozen=True)
class Failure:
    kind: str
    error: str
    count: int


def desks_of_sending(actor: Actor) -> list[SendingDesk]:
    """Two queries however many districts."""
    gateways = {(one.district_id, one.member): one for one in gateways_for(actor)}
    return [
        SendingDesk(district, [Way(member, gateways.get((district.pk, name))) for name, member in MEMBERS.items()])
        for district in districts_for(actor)
    ]


def recent_failures(actor: Actor, now: datetime, days: int = 7) -> list[Failure]:
    """By reason, the most frequent first, of the actor's tree; those still being retried count too."""
    path = actor.path or "none"
    own = Q(organisation__path__startswith=path) | Q(channel__account__roles_held__organisation__path__startswith=path)
    recent = Delivery.objects.filter(own, next_try_at__gte=now - timedelta(days=days)).exclude(error="")
    rows = recent.exclude(state=Delivery.State.SENT).values_list("channel__kind", "error")
    kinds = dict(Channel.Kind.choices)
    counted = rows.annotate(count=Count("id", distinct=True)).order_by("-count", "error")[:20]
    return [Failure(kinds[kind], error, count) for kind, error, count in counted]


def waiting_count() -> int:
    return Delivery.objects.filter(state=Delivery.State.WAITING).count()
