"""Who is told when a record is asked for, given or not: a line in their inbox that names the transfer and nothing else."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.staff import holding, on_duty

from ..models import Transfer

ASKED, ACCEPTED, REJECTED, SILENT = "transfer_asked", "transfer_accepted", "transfer_rejected", "transfer_silent"


def register_notice_kinds() -> None:
    register_notice_kind(ASKED, "有一件事要转给您的站，或者别的站想接您的一件事，请答复")
    register_notice_kind(ACCEPTED, "您提出的移送，对方接收了")
    register_notice_kind(REJECTED, "您提出的移送，对方没有接收")
    register_notice_kind(SILENT, "有一件移送过了期限没有答复，请区里定")


def tell_office(transfer: Transfer, office: Organisation, kind: str, actor: Actor, at: datetime) -> None:
    """Whoever is on duty there; where nobody is, its officers."""
    day = timezone.localdate(at)
    _tell(
        on_duty(office, day) or holding(office, "station_officer", "district_officer", day=day), transfer, kind, actor, at
    )


def tell_asker(transfer: Transfer, kind: str, actor: Actor, at: datetime) -> None:
    _tell(Account.objects.filter(code=transfer.asked_by, is_active=True), transfer, kind, actor, at)


def _tell(accounts: Iterable[Account], transfer: Transfer, kind: str, actor: Actor, at: datetime) -> None:
    others = [account for account in accounts if account.code != actor.account]
    if others:
        notify(accounts=others, kind=kind, about=transfer.ref, actor=actor, at=at)
