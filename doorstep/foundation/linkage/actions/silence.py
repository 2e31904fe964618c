"""Two working days without a word: the district is asked to decide."""

from contextlib import suppress
from datetime import datetime
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused

from ..facts import TransferSilent
from ..models import Transfer
from . import telling
from .transfers import held, put_answer

CHUNK = 200


def hand_up_silent(arguments: dict[str, Any], now: datetime) -> str:
    """The nightly job; a second run of the same night finds nothing left."""
    passed = Transfer.objects.open().filter(with_district=False, answer_due__lt=timezone.localdate(now)).order_by("id")
    asked = 0
    for transfer in list(passed.select_related("giver", "taker", "district")[:CHUNK]):
        with suppress(Refused):  # answered while the night went through the others
            hand_up(transfer=transfer, actor=Actor.system("tick"), at=now)
            asked += 1
    return f"{asked}件移送没有答复，已请区里定" if asked else "没有过期没答复的移送"


@action
def hand_up(*, transfer: Transfer, actor: Actor, at: datetime) -> None:
    """The duty goes into the district's list with the day it always had; the station may still answer. Tells
    TransferSilent."""
    transfer = held(transfer)
    if transfer.state != Transfer.State.ASKED:
        raise Refused("刚才已经答复了，不用请区里定")
    transfer.with_district = True
    transfer.save(update_fields=["with_district"])
    put_answer(transfer, transfer.district, actor, at)
    record(TransferSilent(transfer.about, transfer.ref, transfer.taker.name), actor, at)
    telling.tell_office(transfer, transfer.district, telling.SILENT, actor, at)
