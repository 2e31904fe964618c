"""`manage.py import_hotline FILE --district CODE`: letters of a hotline become leads or are set aside."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.queries.districts import default_district, district_by_code

from ...hotline_run import report_text, run_import


class Command(BaseCommand):
    help = "导入热线来信（jsonl、csv、xlsx）：劳动方面的成为线索，其余搁置并写明原因。同一个文件再导一次不会重复。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file")
        parser.add_argument("--district", default="", help="区的编号；只有一个区时可以不写")
        parser.add_argument("--spread-over", default="", help="把没有地点和时间的信撒到这个区，标为演示")
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--report", default="", help="把报告另存到这个文件")

    def handle(self, *args: Any, **options: Any) -> None:
        code, path = options["spread_over"] or options["district"], Path(options["file"])
        district = district_by_code(code) if code else default_district()
        if district is None:
            raise CommandError("没有找到这个区，请用 --district 写明区的编号")
        if not path.is_file():
            raise CommandError(f"没有这个文件：{path}")
        try:
            run = run_import(
                path.read_bytes(), path.name, district, seed=options["seed"] if options["spread_over"] else None,
                actor=Actor.system("import_hotline"), at=timezone.now(), progress=self._progress,
            )  # fmt: skip
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        text = report_text(run)
        self.stderr.write("")
        self.stdout.write(text)
        if options["report"]:
            Path(options["report"]).write_text(text + "\n", encoding="utf-8")

    def _progress(self, done: int, bad: int) -> None:
        self.stderr.write(f"\r已读{done:,}行，有问题{bad:,}行", ending="")
