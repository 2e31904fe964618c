"""The inbox: what happened that somebody ought to know."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.kit.components import Pager
from doorstep.foundation.notices.actions.inbox import mark_all_read, mark_read
from doorstep.foundation.notices.queries.access import notice_for, url_of
from doorstep.foundation.notices.queries.inbox import NO_LONGER, inbox
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page


@require_GET
@staff_page()
def notice_list(request: StaffRequest) -> HttpResponse:
    lines, page = inbox(request.actor, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    pager = Pager(page.newer and f"?before={page.newer}", page.older and f"?after={page.older}", f"共{page.count}条")
    unread = any(not line.is_read for line in lines)
    return render(request, "notices/inbox.html", {"lines": lines, "pager": pager, "unread": unread})


@require_POST
@staff_page()
def notice_open(request: StaffRequest, pk: int) -> HttpResponse:
    """Reading is noted by POST, as a GET changes nothing; then on to the record."""
    notice = notice_for(request.actor, pk)
    mark_read(notice, timezone.now())
    url = url_of(notice, request.actor)
    if not url:
        messages.info(request, f"{NO_LONGER}。可能已经交给别人，或者办结了")
    return redirect(url or "notice-list")


@require_POST
@staff_page()
def notice_read_all(request: StaffRequest) -> HttpResponse:
    mark_all_read(request.actor.account, timezone.now())
    return redirect("notice-list")
