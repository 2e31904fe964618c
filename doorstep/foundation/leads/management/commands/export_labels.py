"""`manage.py export_labels --district DC --account A-3 --reason "…" --out labels.jsonl`: masked words with what people made of them."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.queries.districts import default_district, district_by_code
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.actors import actor_of

from ...actions.labels import export_labels


class Command(BaseCommand):
    help = "导出本区的标注（jsonl）：内容遮住，人名看过的才导。要有导出权限的账号和理由，都记下来。"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--district", default="", help="区的编号；只有一个区时可以不写")
        parser.add_argument("--account", required=True, help="有导出权限的账号的编号")
        parser.add_argument("--reason", required=True, help="为什么导出、给谁用")
        parser.add_argument("--out", required=True, help="写到哪个文件；已有的不覆盖")

    def handle(self, *args: Any, **options: Any) -> None:
        district = district_by_code(options["district"]) if options["district"] else default_district()
        now, path = timezone.now(), Path(options["out"])
        account = Account.objects.filter(code=options["account"]).first()
        actor = actor_of(account, "command", timezone.localdate(now)) if account else None
        if district is None or actor is None:
            raise CommandError("没有找到这个区，请用 --district 写明" if district is None else "没有这个账号，或者它已停用")
        if path.exists():
            raise CommandError(f"已经有这个文件，换个名字：{path}")
        try:
            rows = export_labels(district=district, reason=options["reason"], actor=actor, at=now)
        except Refused as refused:
            raise CommandError(refused.sentence) from refused
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
        self.stdout.write(f"导出{len(rows):,}条到{path}。用完请删掉。")
