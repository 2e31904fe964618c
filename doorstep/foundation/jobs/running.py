"""Running what waits: each job by one process only, again after a failure, again when its process was killed.

Job bookkeeping is no change of a record: it is written here, without an action and without a fact.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.reactions import run_pending

from .models import JobRun
from .registry import JobFailed, all_jobs, job_named
from .slots import open_due_slots

log = logging.getLogger(__name__)
MAX_TRIES = 6
INTERRUPTED = "没有做完就中断了，试了几次都是这样。请看看服务器的内存和磁盘，再点“再试一次”"
UNKNOWN = "系统里已经没有这项任务"
SEE_LOG = "程序出错（{error}）。请把服务器日志里这个时间的记录交给维护人员，修好后再点“再试一次”"
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Tick:
    slots: int
    reactions: int
    jobs: int


def tick(clock: Clock = timezone.now, *, stopping: Callable[[], bool] = lambda: False) -> Tick:
    """One pass. Any number of processes may tick at the same time."""
    now = clock()
    return Tick(open_due_slots(now), run_pending(now), run_waiting(clock, stopping=stopping))


def run_waiting(clock: Clock = timezone.now, limit: int = 100, *, stopping: Callable[[], bool] = lambda: False) -> int:
    """Run what is due, oldest first; how many ended well."""
    now = clock()
    _take_up_abandoned(now)
    due = JobRun.objects.filter(state=JobRun.State.WAITING, due_at__lte=now).order_by("due_at", "id")
    done = 0
    for pk in list(due.values_list("pk", flat=True)[:limit]):
        if stopping():
            break
        done += _run_one(pk, clock)
    return done


def still_running(name: str, key: str, at: datetime) -> None:
    """A long job says that its process lives: what it `lasts` counts from here, so a killed one is taken up soon."""
    JobRun.objects.filter(name=name, slot=key, state=JobRun.State.RUNNING).update(started_at=at)


def _take_up_abandoned(now: datetime) -> None:
    """A job that runs far longer than it lasts has lost its process: it waits again, or has failed for good."""
    for run in JobRun.objects.filter(state=JobRun.State.RUNNING):
        job = all_jobs().get(run.name)
        lasts = job.lasts if job else timedelta(minutes=15)
        if run.started_at is None or run.started_at + lasts > now:
            continue
        same = JobRun.objects.filter(pk=run.pk, state=JobRun.State.RUNNING, tries=run.tries)
        if run.tries < MAX_TRIES:
            same.update(state=JobRun.State.WAITING, due_at=now)
        else:
            same.update(state=JobRun.State.FAILED, finished_at=now, note=INTERRUPTED)


def _run_one(pk: int, clock: Clock) -> int:
    run, now = JobRun.objects.get(pk=pk), clock()
    claim = JobRun.objects.filter(pk=pk, state=JobRun.State.WAITING, tries=run.tries)
    run.tries += 1
    if not claim.update(state=JobRun.State.RUNNING, started_at=now, tries=run.tries, note=""):
        return 0
    try:
        note = job_named(run.name).function(run.arguments, now)
    except Exception as error:
        _note_failure(run, error, clock())
        return 0
    _end(run, state=JobRun.State.DONE, finished_at=clock(), note=note[:300])
    return 1


def _end(run: JobRun, **values: object) -> None:
    """Only while it is still ours: taken up by another after a time-out, it is theirs to end."""
    JobRun.objects.filter(pk=run.pk, state=JobRun.State.RUNNING, tries=run.tries).update(**values)


def _note_failure(run: JobRun, error: Exception, now: datetime) -> None:
    known = run.name in all_jobs()
    if not isinstance(error, JobFailed):
        log.error("job %s failed on try %s: %s", run.name, run.tries, type(error).__name__, exc_info=known)
    note = str(error) if isinstance(error, JobFailed) else SEE_LOG.format(error=type(error).__name__)
    if not known or run.tries >= MAX_TRIES:
        _end(run, state=JobRun.State.FAILED, finished_at=now, note=(note if known else UNKNOWN)[:300])
    else:
        _end(run, state=JobRun.State.WAITING, due_at=now + timedelta(minutes=2 ** (run.tries - 1)), note=note[:300])
