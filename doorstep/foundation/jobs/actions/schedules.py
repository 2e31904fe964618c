"""Switching schedules and starting jobs by hand."""

from datetime import datetime

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.facts import RunByHand, ScheduleSwitchedOff, ScheduleSwitchedOn
from doorstep.foundation.jobs.models import JobRun, Schedule
from doorstep.foundation.jobs.registry import schedule_rows
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.models import PendingReaction
from doorstep.foundation.journal.reactions import MAX_TRIES
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused


@action
def switch_schedule(*, schedule: Schedule, on: bool, actor: Actor, at: datetime) -> None:
    """Consequences: slots are opened again from now on, or no more; slots missed while off are not made up for."""
    row = Schedule.objects.select_for_update().get(pk=schedule.pk)
    if row.is_on == on:
        raise Refused("这项任务已经打开了" if on else "这项任务已经关掉了")
    row.is_on = on
    if on:
        row.since = at
    row.save(update_fields=["is_on", "since"])
    record((ScheduleSwitchedOn if on else ScheduleSwitchedOff)(row.ref), actor, at)


@action
def run_now(*, schedule: Schedule, actor: Actor, at: datetime) -> JobRun:
    """Consequences: the schedule's job waits to be run at the next tick, beside its own slots."""
    job = schedule_rows()[schedule.name].job
    run = ask(job, f"hand:{at.isoformat()}", {}, at)
    JobRun.objects.filter(pk=run.pk).update(schedule=schedule.name)
    record(RunByHand(schedule.ref, job), actor, at)
    return run


@action
def try_again(*, run: JobRun, actor: Actor, at: datetime) -> None:
    """Consequences: a job that failed for good waits again, with all its tries."""
    again = JobRun.objects.filter(pk=run.pk, state=JobRun.State.FAILED)
    if not again.update(state=JobRun.State.WAITING, tries=0, due_at=at, finished_at=None):
        raise Refused("这项任务没有失败，或者已经在重试了。请刷新页面看看")
    record(RunByHand(run.ref, run.name), actor, at)


@action
def react_again(*, reaction: PendingReaction, actor: Actor, at: datetime) -> None:
    """Consequences: a reaction that failed for good is tried again at the next tick, with all its tries."""
    again = PendingReaction.objects.filter(pk=reaction.pk, done_at=None, tries__gte=MAX_TRIES)
    if not again.update(tries=0, next_try_at=at, error=""):
        raise Refused("这一条没有失败，或者已经在重试了。请刷新页面看看")
    record(RunByHand(Ref("reaction", str(reaction.pk)), reaction.reaction), actor, at)
