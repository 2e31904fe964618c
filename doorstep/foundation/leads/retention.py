"""When the content of a lead or a set-aside letter is deleted, from the dated table in `data/retention.yaml`."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from doorstep.knowledge.labourlaw.calendar import add_months

TABLE = Path(__file__).parent / "data" / "retention.yaml"


@cache
def _table() -> dict[str, Any]:
    return yaml.safe_load(TABLE.read_text(encoding="utf-8"))


def _row(what: str, day: date) -> dict[str, Any]:
    return max((row for row in _table()[what] if row["since"] <= day), key=lambda row: row["since"])


def lead_disposed_on(outcome: str, closed_on: date) -> date:
    return add_months(closed_on, _row("leads", closed_on)["months"][outcome])


def longest_months(day: date) -> int:
    """While the outcome is not known: no outcome keeps it longer."""
    return max(_row("leads", day)["months"].values())


def letter_disposed_on(set_aside_on: date) -> date:
    return set_aside_on + timedelta(days=_row("letters", set_aside_on)["days"])
