"""`manage.py train_router --district DC`: fits a router on the district's labels and prints its figures beside the lexicon's."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.queries.districts import default_district, district_by_code

from ...actions.labels import train_router
from ...pages.figures import rows_of


class Command(BaseCommand):
    help = "用本区改过的来信练一版分信办法，和词表比一比。练好了不会自己用上，由区工会干部在“怎么分来信”里决定。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--district", default="", help="区的编号；只有一个区时可以不写")

    def handle(self, *args: Any, **options: Any) -> None:
        district = district_by_code(options["district"]) if options["district"] else default_district()
        if district is None:
            raise CommandError("没有找到这个区，请用 --district 写明区的编号")
        try:
            router = train_router(district=district, actor=Actor.system("train_router"), at=timezone.now())
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        figures = router.figures
        self.stdout.write(f"{router.code}：劳动方面{figures['labour']}封，别的{figures['other']}封")
        for row in rows_of(figures):
            self.stdout.write(
                f"  {row.label}：新办法{row.router}（{row.router_between}），词表{row.lexicon}（{row.lexicon_between}），{row.says}"
            )
