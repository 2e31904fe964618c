"""Asking for a job: written in the caller's transaction, so it is run when and only when that transaction holds."""

from datetime import datetime
from typing import Any

from .models import JobRun
from .registry import job_named


def ask(name: str, key: str, arguments: dict[str, Any], at: datetime) -> JobRun:
    """Have job `name` run after `at`, once for each `key`, however often it is asked. `arguments` carry codes and dates,
    never a name, a phone or a story: they lie in the clear."""
    job_named(name)
    run = JobRun(name=name, slot=key, arguments=arguments, asked_at=at, due_at=at)
    JobRun.objects.bulk_create([run], ignore_conflicts=True)
    return JobRun.objects.get(name=name, slot=key)
