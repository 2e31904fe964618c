"""Open a district from a YAML or JSON file: the same action as /setup/."""

from pathlib import Path
from typing import Any

import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from doorstep.foundation.founding.actions.found_district import FirstAdministrator, found_district
from doorstep.foundation.founding.plan import Sheet
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.sealing import current_ring

WORDS = ("name", "initials", "region", "mediation_body", "city_name", "phone")
FILES = ("tree", "streets", "letterhead", "seal")
ADMINISTRATOR = ("login", "display_name", "password")
KEEP_THE_RING = """
职工的姓名、电话和说的话都用下面的密钥锁着。密钥丢了，谁也打不开，备份也没有用。
请抄录或存进单位的密码柜，不要和备份放在一起：两样在一起，等于没有锁。存好以后，把屏幕上的这几行清掉。

{ring}
"""


class Command(BaseCommand):
    help = "Opens a district. FILE holds the options below as keys; an option given here wins. Paths are beside FILE."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path)
        for name in (*WORDS, *FILES, *ADMINISTRATOR):
            parser.add_argument(f"--{name.replace('_', '-')}", default=None)
        parser.add_argument("--quiet-key-ring", action="store_true", help="Do not show the key ring at the end.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            said = self._said(options)
            folder = options["file"].parent if options["file"] else Path()
            founded = found_district(actor=Actor.system("command"), at=timezone.now(), **_asked(said, folder))
        except (Refused, OSError, yaml.YAMLError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            f"{founded.district.name}（{founded.district.code}）已建好，管理员登录名：{founded.administrator.login}"
        )
        if not options["quiet_key_ring"]:
            self.stdout.write(KEEP_THE_RING.format(ring=current_ring().to_json()))

    def _said(self, options: dict[str, Any]) -> dict[str, Any]:
        said = yaml.safe_load(options["file"].read_text(encoding="utf-8")) if options["file"] else {}
        if not isinstance(said, dict):
            raise CommandError("文件里应当是一项一项的内容，像 name: 槐安区总工会")
        given = {name: options[name] for name in (*WORDS, *FILES, *ADMINISTRATOR) if options[name] is not None}
        said = {**said, **given}
        if unknown := set(said) - {*WORDS, *FILES, *ADMINISTRATOR}:
            raise CommandError(f"不认识这几项：{'、'.join(sorted(map(str, unknown)))}")
        if not said.get("streets"):
            raise CommandError("请给街道表：--streets 文件")
        return said


def _asked(said: dict[str, Any], folder: Path) -> dict[str, Any]:
    paths = {name: folder / said[name] for name in FILES if said.get(name)}
    sheets = {
        name: Sheet(paths[name].name, paths[name].read_bytes()) if name in paths else None for name in ("tree", "streets")
    }
    images = {
        name: SimpleUploadedFile(path.name, path.read_bytes())
        for name, path in paths.items()
        if name in ("letterhead", "seal")
    }
    administrator = FirstAdministrator(*(str(said.get(name) or "") for name in ADMINISTRATOR))
    return {**{name: str(said.get(name) or "") for name in WORDS}, **sheets, **images, "administrator": administrator}
