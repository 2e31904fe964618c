"""manage.py serve: the web server and the jobs under one command; they start together and end together."""

import signal
import subprocess
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from doorstep.foundation.jobs.processes import has_unapplied_migrations, jobs_command, start, stop_all, web_command


class Command(BaseCommand):
    help = "Serve the pages and run the jobs until stopped (Ctrl-C)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)

    def handle(self, *args: Any, **options: Any) -> None:
        if has_unapplied_migrations():
            raise CommandError("The database is not up to date. Run: manage.py migrate")
        self.stopping = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        children = {
            "web": start(web_command(options["host"], options["port"])),
            "jobs": start(jobs_command()),
        }
        self.stdout.write(f"Doorstep: http://{options['host']}:{options['port']}/  (Ctrl-C ends it)")
        self.stdout.flush()
        try:
            ended = self._watch(children)
        finally:
            stop_all(children.values())
        if ended:
            raise CommandError(f"The {ended} process ended by itself, so everything was stopped.", returncode=1)

    def _watch(self, children: dict[str, "subprocess.Popen[bytes]"]) -> str:
        """The name of the first child that ended by itself; empty when we were told to stop."""
        while not self.stopping:
            for name, child in children.items():
                if child.poll() is not None:
                    return f"{name} (exit code {child.returncode})"
            time.sleep(0.2)
        return ""

    def _stop(self, number: int, frame: Any) -> None:
        self.stopping = True
