"""How the house runs: schedules, what failed and what to do, reactions that wait. For the administrator; no personal data."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Max
from django.http import Http404

from doorstep.foundation.jobs.models import JobRun, Schedule
from doorstep.foundation.jobs.registry import all_jobs, schedule_rows
from doorstep.foundation.jobs.slots import next_slot
from doorstep.foundation.journal.models import PendingReaction
from doorstep.foundation.journal.reactions import MAX_TRIES

MOST = 20
Found = TypeVar("Found")


@dataclass(frozen=True)
class ScheduleLine:
    name: str
    label: str
    is_on: bool
    next_at: datetime | None
    last_at: datetime | None
    last_state: str
    last_note: str


@dataclass(frozen=True)
class FailedRun:
    pk: int
    label: str
    asked_at: datetime
    tries: int
    note: str
    is_over: bool


def label_of(job: str) -> str:
    known = all_jobs().get(job)
    return known.label if known else job


def schedule_lines(now: datetime) -> list[ScheduleLine]:
    """Two queries however many."""
    schedules = [one for one in Schedule.objects.order_by("name") if one.name in schedule_rows()]
    newest = JobRun.objects.exclude(schedule="").values("schedule").annotate(newest=Max("id")).values("newest")
    last = {run.schedule: run for run in JobRun.objects.filter(pk__in=newest)}
    return [_line(schedule, last.get(schedule.name), now) for schedule in schedules]


def _line(schedule: Schedule, run: JobRun | None, now: datetime) -> ScheduleLine:
    next_at = next_slot(schedule.cron, now) if schedule.is_on else None
    label = label_of(schedule_rows()[schedule.name].job)
    if run is None:
        return ScheduleLine(schedule.name, label, schedule.is_on, next_at, None, "", "")
    state = JobRun.State(run.state).label
    return ScheduleLine(schedule.name, label, schedule.is_on, next_at, run.finished_at or run.started_at, state, run.note)


def failed_runs() -> list[FailedRun]:
    """Those that failed for good, and those that failed and will be tried again; newest first."""
    failed = JobRun.objects.filter(state=JobRun.State.FAILED) | JobRun.objects.filter(
        state=JobRun.State.WAITING, tries__gt=0
    )
    return [
        FailedRun(run.pk, label_of(run.name), run.asked_at, run.tries, run.note, run.state == JobRun.State.FAILED)
        for run in failed.order_by("-id")[:MOST]
    ]


@dataclass(frozen=True)
class Reactions:
    waiting: int
    failed: list[PendingReaction]


def reactions() -> Reactions:
    undone = PendingReaction.objects.filter(done_at=None)
    failed = undone.filter(tries__gte=MAX_TRIES).select_related("entry").order_by("-id")[:MOST]
    return Reactions(undone.filter(tries__lt=MAX_TRIES).count(), list(failed))


def waiting_runs() -> int:
    return JobRun.objects.filter(state=JobRun.State.WAITING, tries=0).count()


def schedule_named(name: str) -> Schedule:
    return _or_404(Schedule.objects.filter(name=name, name__in=schedule_rows()).first())


def failed_run(pk: int) -> JobRun:
    return _or_404(JobRun.objects.filter(pk=pk).first())


def reaction(pk: int) -> PendingReaction:
    return _or_404(PendingReaction.objects.select_related("entry").filter(pk=pk).first())


def _or_404(found: Found | None) -> Found:
    if found is None:
        raise Http404
    return found
