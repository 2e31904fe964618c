"""Somebody's open duties as a calendar: the day, the kind and the number, and nothing of what it is about."""

from datetime import datetime, timedelta

from django.http import Http404
from django.utils import timezone
from icalendar import Calendar, Event

from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.actors import actor_of

from ..kinds import duty_kind
from ..links import digest_of
from ..models import CalendarLink, Duty

MOST, FAR = 500, timedelta(days=400)


def link_for(token: str) -> CalendarLink:
    """Wrong, replaced and revoked answer alike."""
    found = CalendarLink.objects.select_related("account").filter(token_digest=digest_of(token)).first()
    if found is None:
        raise Http404
    return found


def own_link(account: Account) -> CalendarLink | None:
    return CalendarLink.objects.filter(account=account).first()


def feed_of(link: CalendarLink, now: datetime) -> bytes:
    """What this account may see today in the organisation it made the link for; without a role there, nothing."""
    today = timezone.localdate(now)
    actor = actor_of(link.account, "calendar", today, link.organisation)
    if actor is None or actor.organisation != link.organisation:
        raise Http404
    calendar = Calendar()
    calendar.add("prodid", "-//Doorstep//duties//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "到期")
    rows = Duty.objects.of(actor).open().filter(due__lte=today + FAR).order_by("due", "id")
    for duty in rows[:MOST]:
        calendar.add_component(_event(duty, now))
    return calendar.to_ical()


def _event(duty: Duty, now: datetime) -> Event:
    event = Event()
    event.add("uid", f"{digest_of(str(duty.pk))[:32]}@doorstep")
    event.add("dtstamp", now)
    event.add("dtstart", duty.due)
    event.add("summary", f"到期：{duty_kind(duty.kind).label} {duty.about_code}")
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event
