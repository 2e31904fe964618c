"""Who read what; who could not log in, what stayed shut, whether the journal is whole."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.queries import access, audit, readings
from doorstep.foundation.people.rules import READING_READERS

from .accounts import pager_of, show_refusal
from .guards import StaffRequest, staff_page
from .reading_forms import AccountDaysForm, PersonForm, RecordForm

auditor_page = staff_page("auditor", second_factor=True)
reader_page = staff_page(*READING_READERS, second_factor=True)


def _entrance(request: StaffRequest, status: int = 200, **forms: object) -> HttpResponse:
    who = audit.accounts_to_choose(request.actor)
    every = {"account_form": AccountDaysForm(who=who), "record_form": RecordForm(who=who), "person_form": PersonForm()}
    context = {**every, **forms, "auditor": request.actor.holds("auditor")}
    return render(request, "people/reading_log.html", context, status=status)


@reader_page
def reading_log(request: StaffRequest) -> HttpResponse:
    """The way in: by colleague and days, by record, by person."""
    return _entrance(request)


@reader_page
def reading_log_account(request: StaffRequest) -> HttpResponse:
    account = access.account_for(request.actor, request.GET.get("account", ""))
    form = AccountDaysForm(request.GET, who=audit.accounts_to_choose(request.actor))
    if not form.is_valid():
        return _entrance(request, 422, account_form=form)
    page = readings.readings_by_account(
        request.actor, account, form.days, request.GET.get("after", ""), request.GET.get("before", "")
    )
    record_reading(Ref("reading-log", account.code), request.actor, timezone.now(), what="查阅记录")
    title = f"{account.display_name}看过什么"
    context = {"title": title, "days": form.days, "lines": page.rows, "pager": pager_of(request, page), "back": True}
    return render(request, "people/audit_lines.html", context)


@reader_page
def reading_log_record(request: StaffRequest) -> HttpResponse:
    form = RecordForm(request.GET, who=audit.accounts_to_choose(request.actor))
    if not form.is_valid():
        return _entrance(request, 422, record_form=form)
    code = form.cleaned_data["record"]
    lines = readings.readings_by_record(request.actor, code, form.days, form.cleaned_data["account"])
    if lines:
        record_reading(Ref("reading-log", code), request.actor, timezone.now(), what="查阅记录")
    return render(request, "people/readings.html", {"title": code, "lines": lines})


@reader_page
def reading_log_person(request: StaffRequest) -> HttpResponse:
    """By POST: a telephone number stands in no address line, and the log of this page names the records instead."""
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            lines = readings.readings_by_person(request.actor, form.cleaned_data["phone"], form.days)
        except Refused as refusal:
            show_refusal(form, refusal)
        else:
            about = tuple(sorted({line.about for line in lines}))
            mine = Ref("reading-log", request.actor.organisation)
            record_reading(mine, request.actor, timezone.now(), what="查阅记录，按电话查", rows=about[:50])
            return render(request, "people/readings.html", {"title": "这个人的材料", "lines": lines, "several": True})
    return _entrance(request, 422 if request.method == "POST" else 200, person_form=form)


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
