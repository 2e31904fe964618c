"""What `make run` does: the database brought up to date, the demo district founded if there is none, the site opened."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from doorstep.demo.founding import DEMO_PASSWORD, demo_logins, found_demo_if_empty


class Command(BaseCommand):
    help = "Open the demo district in this checkout: migrate, found, serve."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--empty", action="store_true", help="no demo district: begin at /setup/")
        parser.add_argument("--no-serve", action="store_true", help="prepare only")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("open_house is for trying Doorstep out. In production: migrate, found_district, serve.")
        self._migrate()
        if not options["empty"] and found_demo_if_empty(timezone.now()):
            self.stdout.write("Founded the demo district (invented people and firms).")
        self._say(options["port"])
        if not options["no_serve"]:
            call_command("serve", port=options["port"])

    def _migrate(self) -> None:
        settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
        connection = connections[DEFAULT_DB_ALIAS]
        try:
            executor = MigrationExecutor(connection)
        except OperationalError as error:
            raise CommandError(f"The database cannot be reached: {error}") from error
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            self.stdout.write("Preparing the database …")
            call_command("migrate", verbosity=0, interactive=False)

    def _say(self, port: int) -> None:
        lines = [f"\nDoorstep is open at http://localhost:{port}"]
        logins = demo_logins()
        if logins:
            lines.append(f"One account per role, all with the password {DEMO_PASSWORD}")
            lines += [f"  {login:<14}{role}" for login, role in logins]
            lines.append("Workers need no account: begin on the front page. Stop with Ctrl-C.\n")
        else:
            lines.append(f"No district yet: begin at http://localhost:{port}/setup/\n")
        self.stdout.write("\n".join(lines))
        self.stdout.flush()
