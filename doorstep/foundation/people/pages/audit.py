"""The auditor's pages: who opened what, who could not log in, what stayed shut, whether the journal is whole."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.people.queries import access, audit

from .accounts import pager_of
from .guards import StaffRequest, staff_page

auditor_page = staff_page("auditor", second_factor=True)


def _day(request: StaffRequest) -> date:
    try:
        return parse_date(request.GET.get("day", "")) or timezone.localdate()
    except ValueError:
        return timezone.localdate()


@auditor_page
def reading_log(request: StaffRequest) -> HttpResponse:
    """The way in: by account and day, or by record."""
    return render(
        request, "people/reading_log.html", {"today": timezone.localdate(), "who": audit.accounts_to_choose(request.actor)}
    )


@auditor_page
def reading_log_account(request: StaffRequest) -> HttpResponse:
    account, day = access.account_for(request.actor, request.GET.get("account", "")), _day(request)
    page = audit.readings_by_account(
        request.actor, account, day, request.GET.get("after", ""), request.GET.get("before", "")
    )
    record_reading(Ref("reading-log", account.code), request.actor, timezone.now(), what="查阅记录")
    title = f"{account.display_name}看过什么"
    context = {"title": title, "day": day, "lines": page.rows, "pager": pager_of(request, page)}
    return render(request, "people/audit_lines.html", context)


@auditor_page
def reading_log_record(request: StaffRequest) -> HttpResponse:
    code = request.GET.get("record", "").strip()[:60]
    lines = audit.readings_by_record(request.actor, code)
    if lines:
        record_reading(Ref("reading-log", code), request.actor, timezone.now(), what="查阅记录")
    return render(request, "people/readings.html", {"code": code, "lines": lines})


@auditor_page
def login_failure_list(request: StaffRequest) -> HttpResponse:
    page = audit.login_failures(request.actor, request.GET.get("after", ""), request.GET.get("before", ""))
    context = {"title": "没有成功的登录", "lines": page.rows, "pager": pager_of(request, page), "failures": True}
    return render(request, "people/audit_lines.html", context)


@auditor_page
def refusal_list(request: StaffRequest) -> HttpResponse:
    page = audit.turned_away(request.actor, request.GET.get("after", ""), request.GET.get("before", ""))
    context = {"title": "没让打开的页面", "lines": page.rows, "pager": pager_of(request, page)}
    return render(request, "people/audit_lines.html", context)


@auditor_page
def journal_check(request: StaffRequest) -> HttpResponse:
    """Looking shows the newest anchor; only asking by POST reads the whole journal."""
    check = audit.check_journal(request.actor) if request.method == "POST" else None
    return render(request, "people/journal_check.html", {"check": check, "anchor": audit.newest_anchor()})
