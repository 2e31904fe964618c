"""How long 50,000 enterprise rows take from an Excel file into the register: `python benchmarks/register_import.py [rows]`.

Makes the file, a throw-away SQLite database (or the one DATABASE_URL names) with one district, and prints seconds per part.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ROADS = ["槐安门街道", "柳河街道", "望溪街道", "云岭街道"]


def _rows(count: int) -> list[list[str]]:
    from stdnum.cn import uscc

    chance = random.Random(7)  # noqa: S311
    rows = []
    for number in range(count):
        body = f"91990101MA{number:07d}"
        street = chance.choice(_ROADS)
        tower = f"{street[:2]}大厦{chance.randrange(15)}" if chance.random() < 0.5 else ""
        phone = f"139{chance.randrange(10**8):08d}"
        rows.append([f"樟树湾第{number}食品有限公司", body + uscc.calc_check_digit(body), street, tower, f"{street}{number % 300}号",
                     "餐饮", str(number % 900), f"联系人{number % 97}", phone])  # fmt: skip
    return rows


def _workbook(rows: list[list[str]]) -> bytes:
    from doorstep.foundation.network.register.report import sheet

    headings = ["企业名称", "统一社会信用代码", "所属街道", "楼宇", "注册地址", "行业", "职工人数", "联系人", "联系电话"]
    return sheet("名册", headings, rows, widths=[20] * len(headings))


def main(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from doorstep.foundation.journal.actor import Actor
    from doorstep.foundation.network.actions import places, tree
    from doorstep.foundation.network.actions.register import check_register, run_import, start_import, upload_register
    from doorstep.foundation.network.models import Enterprise, Organisation

    who = {"actor": Actor.system("benchmark"), "at": timezone.now()}
    city = tree.add_organisation(parent=None, name="江城市总工会", kind="municipal_union", code=f"c{time.time_ns()}", **who)
    initials = "".join(random.choices("ABCDEFGH", k=8))  # noqa: S311
    district = tree.add_organisation(parent=city, name="槐安区总工会", kind="district_union", initials=initials, **who)
    base = random.randrange(10**11)  # noqa: S311
    for number, name in enumerate(_ROADS):
        street = places.add_street(district=district, code=str(base * 10 + number).zfill(12), name=name, **who)
        for tower in range(15):
            places.add_building(street=street, name=f"{name[:2]}大厦{tower}", **who)
    rows = _rows(count)
    changed = [[*row[:6], "901", *row[7:]] for row in rows]
    for label, part in (("first time", rows), ("again, unchanged", rows), ("again, all changed", changed)):
        content = _workbook(part)
        start = time.perf_counter()
        run = upload_register(district=district, kind="enterprises", file_name="名册.xlsx", content=content, **who)
        uploaded = time.perf_counter()
        run = check_register(run=run, mapping=run.mapping, **who)
        checked = time.perf_counter()
        run = start_import(run=run, take_good_rows=False, **who)
        run = run_import(run=run, **who)
        done = time.perf_counter()
        print(
            f"{label}: {len(content) / 1e6:.1f} MB, upload {uploaded - start:.1f} s, check {checked - uploaded:.1f} s, "
            f"import {done - checked:.1f} s, together {done - start:.1f} s "
            f"(created {run.created}, updated {run.updated}, unchanged {run.unchanged}, refused {run.refused})"
        )
    assert Enterprise.objects.filter(district=district).count() == count
    assert Organisation.objects.filter(pk=district.pk).exists()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.setdefault("DOORSTEP_VAR", scratch)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
