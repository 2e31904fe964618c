"""The names of jobs and what they do; rooms register theirs when they are ready. The table of schedules comes from wiring."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

JobFunction = Callable[[dict[str, Any], datetime], str]


class JobFailed(Exception):
    """Raised by a job to say, in a sentence for the administrator, what went wrong and what to do. No personal data."""


@dataclass(frozen=True)
class Job:
    """`lasts`: after that long without an end, the process is taken for dead and the job is run again."""

    name: str
    function: JobFunction
    label: str
    lasts: timedelta


@dataclass(frozen=True)
class ScheduleRow:
    """A line of `wiring/schedules.py`: when (cron, local time) which job runs."""

    name: str
    cron: str
    job: str


_jobs: dict[str, Job] = {}
_schedules: dict[str, ScheduleRow] = {}


def register_job(name: str, function: JobFunction, *, label: str = "", lasts: timedelta = timedelta(minutes=15)) -> None:
    """`function(arguments, now)` returns a short note on what it did. It must bear being run twice: a killed process
    is started over. It opens its own actions; nothing is wrapped round it."""
    _jobs[name] = Job(name, function, label or name, lasts)


def job_named(name: str) -> Job:
    """Raises LookupError for a name nobody registered."""
    return _jobs[name]


def all_jobs() -> dict[str, Job]:
    return dict(sorted(_jobs.items()))


def set_schedules(rows: Sequence[ScheduleRow]) -> None:
    _schedules.clear()
    _schedules.update({row.name: row for row in rows})


def schedule_rows() -> dict[str, ScheduleRow]:
    return dict(_schedules)
