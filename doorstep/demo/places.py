"""Streets, buildings and enterprises of the demo district, brought in as a district would: from tables, by the register import."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.actions.places import register_union
from doorstep.foundation.network.actions.register import check_register, run_import, start_import, upload_register
from doorstep.foundation.network.models import Enterprise, Organisation

from .invention import buildings, enterprises, person_name, street_rows

BUILDINGS, ENTERPRISES, UNIONS = 60, 2000, 40


def register_places(district: Organisation, random: Random, actor: Actor, at: datetime) -> None:
    houses = buildings(BUILDINGS, random)
    firms = enterprises(ENTERPRISES, houses, random)
    streets = [[row["code"], row["street"], row["station"], row["longitude"], row["latitude"]] for row in street_rows()]
    _bring("streets", ["区划代码", "街道名称", "服务站", "经度", "纬度"], streets, district, actor, at)
    _bring(
        "buildings", ["楼宇名称", "街道", "地址", "经度", "纬度"],
        [[one.name, one.street, one.address, f"{one.longitude:.5f}", f"{one.latitude:.5f}"] for one in houses], district, actor, at,
    )  # fmt: skip
    _bring(
        "enterprises", ["单位名称", "统一社会信用代码", "简称", "街道", "楼宇", "地址", "行业", "用工人数"],
        [[one.name, one.uscc, one.short_name, one.street, one.building, one.address, one.industry, str(one.headcount)] for one in firms],
        district, actor, at,
    )  # fmt: skip


def found_unions(district: Organisation, random: Random, actor: Actor, at: datetime) -> None:
    """Forty enterprises of more than a hundred people have a union of their own, every second one a mediation committee."""
    firms = Enterprise.objects.filter(district=district, headcount__gt=100).order_by("code")[:UNIONS]
    for number, firm in enumerate(firms):
        register_union(
            enterprise=firm,
            name=f"{firm.short_name}工会委员会",
            founded_on=at.date() - timedelta(days=random.randint(200, 4000)),
            members=(firm.headcount or 0) * random.randint(60, 95) // 100,
            has_mediation_committee=number % 2 == 0,
            chair_name=person_name(random),
            actor=actor,
            at=at,
        )


def _bring(
    kind: str, columns: Sequence[str], rows: Iterable[Sequence[str]], district: Organisation, actor: Actor, at: datetime
) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([columns, *rows])
    run = upload_register(
        district=district, kind=kind, file_name=f"{kind}.csv", content=text.getvalue().encode(), actor=actor, at=at
    )
    run = check_register(run=run, mapping=run.mapping, actor=actor, at=at)
    run = start_import(run=run, take_good_rows=False, actor=actor, at=at)
    run_import(run=run, actor=actor, at=at)
