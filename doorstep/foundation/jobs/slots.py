"""When a schedule is due: cron in local time, one row per slot however many ticks see it."""

from datetime import datetime, timedelta

from croniter import croniter
from django.utils import timezone

from .models import JobRun, Schedule
from .registry import schedule_rows


def latest_slot(cron: str, now: datetime) -> datetime:
    """The last slot at or before `now`, on the local clock."""
    just_after = timezone.localtime(now).replace(microsecond=0) + timedelta(seconds=1)
    return croniter(cron, just_after).get_prev(datetime)


def next_slot(cron: str, now: datetime) -> datetime:
    return croniter(cron, timezone.localtime(now)).get_next(datetime)


def sync(now: datetime) -> None:
    """Make the rows of schedules match wiring's table; whether one is on or off stays as it was set."""
    rows, kept = schedule_rows(), {one.name: one for one in Schedule.objects.all()}
    gone = kept.keys() - rows.keys()
    if gone:
        Schedule.objects.filter(name__in=gone).delete()
    fresh = [Schedule(name=row.name, cron=row.cron, since=now) for name, row in rows.items() if name not in kept]
    Schedule.objects.bulk_create(fresh, ignore_conflicts=True)
    for name in rows.keys() & kept.keys():
        if kept[name].cron != rows[name].cron:
            Schedule.objects.filter(name=name).update(cron=rows[name].cron, since=now)


def open_due_slots(now: datetime) -> int:
    """A row for the latest slot of each schedule that is on. Slots slept through are made up for by one run, not by all."""
    rows, opened = schedule_rows(), 0
    for schedule in Schedule.objects.filter(is_on=True).order_by("name"):
        slot = latest_slot(schedule.cron, now)
        if schedule.name in rows and slot > schedule.since:
            opened += _open(rows[schedule.name].job, schedule.name, slot, now)
    return opened


def _open(job: str, schedule: str, slot: datetime, now: datetime) -> int:
    place = {"name": job, "slot": f"{schedule}@{slot.isoformat(timespec='minutes')}"}
    if JobRun.objects.filter(**place).exists():
        return 0
    run = JobRun(**place, schedule=schedule, asked_at=now, due_at=slot)
    JobRun.objects.bulk_create([run], ignore_conflicts=True)
    return 1
