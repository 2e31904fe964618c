"""How the house runs, for the administrator: schedules, failures, the last backup. It stands here, as `jobs` and `backup`
lie below `people` and cannot use the guard of the desk."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from doorstep.foundation.backup.queries import last_backup
from doorstep.foundation.jobs.actions.schedules import react_again, run_now, switch_schedule, try_again
from doorstep.foundation.jobs.queries import upkeep as queries
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.pages.guards import StaffRequest, staff_page

administrator_page = staff_page("administrator", second_factor=True)


@require_GET
@administrator_page
def job_list(request: StaffRequest) -> HttpResponse:
    now = timezone.now()
    context = {"lines": queries.schedule_lines(now), "failed": queries.failed_runs(), "reactions": queries.reactions()}
    return render(request, "desk/upkeep.html", {**context, "backup": last_backup(), "waiting": queries.waiting_runs()})


def _done(request: StaffRequest, said: str, act: Callable[..., Any], **what: Any) -> HttpResponse:
    try:
        act(**what, actor=request.actor, at=timezone.now())
        messages.success(request, said)
    except Refused as refusal:
        messages.warning(request, refusal.sentence)
    return redirect("job-list")


@require_POST
@administrator_page
def job_switch(request: StaffRequest, name: str) -> HttpResponse:
    on = request.POST.get("on") == "1"
    said = "打开了，从下一次时间开始" if on else "关掉了，以后不再自动做"
    return _done(request, said, switch_schedule, schedule=queries.schedule_named(name), on=on)


@require_POST
@administrator_page
def job_run(request: StaffRequest, name: str) -> HttpResponse:
    return _done(request, "排上了，几秒钟内开始。刷新这一页看结果", run_now, schedule=queries.schedule_named(name))


@require_POST
@administrator_page
def job_retry(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, "排上了，几秒钟内再试", try_again, run=queries.failed_run(pk))


@require_POST
@administrator_page
def job_react(request: StaffRequest, pk: int) -> HttpResponse:
    return _done(request, "排上了，几秒钟内再试", react_again, reaction=queries.reaction(pk))


upkeep_urls = [
    path("jobs/", job_list, name="job-list"),
    path("jobs/runs/<int:pk>/retry/", job_retry, name="job-retry"),
    path("jobs/reactions/<int:pk>/retry/", job_react, name="job-react"),
    path("jobs/<str:name>/switch/", job_switch, name="job-switch"),
    path("jobs/<str:name>/run/", job_run, name="job-run"),
]
