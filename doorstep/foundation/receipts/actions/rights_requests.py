"""What the holder of a receipt asks for about their own data, and that they want no more of it: asked, checked, answered."""

import secrets
from datetime import date, datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.templatetags.typesetting import zh_date

from ..answering import answer_due
from ..facts import RightsAnswered, RightsAsked, RightsChecked
from ..kinds import CHECKS, KINDS, REFUSING, WITHDRAWAL
from ..models import Receipt, RightsRequest
from ..records import behind
from ..results import result_of
from ..rules import may

LONGEST = 2_000


@action
def ask(*, receipt: Receipt, kind: str, words: str = "", actor: Actor, at: datetime) -> RightsRequest:
    """One open request of a kind under a receipt, with the day by which it is answered. Tells RightsAsked, on which the
    desk gets its duty."""
    held = Receipt.objects.select_for_update().get(pk=receipt.pk)
    words = words.strip()
    record_behind, day = behind(held), timezone.localdate(at)
    _check_asked(held, kind, words, day)
    request = RightsRequest.objects.create(
        code=f"YQ-{secrets.token_hex(6).upper()}", receipt=held, office=record_behind.office, kind=kind, words=words,
        asked_at=at, due=answer_due(kind, day, record_behind.region),
    )  # fmt: skip
    second = kind == WITHDRAWAL and record_behind.sealed
    record(RightsAsked(held.about, request.ref, record_behind.office.ref, kind, request.due, second), actor, at)
    return request


def _check_asked(receipt: Receipt, kind: str, words: str, today: date) -> None:
    if kind not in KINDS:
        raise Refused("请选一样您要的", "kind")
    if receipt.disposed_at:
        raise Refused("这张回执里的内容已经按规定删除，没有留下可以给、可以改的了。")
    if len(words) > LONGEST:
        raise Refused(f"这里最多写{LONGEST:,}个字，现在有{len(words):,}个字，请写短一些。您写的还在，没有丢。", "words")
    if kind == "correction" and not words:
        raise Refused("请写清哪里写错了、应当是什么。", "words")
    before = receipt.requests.open().filter(kind=kind).first()
    if before is not None:
        raise Refused(f"这个要求您已经提过了，我们{zh_date(before.due, today)}前答复，不用再提。", "kind")


def held_request(request: RightsRequest, verb: str, actor: Actor) -> RightsRequest:
    """The request as it is now, locked; refused when the table or the rights say no."""
    RightsRequest.objects.select_for_update().only("pk").get(pk=request.pk)
    found = RightsRequest.objects.select_related("office", "receipt__organisation").get(pk=request.pk)
    answer = may(actor, verb, found)
    if not answer:
        raise Refused(answer.why_not)
    return found


@action
def check(*, request: RightsRequest, how: str, actor: Actor, at: datetime) -> RightsRequest:
    """Somebody made sure that it is the person's own wish. The withdrawal of somebody the other side must not know of is
    asked after by another person than its handler. Tells RightsChecked."""
    found = held_request(request, "check", actor)
    if how not in CHECKS:
        raise Refused("请选是怎么核对的", "how")
    about = behind(found.receipt)
    if found.kind == WITHDRAWAL and about.sealed and actor.account == about.handler:
        raise Refused("先不让对方知道的，撤回要由经办人以外的同事打电话问：请另一位同事来做这一步")
    found.phase, found.checked_how, found.checked_by, found.checked_at = "checked", how, actor.account, at
    found.save(update_fields=["phase", "checked_how", "checked_by", "checked_at"])
    record(RightsChecked(found.receipt.about, found.ref, how), actor, at)
    return found


@action
def answer(
    *, request: RightsRequest, granted: bool, ground: str = "", words: str = "", actor: Actor, at: datetime
) -> RightsRequest:
    """Given, with what was made for them, or refused with its ground (art. 50 demands one). Erasing goes by way of two
    people, see `erasure`. Tells RightsAnswered."""
    found, words = held_request(request, "answer", actor), words.strip()
    if granted and found.kind == "erasure":
        raise Refused("删除要两个人签字：请先提出删除，再由另一位同事签字")
    if not granted and ground not in REFUSING:
        raise Refused("不办要说理由，请选一个", "ground")
    if not words and (found.kind == "correction" or not granted):
        raise Refused("请写一句告诉本人：改了哪里，或者为什么不办、还能怎么办", "words")
    if len(words) > LONGEST:
        raise Refused(f"最多写{LONGEST:,}个字，现在有{len(words):,}个字", "words")
    found.result = result_of(found, at) if granted else ""
    close_request(found, "done" if granted else "refused", "" if granted else ground, words, actor, at)
    return found


def close_request(
    found: RightsRequest, outcome: str, ground: str, words: str, actor: Actor, at: datetime, signed_by: tuple[str, ...] = ()
) -> None:
    found.phase, found.ground, found.answer = outcome, ground, words
    found.answered_by, found.answered_at = actor.account, at
    found.save(update_fields=["phase", "ground", "answer", "result", "answered_by", "answered_at"])
    record(RightsAnswered(found.receipt.about, found.ref, found.kind, outcome, ground, signed_by), actor, at)


def mark_told(*, receipt: Receipt, at: datetime) -> int:
    """A read mark, no fact: the holder has seen the answers."""
    return RightsRequest.objects.filter(receipt=receipt, answered_at__isnull=False, told_at=None).update(told_at=at)
