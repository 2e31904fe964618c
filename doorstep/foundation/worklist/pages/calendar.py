"""The calendar link of one's own account, and what stands under it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

from ..actions.calendar_links import make_link, revoke_link
from ..queries.feed import feed_of, link_for, own_link
from ..rules import ROLES


@staff_page(*ROLES)
def calendar_link(request: StaffRequest) -> HttpResponse:
    """The address is shown once, in the answer to the button that makes it."""
    address = ""
    if request.method == "POST":
        token = make_link(
            account=request.user, organisation=request.actor.organisation, actor=request.actor, at=timezone.now()
        )
        address = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
    return render(request, "worklist/calendar.html", {"address": address, "link": own_link(request.user)})


@staff_page(*ROLES)
@require_POST
def calendar_link_revoke(request: StaffRequest) -> HttpResponse:
    try:
        revoke_link(account=request.user, actor=request.actor, at=timezone.now())
        messages.success(request, "停用了，那个地址再也打不开。")
    except Refused as refused:
        messages.info(request, refused.sentence)
    return redirect("calendar-link")


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """For a calendar program: no login, the token is the key."""
    return HttpResponse(feed_of(link_for(token), timezone.now()), content_type="text/calendar; charset=utf-8")
