"""Import streets, buildings or enterprises of a district from an Excel or CSV file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.actions.register_file import import_file
from doorstep.foundation.network.models import RegisterImport
from doorstep.foundation.network.queries.districts import district_by_code


class Command(BaseCommand):
    help = "Imports a register; the same file again updates and never doubles. Nothing is taken while a row is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kind", choices=sorted(RegisterImport.Kind.values))
        parser.add_argument("file", type=Path)
        parser.add_argument("--district", required=True, help="code of the district")
        parser.add_argument("--take-good-rows", action="store_true", help="take the good rows although others are wrong")
        parser.add_argument("--problems", type=Path, help="write the problems found to this .csv file")

    def handle(self, *args: Any, **options: Any) -> None:
        district = district_by_code(options["district"])
        if district is None:
            raise CommandError(f"没有编号是{options['district']}的区")
        try:
            content = options["file"].read_bytes()
            run = import_file(
                actor=Actor.system("command"), at=timezone.now(),
                district=district, kind=options["kind"], file_name=options["file"].name, content=content,
                take_good_rows=options["take_good_rows"], problems_to=options["problems"], progress=self._progress,
            )  # fmt: skip
        except (Refused, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"新增{run.created}，更新{run.updated}，没有变化{run.unchanged}，没有导入{run.refused}")

    def _progress(self, done: int, total: int) -> None:
        self.stderr.write(f"\r{done}/{total}", ending="" if done < total else "\n")
