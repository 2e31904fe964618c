"""`manage.py import_ledger FILE --station CODE`: a station's 台账 of former years as closed matters and answered tellings."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.register.report import problems_as_xlsx

from ...past_run import import_past


class Command(BaseCommand):
    help = (
        "导入一个服务站往年的台账（xlsx、csv）：争议成为办结的事项，咨询成为结束的线索。不通知任何人；同一行不会导入两次。"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--station", required=True, help="服务站或区工会的编号")
        parser.add_argument("--check", action="store_true", help="只看每一行能不能导入，什么也不写")
        parser.add_argument("--problems", default="", help="把有问题的行另存到这个Excel文件，每行写明原因和怎么改")

    def handle(self, *args: Any, **options: Any) -> None:
        path = Path(options["file"])
        kinds = (Organisation.Kind.STATION, Organisation.Kind.DISTRICT)
        station = Organisation.objects.filter(code=options["station"], kind__in=kinds).first()
        if station is None:
            raise CommandError(f"没有编号是{options['station']}的服务站或区工会，请看看组织页上的编号")
        if not path.is_file():
            raise CommandError(f"没有这个文件：{path}")
        try:
            report = import_past(
                path.read_bytes(), path.name, station, only_check=options["check"],
                actor=Actor.system("import_ledger"), at=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        if options["problems"] and report.problems:
            Path(options["problems"]).write_bytes(problems_as_xlsx(report.problems))
        self.stdout.write(report.says())
