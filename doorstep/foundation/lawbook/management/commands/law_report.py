"""`manage.py law_report [--district HA]`: figures to look after, and years without their notice."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.foundation.lawbook.queries.overview import FigureLine, overview
from doorstep.foundation.network.queries.districts import open_districts


class Command(BaseCommand):
    help = "List parameters that are missing, stale or unconfirmed, and calendar years not yet published, per district"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--district", default="", help="code of one district; every open one without it")

    def handle(self, *args: Any, district: str, **options: Any) -> None:
        districts = [one for one in open_districts() if district in ("", one.code)]
        if not districts:
            raise CommandError("没有这个区，请看看编号。")
        today = timezone.localdate()
        for one in districts:
            page = overview(one.region, today)
            self.stdout.write(f"{one.name}：{len(page.first)}个数要看，{len(page.rest)}个没有问题")
            for line in page.first:
                self.stdout.write(f"  {line.problem_words}  {line.label}（{line.name}）{_told(line)}")
            for year in page.years:
                if not year.published:
                    self.stdout.write(f"  {year.year}年{year.words}")
            for waiting in page.waiting:
                self.stdout.write(f"  等第二个人核对  {waiting.label}")


def _told(line: FigureLine) -> str:
    return f"：{line.value}{line.unit}，{line.since}起，{line.confidence}，{line.age}" if line.value else ""
