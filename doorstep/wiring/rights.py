"""Translators: what somebody asks for under a receipt stands on the worklist until it is answered, as `receipts` and
`worklist` do not know each other."""

from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.facts import LeadRerouted
from doorstep.foundation.linkage.facts import TransferAccepted
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.people.queries.staff import holding, on_duty
from doorstep.foundation.receipts.actions.erasure import move_requests
from doorstep.foundation.receipts.facts import ErasureProposed, ErasureSentBack, RightsAnswered, RightsAsked
from doorstep.foundation.receipts.models import RightsRequest
from doorstep.foundation.receipts.queries.rights import requests_about
from doorstep.foundation.worklist.actions.duties import hand_over, put, settle
from doorstep.foundation.worklist.kinds import register_duty_kind

ANSWER, CALL_BACK = "rights_answer", "withdrawal_call"
ASKED = "rights_asked"
SEALED_FLAG = "不让对方知道，先回电话"


def register_duty_kinds() -> None:
    register_duty_kind(ANSWER, "答复", "核对是不是本人，再答复", soon_days=3, urgent_days=0)
    register_duty_kind(CALL_BACK, "回电话", "由经办人以外的同事打电话，问清是不是本人的意思", soon_days=1, urgent_days=0)


def register_notice_kinds() -> None:
    register_notice_kind(ASKED, "有人凭回执提了要求，请按期答复")


def put_the_answer(fact: RightsAsked, actor: Actor, at: datetime) -> None:
    """*With* RightsAsked: nobody's in particular, as a second person may have to do it."""
    put(
        about=fact.request, kind=CALL_BACK if fact.second_person else ANSWER, due=fact.due,
        office=Organisation.objects.get(code=fact.office.code), started_on=timezone.localdate(at),
        red_flag=SEALED_FLAG if fact.second_person else "", actor=actor, at=at,
    )  # fmt: skip


def pass_the_answer_on(fact: ErasureProposed | ErasureSentBack, actor: Actor, at: datetime) -> None:
    """*With* both: whoever it lay with, anybody of the office may do the next step."""
    office = RightsRequest.objects.select_related("office").get(code=fact.request.code).office
    hand_over(about=fact.request, office=office, account=None, actor=actor, at=at)


def settle_the_answer(fact: RightsAnswered, actor: Actor, at: datetime) -> None:
    for kind in (ANSWER, CALL_BACK):
        settle(about=fact.request, kind=kind, actor=actor, at=at)


def requests_follow(fact: LeadRerouted | TransferAccepted, actor: Actor, at: datetime) -> None:
    """*With* both: what is still to be answered goes along."""
    if not requests_about(fact.about):
        return
    taker = fact.office if isinstance(fact, LeadRerouted) else fact.taker
    office = Organisation.objects.get(code=taker.code)
    for request in move_requests(about=fact.about, office=office, actor=actor, at=at):
        hand_over(about=request.ref, office=office, account=None, actor=actor, at=at)


def tell_the_desk(fact: RightsAsked, actor: Actor, at: datetime) -> None:
    office, day = Organisation.objects.get(code=fact.office.code), timezone.localdate(at)
    accounts = on_duty(office, day) or holding(office, "station_officer", "district_officer", day=day)
    notify(accounts=accounts, kind=ASKED, about=fact.request, actor=actor, at=at)
