"""Reads named facts out of a plain mapping, one kind per method; every refusal names its field."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from doorstep.knowledge.errors import BadInput

_PLAIN_NUMBER = re.compile(r"[0-9]{1,15}(\.[0-9]{1,40})?")
_MONTH = re.compile(r"(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])")
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FEN = Decimal("0.01")


def to_fen(amount: Decimal) -> Decimal:
    """Round yuan half up to 0.01."""
    return amount.quantize(FEN, rounding=ROUND_HALF_UP)


def yuan(amount: Decimal) -> str:
    """An amount as it stands in case files: yuan with two places."""
    return f"{to_fen(amount):.2f}"


class Inputs:
    """Facts by name. A missing or null fact gives None unless `required`; a wrong one raises BadInput.

    The result types say `Any` for None, so that a required fact needs no second check by its reader.
    """

    def __init__(self, facts: Mapping[str, Any], under: str = ""):
        if not isinstance(facts, Mapping):
            raise BadInput(under or "inputs", "请给出一组“名称：值”。")
        self.facts = facts
        self.under = under

    def name(self, field: str) -> str:
        return ".".join(part for part in (self.under, field) if part)

    def _given(self, field: str, required: bool, valid_zh: str) -> Any:
        value = self.facts.get(field)
        if value is None and required:
            raise BadInput(self.name(field), f"这一项不能空。{valid_zh}")
        return value

    def number(self, field: str, required: bool = False, above_zero: bool = False) -> Decimal | Any:
        """A sum in yuan or another plain non-negative decimal."""
        valid = "请填大于零的数。" if above_zero else "请填不小于零的数，例如 2540 或 2540.50。"
        value = self._given(field, required, valid)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, (str, int, Decimal)):
            raise BadInput(self.name(field), valid)
        text = value if isinstance(value, str) else format(Decimal(value), "f")
        if not _PLAIN_NUMBER.fullmatch(text):
            raise BadInput(self.name(field), valid)
        if above_zero and Decimal(text) == 0:
            raise BadInput(self.name(field), valid)
        return Decimal(text)

    def count(self, field: str, required: bool = False, below_zero: bool = False) -> int | Any:
        """A whole number; negative only where `below_zero` allows it."""
        valid = "请填整数。" if below_zero else "请填不小于零的整数。"
        value = self._given(field, required, valid)
        if value is None:
            return None
        if isinstance(value, (str, Decimal)) and re.fullmatch(r"-?[0-9]{1,9}(\.0+)?", str(value)):
            value = int(str(value).partition(".")[0])
        if isinstance(value, bool) or not isinstance(value, int) or (value < 0 and not below_zero):
            raise BadInput(self.name(field), valid)
        return value

    def flag(self, field: str, required: bool = False) -> bool | Any:
        value = self._given(field, required, "请选“是”或“否”。")
        if value is not None and not isinstance(value, bool):
            raise BadInput(self.name(field), "请选“是”或“否”。")
        return value

    def choice(self, field: str, allowed: Iterable[str], required: bool = False) -> str | Any:
        allowed = tuple(allowed)
        valid = "可选：" + "、".join(allowed) + "。"
        value = self._given(field, required, valid)
        if value is not None and (not isinstance(value, str) or value not in allowed):
            raise BadInput(self.name(field), valid)
        return value

    def day(self, field: str, required: bool = False) -> date | Any:
        """An ISO date, local calendar day."""
        valid = "请填真实存在的日期，例如 2026-03-01。"
        value = self._given(field, required, valid)
        if value is None or type(value) is date:
            return value
        if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
            raise BadInput(self.name(field), valid)
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise BadInput(self.name(field), valid) from None
        if not 1900 <= day.year <= 2199:
            raise BadInput(self.name(field), "年份应在 1900 到 2199 之间。")
        return day

    def month(self, field: str, required: bool = False) -> str | Any:
        """A calendar month, "2026-03"; a day stands for its month."""
        valid = "请填年和月，例如 2026-03。"
        value = self._given(field, required, valid)
        if isinstance(value, str) and _ISO_DATE.fullmatch(value):
            value = self.day(field).isoformat()[:7]
        if value is not None and (not isinstance(value, str) or not _MONTH.fullmatch(value)):
            raise BadInput(self.name(field), valid)
        return value

    def each_plain(self, field: str, read: Callable[["Inputs"], Any], required: bool = False) -> list[Any]:
        """A list of plain values; each is handed to `read` as the only fact, without a name, of its own group."""
        value = self._given(field, required, "请给出一个列表。")
        if value is None:
            return []
        if not isinstance(value, (list, tuple)):
            raise BadInput(self.name(field), "请给出一个列表。")
        if required and not value:
            raise BadInput(self.name(field), "列表里至少要有一项。")
        return [read(Inputs({"": one}, under=f"{self.name(field)}[{nth}]")) for nth, one in enumerate(value)]

    def each(self, field: str, required: bool = False) -> list["Inputs"]:
        """A list of groups of facts; fields inside are named like `items[0].amount`."""
        value = self._given(field, required, "请给出一个列表。")
        if value is None:
            return []
        if not isinstance(value, (list, tuple)):
            raise BadInput(self.name(field), "请给出一个列表。")
        if required and not value:
            raise BadInput(self.name(field), "列表里至少要有一项。")
        return [Inputs(one, under=f"{self.name(field)}[{nth}]") for nth, one in enumerate(value)]
