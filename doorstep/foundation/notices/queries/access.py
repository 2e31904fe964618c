"""Codes in a URL → what this actor may touch."""

from django.db.models import QuerySet
from django.http import Http404

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.models import Channel, Gateway, Notice
from doorstep.foundation.people.models import Account


def notice_for(actor: Actor, pk: int) -> Notice:
    notice = Notice.objects.filter(pk=pk, account__code=actor.account).first()
    if notice is None:
        raise Http404
    return notice


def url_of(notice: Notice, actor: Actor) -> str:
    """Where the record is shown to this actor; empty when it is not."""
    card = cards_for([notice.about], actor).get(notice.about)
    return card.url if card else ""


def own_account(actor: Actor) -> Account:
    return Account.objects.get(code=actor.account)


def channels_of(actor: Actor) -> list[Channel]:
    return list(Channel.objects.filter(account__code=actor.account).order_by("id"))


def channel_for(actor: Actor, pk: int) -> Channel:
    channel = Channel.objects.select_related("account").filter(pk=pk, account__code=actor.account).first()
    if channel is None:
        raise Http404
    return channel


def _sending(actor: Actor) -> QuerySet[Organisation]:
    """Organisations that send in their own name: districts, and the municipal union for its own people."""
    kinds = [Organisation.Kind.DISTRICT, Organisation.Kind.MUNICIPAL]
    return Organisation.objects.visible_to(actor).filter(kind__in=kinds)


def districts_for(actor: Actor) -> list[Organisation]:
    return list(_sending(actor).order_by("path"))


def district_for(actor: Actor, code: str) -> Organisation:
    district = _sending(actor).filter(code=code).first()
    if district is None:
        raise Http404
    return district


def gateways_for(actor: Actor) -> list[Gateway]:
    return list(
        Gateway.objects.filter(district__in=_sending(actor)).select_related("district").order_by("district__path", "kind")
    )


def gateway_for(actor: Actor, pk: int) -> Gateway:
    gateway = Gateway.objects.select_related("district").filter(pk=pk, district__in=_sending(actor)).first()
    if gateway is None:
        raise Http404
    return gateway
