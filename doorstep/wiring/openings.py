"""Translators: who asks for an identity is answered by a colleague, and whoever opened one without asking is looked into, as
`people` knows neither notices nor the worklist."""

from datetime import datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.people.facts import (
    IdentityAsked,
    IdentityDeclined,
    IdentityGranted,
    IdentityInEmergency,
    IdentityLookedInto,
)
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.openings import deciders
from doorstep.foundation.people.queries.staff import on_duty
from doorstep.foundation.worklist.actions.duties import put, settle
from doorstep.foundation.worklist.kinds import register_duty_kind

ANSWER, LOOK = "identity_answer", "identity_look"
ASKED, GRANTED, DECLINED, EMERGENCY = "identity_asked", "identity_granted", "identity_declined", "identity_emergency"
RED_FLAG = "没有先问就打开了身份"
LOOK_WITHIN = timedelta(days=3)


def register_duty_kinds() -> None:
    register_duty_kind(ANSWER, "答复", "看看理由，同意或者不同意打开身份", soon_days=1, urgent_days=0)
    register_duty_kind(LOOK, "事后看", "问一下当时的情况，核对理由", soon_days=1, urgent_days=0)


def register_notice_kinds() -> None:
    register_notice_kind(ASKED, "有同事申请打开身份，请答复")
    register_notice_kind(GRANTED, "您申请打开的身份，同事同意了")
    register_notice_kind(DECLINED, "您申请打开的身份，同事没有同意")
    register_notice_kind(EMERGENCY, "有同事紧急打开了身份，请事后看一眼")


def put_the_question(fact: IdentityAsked | IdentityInEmergency, actor: Actor, at: datetime) -> None:
    """*With* both: the office's, as it is nobody's own."""
    today, asked = timezone.localdate(at), isinstance(fact, IdentityAsked)
    put(
        about=fact.opening, kind=ANSWER if asked else LOOK, office=Organisation.objects.get(code=fact.office.code),
        due=today if asked else today + LOOK_WITHIN, started_on=today, red_flag="" if asked else RED_FLAG, actor=actor, at=at,
    )  # fmt: skip


def settle_the_question(fact: IdentityGranted | IdentityDeclined | IdentityLookedInto, actor: Actor, at: datetime) -> None:
    for kind in (ANSWER, LOOK):
        settle(about=fact.opening, kind=kind, actor=actor, at=at)


def tell_who_may_agree(fact: IdentityAsked | IdentityInEmergency, actor: Actor, at: datetime) -> None:
    """Who is on duty, as far as they may agree; else everybody who may. Of an opening without asking everybody hears."""
    office, day = Organisation.objects.get(code=fact.office.code), timezone.localdate(at)
    able = deciders(office, actor.account, day)
    asked = isinstance(fact, IdentityAsked)
    first = [one for one in on_duty(office, day) if one in able] if asked else []
    notify(accounts=first or able, kind=ASKED if asked else EMERGENCY, about=fact.opening, actor=actor, at=at)


def tell_who_asked(fact: IdentityGranted | IdentityDeclined, actor: Actor, at: datetime) -> None:
    accounts = Account.objects.filter(code=fact.account.code, is_active=True)
    kind = GRANTED if isinstance(fact, IdentityGranted) else DECLINED
    notify(accounts=accounts, kind=kind, about=fact.opening, actor=actor, at=at)
