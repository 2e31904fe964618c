"""manage.py tick: one pass over schedules, reactions and jobs; for cron, or for trying things out."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from doorstep.foundation.jobs.running import tick
from doorstep.foundation.jobs.slots import sync


class Command(BaseCommand):
    help = "Open due slots, run waiting reactions and jobs, once."

    def handle(self, *args: Any, **options: Any) -> None:
        sync(timezone.now())
        done = tick()
        self.stdout.write(f"{done.slots} slot(s) opened, {done.reactions} reaction(s) and {done.jobs} job(s) done")
