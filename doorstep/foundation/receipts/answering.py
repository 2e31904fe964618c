"""By when a request under a receipt is answered, from the dated table in `data/answering.yaml`."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.knowledge.labourlaw.calendar import add_workdays

TABLE = Path(__file__).parent / "data" / "answering.yaml"


@cache
def _table() -> dict[str, Any]:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def answer_due(kind: str, asked_on: date, region: str) -> date:
    row = max((row for row in _table()["requests"] if row["since"] <= asked_on), key=lambda row: row["since"])
    if kind in row["workdays"]:
        return add_workdays(asked_on, row["workdays"][kind], setting_for(region).calendar)
    return asked_on + timedelta(days=row["days"][kind])


def basis_of(kind: str) -> str:
    return _table()["basis"][kind]
