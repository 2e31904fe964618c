"""The token that the setup page of a production installation asks for."""

from typing import Any

from django.core.management.base import BaseCommand

from doorstep.foundation.founding.queries.access import setup_token


class Command(BaseCommand):
    help = "Prints the token for /setup/. Worth nothing once a district exists."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(setup_token())
