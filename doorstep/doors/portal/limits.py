"""How often one address or one receipt may do what anybody can. Wide enough for a station's hall behind one address."""

from datetime import timedelta

from django.conf import settings

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.actions.logins import note_receipts_guessed
from doorstep.foundation.people.addresses import keyed_address
from doorstep.foundation.people.throttling import allow, give_back

from .visit import Visit

LOOK_UP = ((5, timedelta(minutes=1)), (30, timedelta(days=1)))
TOLD = ((1, timedelta(hours=1)),)  # one line in the journal for an address and an hour
SEND = ((20, timedelta(hours=1)), (100, timedelta(days=1)))
ATTACH = ((60, timedelta(hours=1)), (200, timedelta(days=1)))
WRITE = ((30, timedelta(hours=1)), (100, timedelta(days=1)))

LOOKED_UP_TOO_OFTEN = "试的次数太多了，请过一分钟再试；今天试了很多次的，请明天再来，或者打电话问。回执一直有效。"
SENT_TOO_OFTEN = "从这个网络交来的太多了，请过一个小时再交，或者打下面的电话说。您写的都还在，没有丢。"
TOO_LARGE = "太大了，没有收下。照片在手机里改小一点，录音剪成几段，再放一次；您写的都还在。"
WRITTEN_TOO_OFTEN = "这一个小时写得太多了，请过一会儿再发，或者打下面的电话说。"


def may_look_up(visit: Visit) -> bool:
    address = keyed_address(visit.request)
    if allow("receipt", address, LOOK_UP, visit.now):
        return True
    if allow("receipt-told", address, TOLD, visit.now):
        note_receipts_guessed(address=address, actor=Actor.worker(), at=visit.now)
    return False


def looked_up_well(visit: Visit) -> None:
    """A right number is nobody's guess: it does not count."""
    give_back("receipt", keyed_address(visit.request), LOOK_UP, visit.now)


def may_send(visit: Visit) -> bool:
    return allow("portal-send", keyed_address(visit.request), SEND, visit.now)


def may_attach(visit: Visit) -> bool:
    return allow("portal-attach", keyed_address(visit.request), ATTACH, visit.now)


def nothing_arrived(visit: Visit) -> list[tuple[str, str]]:
    """What is larger than a request may be arrives as no file at all."""
    size = int(visit.request.META.get("CONTENT_LENGTH") or 0)
    return [("files", TOO_LARGE)] if size > settings.FILE_UPLOAD_MAX_MEMORY_SIZE and not visit.request.FILES else []


def may_write(visit: Visit, receipt_code: str) -> bool:
    return allow("portal-write", receipt_code, WRITE, visit.now)
