"""What the worker said on the screen “我们这样理解”, as elements of the matter: theirs until the other side has spoken."""

from decimal import Decimal, InvalidOperation
from typing import Any

_CONTRACT = {"none": "没签过", "kept": "签了，职工手里没有", "signed": "签了"}
_STILL = {"yes": True, "no": False}
_PER = {"month": "每月", "day": "每天", "hour": "每小时", "week": "每周", "year": "每年", "piece": "每件"}


def elements_said(understood: dict[str, Any]) -> tuple[dict[str, str], dict[str, Any]]:
    """(answers in words, answers of the sorting); what was not said, or not surely, is left open."""
    said = understood.get("said") or {}
    words = {
        "started": str(said.get("started") or ""), "unpaid_period": str(said.get("when") or ""),
        "written_contract": _CONTRACT.get(said.get("contract", ""), ""), "sums_told": _sums(said.get("sums") or []),
    }  # fmt: skip
    still = _STILL.get(said.get("still", ""))
    return {name: text[:200] for name, text in words.items() if text}, {} if still is None else {"still_employed": still}


def _sums(rows: list[dict[str, str]]) -> str:
    parts = []
    for row in rows:
        try:
            parts.append(f"{_PER.get(row.get('per', ''), '')}{Decimal(row['amount']):,}元")
        except (KeyError, InvalidOperation):
            continue
    return "，".join(parts)
