"""Transfers of a record, and those a station gives, takes or has to answer."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.network.models import Organisation

from ..models import Transfer

TABS = {"in": "要我们答复的", "out": "我们等答复的", "done": "答复过的"}


def open_transfer(about: Ref) -> Transfer | None:
    """The one that waits for an answer, if any: mostly none, so that its offices are read when they are asked for."""
    return Transfer.objects.open().filter(about_kind=about.kind, about_code=about.code).first()


def transfers_about(about: Ref) -> list[Transfer]:
    rows = Transfer.objects.filter(about_kind=about.kind, about_code=about.code)
    return list(rows.select_related("giver", "taker", "district").order_by("id"))


def offices_to_take(district: Organisation) -> list[Organisation]:
    """The centre and its open stations, in the order of the tree."""
    kinds = (Organisation.Kind.DISTRICT, Organisation.Kind.STATION)
    rows = Organisation.objects.filter(path__startswith=district.path, kind__in=kinds, closed_on=None)
    return list(rows.order_by("path"))


@dataclass(frozen=True)
class Asked:
    tab: str = "in"


def transfers_of(actor: Actor, asked: Asked) -> QuerySet[Transfer]:
    """From where this actor stands: what waits for their office, what their office waits for, what is over."""
    rows = Transfer.objects.visible_to(actor).select_related("giver", "taker", "district")
    here = actor.organisation
    answers = Q(direction="give", taker__code=here) | Q(direction="pull", giver__code=here)
    decides = Q(with_district=True, district__code=here) if actor.holds("district_officer") else Q(pk__in=[])
    if asked.tab == "in":
        return rows.open().filter(answers | decides)
    if asked.tab == "out":
        return rows.open().exclude(answers)
    return rows.exclude(state=Transfer.State.ASKED)
