"""`manage.py dispose_matters --signed-by A-1 --signed-by A-2`: content past its day is deleted; --dry-run only counts."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused

from ...actions.disposal import dispose_due


class Command(BaseCommand):
    help = "删除到期的争议事项的内容，要两个账号签字；--dry-run 只数不删。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--signed-by", action="append", default=[], help="账号的编号，写两次")
        parser.add_argument("--dry-run", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            found = dispose_due(
                on=timezone.localdate(now), signed_by=options["signed_by"], dry_run=options["dry_run"],
                actor=Actor.system("dispose_matters"), at=now,
            )  # fmt: skip
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        said = "到期待删" if options["dry_run"] else "已删除"
        self.stdout.write(f"{said}：争议事项{found:,}件")
