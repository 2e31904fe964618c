"""Sending what waits, from a job: whatever a gateway does, nobody's work waits for it.

Bookkeeping like that of jobs: no action, no fact. A process killed between sending and noting it sends once more, under
the same message id.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import RoleHeld

from .gateways.interface import Message, NotSent
from .gateways.members import MEMBERS
from .kinds import notice_kind
from .models import Channel, Delivery, Gateway

log = logging.getLogger(__name__)
MAX_TRIES = 6
IN_ONE_PASS = 100
NO_GATEWAY = "所在的区还没有打开这一种消息出口"
NOT_SAFE = "本人已经把这个联络方式标为不要使用"
BROKE = "程序出错（{error}），会自动再发"


def message_of(delivery: Delivery, at: datetime) -> Message:
    """The fixed words of its kind. Accounts get the address of the house with it; workers, whose telephone others may
    read, do not."""
    words = notice_kind(delivery.kind).outside
    text = words if delivery.channel.person_id else f"{words}\n{settings.BASE_URL}"
    return Message(str(delivery.pk), "新消息", text, at)


def deliver_due(arguments: dict[str, Any], now: datetime) -> str:
    """A gateway that is down is left alone for the rest of the pass."""
    waiting = Delivery.objects.filter(state=Delivery.State.WAITING, next_try_at__lte=now).order_by("next_try_at", "id")
    rows = list(waiting.select_related("channel__account", "organisation")[:IN_ONE_PASS])
    down: set[int] = set()
    sent = sum(_deliver(row, now, down) for row in rows)
    return f"发出{sent}条，等着{len(rows) - sent}条" if rows else "没有要发的"


def _deliver(delivery: Delivery, now: datetime, down: set[int]) -> int:
    gateway = gateway_for(delivery)
    if gateway and gateway.pk in down:
        return 0
    claim = Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.WAITING, tries=delivery.tries)
    delivery.tries += 1
    if not claim.update(tries=delivery.tries, next_try_at=now + timedelta(minutes=2**delivery.tries)):
        return 0
    try:
        _send(delivery, gateway, now)
    except NotSent as error:
        if error.down and gateway:
            down.add(gateway.pk)
        _note(delivery, error.sentence, again=error.again)
        return 0
    except Exception as error:
        log.error("delivery by %s failed: %s", delivery.channel.kind, type(error).__name__)
        _note(delivery, BROKE.format(error=type(error).__name__), again=True)
        return 0
    Delivery.objects.filter(pk=delivery.pk).update(state=Delivery.State.SENT, sent_at=now, error="")
    return 1


def _send(delivery: Delivery, gateway: Gateway | None, now: datetime) -> None:
    if not delivery.channel.is_safe:
        raise NotSent(NOT_SAFE, again=False)
    if gateway is None:
        raise NotSent(NO_GATEWAY, again=False)
    MEMBERS[gateway.member].send(gateway.options, delivery.channel.address, message_of(delivery, now))


def _note(delivery: Delivery, sentence: str, *, again: bool) -> None:
    over = not again or delivery.tries >= MAX_TRIES
    state = Delivery.State.FAILED if over else Delivery.State.WAITING
    Delivery.objects.filter(pk=delivery.pk).update(state=state, error=sentence[:200])


def gateway_for(delivery: Delivery) -> Gateway | None:
    """The nearest one that is on, from the organisation upwards."""
    return nearest_gateway(_path_of(delivery), delivery.channel.kind)


def nearest_gateway(path: str, kind: str) -> Gateway | None:
    above = [path[:end] for end in range(Organisation.steplen, len(path) + 1, Organisation.steplen)]
    found = Gateway.objects.filter(district__path__in=above, kind=kind, is_on=True)
    return found.order_by("-district__depth").first()


def _path_of(delivery: Delivery) -> str:
    if delivery.organisation:
        return delivery.organisation.path
    return path_of_account(delivery.channel)


def path_of_account(channel: Channel) -> str:
    held = RoleHeld.objects.filter(account=channel.account_id).select_related("organisation").order_by("since", "id")
    first = held.first()
    return first.organisation.path if first else ""
