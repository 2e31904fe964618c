"""manage.py work: tick every few seconds until told to stop; what is running is finished first."""

import logging
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.utils import timezone

from doorstep.foundation.jobs.running import tick
from doorstep.foundation.jobs.slots import sync

log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Run schedules, reactions and jobs until stopped (Ctrl-C or SIGTERM; twice: at once)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=2.0, help="seconds between passes (default 2)")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopped = threading.Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        synced = False
        while not self.stopped.is_set():
            close_old_connections()
            try:
                if not synced:
                    sync(timezone.now())
                    synced = True
                tick(stopping=self.stopped.is_set)
            except Exception:
                log.exception("a pass over the jobs failed; trying again")
                self.stopped.wait(5)
            self.stopped.wait(options["every"])

    def _stop(self, number: int, frame: Any) -> None:
        if self.stopped.is_set():
            raise KeyboardInterrupt
        self.stopped.set()
