"""manage.py demo [--matters N]: the demo district, and with N that many further matters by the bulk path."""

import gc
import time
from random import Random
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.demo.founding import SEED, found_demo_if_empty
from doorstep.demo.invention import words
from doorstep.demo.told import load_matters
from doorstep.foundation.network.models import Organisation


class Command(BaseCommand):
    help = "Found the demo district in an empty house; --matters N adds N invented matters for load tests."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--matters", type=int, default=0)
        parser.add_argument("--seed", type=int, default=SEED)

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("The demo district has no place in production.")
        now = timezone.now()
        found_demo_if_empty(now)
        district = Organisation.objects.filter(code=words()["district"]["code"], is_demo=True).first()
        if district is None:
            raise CommandError("This house holds a real district; the demo needs an empty one.")
        if options["matters"]:
            gc.disable()  # rows live for one slice and hold no cycles: collecting costs a fifth of the time
            begun = time.perf_counter()
            for done in load_matters(district, options["matters"], now, Random(options["seed"])):
                self.stdout.write(f"\r{done:,} matters", ending="")
            seconds = time.perf_counter() - begun
            self.stdout.write(
                f"\r{options['matters']:,} matters in {seconds:.1f} s, {options['matters'] / seconds:,.0f} a second"
            )
