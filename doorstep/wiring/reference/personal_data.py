"""Which columns hold personal data, and what the table says of each: purpose, readers, end, ground."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.apps import apps
from django.db import models

from doorstep.foundation.kit.fields import BlindIndexField, SealedTextField
from doorstep.foundation.leads import retention as leads
from doorstep.foundation.people.purposes import OPEN_FOR
from doorstep.foundation.receipts.drafts import KEPT
from doorstep.services.disputes import retention as disputes

from .sheet import sheet, table

SOURCE = Path(__file__).parents[1] / "data" / "personal_data.yaml"
NOBODY = "kept"
SAID = ("purpose", "seen", "by", "when", "basis")


@dataclass(frozen=True)
class Told:
    """One row of the table."""

    column: str
    what: str
    level: str
    purpose: str
    seen: str
    by: str
    when: str
    basis: str


@cache
def _source() -> dict[str, Any]:
    return yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


def told() -> list[Told]:
    return [
        Told(column, what, group["class"], *(group[part] for part in SAID))
        for group in _source()["personal"]
        for column, what in group["fields"].items()
    ]


def not_personal() -> set[str]:
    return {f"{model}.{name}" for model, names in _source()["not_personal"].items() for name in names}


def _columns() -> Iterator[tuple[str, Any]]:
    for model in apps.get_models():
        if model.__module__.startswith("doorstep."):
            for field in model._meta.local_concrete_fields:
                yield f"{model._meta.label}.{field.name}", field


def sealed_columns() -> set[str]:
    return {name for name, field in _columns() if isinstance(field, SealedTextField | BlindIndexField)}


def open_columns() -> set[str]:
    """Columns in the clear that can hold what somebody wrote; about each the table must have decided."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return {name for name, field in _columns() if isinstance(field, kinds) and not field.choices} - sealed_columns()


def terms() -> dict[str, str]:
    """How long, as the rooms' own tables and constants have it today."""
    return {
        "lead_term": _months(leads.TABLE, "leads"),
        "matter_term": _months(disputes.TABLE, "matters"),
        "letter_term": f"{_newest(leads.TABLE, 'letters')['days']}天",
        "draft_term": f"{KEPT.total_seconds() / 3600:.0f}小时",
        "opening_term": f"一次{OPEN_FOR.total_seconds() / 3600:.0f}小时",
    }


def _newest(path: Path, what: str) -> dict[str, Any]:
    return max(yaml.safe_load(path.read_text(encoding="utf-8"))[what], key=lambda row: row["since"])


def _months(path: Path, what: str) -> str:
    months = _newest(path, what)["months"].values()
    return f"{min(months)}到{max(months)}个月"


def as_page() -> str:
    rows, known = [], terms()
    for row in told():
        by = "不自动删除" if row.by == NOBODY else f"`{row.by.rpartition('.')[2]}`"
        sealed = "是" if row.column in sealed_columns() else ""
        end = f"{by}：{row.when.format(**known)}"
        rows.append([f"`{row.column}`", row.what, row.level, sealed, row.purpose, row.seen.format(**known), end, row.basis])
    head = ["字段", "是什么", "类别", "加密", "为什么收", "谁看得到", "什么时候删", "依据"]
    intro = "依据里没有写明哪部法的，是个人信息保护法。期限的表在各房间的 `data/retention.yaml`。\n"
    return sheet("个人信息一览", intro, table(head, rows))
