"""When the content of a closed matter is deleted, from the dated table in `data/retention.yaml`."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from doorstep.knowledge.labourlaw.calendar import add_months

TABLE = Path(__file__).parent / "data" / "retention.yaml"


@cache
def _rows() -> list[dict[str, Any]]:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8"))["matters"]


def dispose_on(outcome: str, closed_on: date) -> date:
    row = max((row for row in _rows() if row["since"] <= closed_on), key=lambda row: row["since"])
    return add_months(closed_on, row["months"][outcome])
