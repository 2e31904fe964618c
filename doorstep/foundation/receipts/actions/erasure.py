"""Erasing on request takes two people, and goes the way of disposal: what must stay is said, with the reason."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.signatures import two_signatures

from ..facts import ErasureProposed, ErasureSentBack, RequestsMoved
from ..kinds import GROUNDS, HOLDS, KINDS, SCOPES
from ..models import Receipt, RightsRequest
from ..records import behind, erase
from .disposal import erase_said
from .rights_requests import LONGEST, close_request, held_request


@action
def propose_erasure(
    *, request: RightsRequest, scope: str, ground: str = "", words: str = "", actor: Actor, at: datetime
) -> RightsRequest:
    """All of it, or messages and files only while a reason of the list keeps the rest. Tells ErasureProposed."""
    found, words = held_request(request, "propose", actor), words.strip()
    if found.kind != "erasure":
        raise Refused("这个要求不是删除")
    if scope not in SCOPES:
        raise Refused("请选删多少", "scope")
    if scope == "whole":
        _refuse_held(found)
        ground = ""
    elif ground not in GROUNDS:
        raise Refused("留下一部分要说为什么，请选一个理由", "ground")
    if len(words) > LONGEST:
        raise Refused(f"最多写{LONGEST:,}个字，现在有{len(words):,}个字", "words")
    found.phase, found.scope, found.ground, found.answer, found.proposed_by = (
        "proposed",
        scope,
        ground,
        words,
        actor.account,
    )
    found.save(update_fields=["phase", "scope", "ground", "answer", "proposed_by"])
    record(ErasureProposed(found.receipt.about, found.ref, scope), actor, at)
    return found


def _refuse_held(request: RightsRequest) -> None:
    holds = behind(request.receipt).holds
    if holds:
        raise Refused(f"现在还不能全部删除：{HOLDS[holds[0]]}。可以先只删留言和材料，或者写明理由不办", "scope")
    own = request.receipt
    others = RightsRequest.objects.open().filter(receipt__about_kind=own.about_kind, receipt__about_code=own.about_code)
    waiting = others.exclude(pk=request.pk).order_by("id").first()
    if waiting is not None:
        raise Refused(f"这件事下面还有一个要求没有答复：{KINDS[waiting.kind]}。先答复那一个，再全部删除", "scope")
    same = Receipt.objects.filter(about_kind=own.about_kind, about_code=own.about_code, disposed_at=None)
    if same.exclude(person=own.person_id).exists():
        raise Refused("这件事下面还有别人的回执，不能因为一个人的要求都删掉。可以先只删这张回执下的留言和材料", "scope")


@action
def agree_erasure(*, request: RightsRequest, actor: Actor, at: datetime) -> RightsRequest:
    """The second person signs and it happens at once. What keeps it is asked again, as days have passed. Tells
    RightsAnswered, and whatever the disposal of the record tells."""
    found = held_request(request, "agree", actor)
    about, signed = found.receipt.about, two_signatures([found.proposed_by, actor.account])
    whole = found.scope == "whole"
    if whole:
        _refuse_held(found)
    close_request(found, "done" if whole else "partly", found.ground, found.answer, actor, at, signed)
    if whole:
        erase(about, signed, actor, at)
    else:
        erase_said(found.receipt, actor, at)
    return found


@action
def send_back_erasure(*, request: RightsRequest, actor: Actor, at: datetime) -> RightsRequest:
    """The second person does not sign: it is answered anew. Tells ErasureSentBack."""
    found = held_request(request, "send_back", actor)
    found.phase, found.scope, found.proposed_by, found.ground = "checked", "", "", ""
    found.save(update_fields=["phase", "scope", "proposed_by", "ground"])
    record(ErasureSentBack(found.receipt.about, found.ref), actor, at)
    return found


@action
def move_requests(*, about: Ref, office: Organisation, actor: Actor, at: datetime) -> list[RightsRequest]:
    """Open requests follow their record to another office. Tells RequestsMoved."""
    found = RightsRequest.objects.open().filter(receipt__about_kind=about.kind, receipt__about_code=about.code)
    moved = list(found.select_related("office"))
    found.update(office=office)
    record(RequestsMoved(about, office.ref, office.name, tuple(one.ref for one in moved)), actor, at)
    return moved
