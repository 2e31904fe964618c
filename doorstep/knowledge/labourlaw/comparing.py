"""Two accounts of the facts side by side, and what each fact that differs is worth in yuan."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.labourlaw.worksheet import Worksheet
from doorstep.knowledge.setting import Setting


@dataclass(frozen=True)
class Difference:
    """One fact told in two ways. `worth`: by how much the first account's sum moves when only this fact is taken from
    the other; None when the facts do not go together that way, or the rule answers no sum."""

    field: str
    label_zh: str
    one: Any
    other: Any
    worth: Decimal | None


@dataclass(frozen=True)
class Comparison:
    """`gap` is the other sum less the first. `differing` are ordered by what they are worth, most first."""

    one: Worksheet
    other: Worksheet
    gap: Decimal | None
    differing: tuple[Difference, ...]


def compare(
    rule_id: str, one: Mapping[str, Any], other: Mapping[str, Any], setting: Setting, on: date | None = None
) -> Comparison:
    """`one` and `other` are facts as for `reckon`: usually the worker's account and the employer's. Raises what `reckon`
    raises when either account cannot be reckoned by itself."""
    first, second = (reckon(rule_id, facts, setting, on) for facts in (one, other))
    start = _sum(first)
    differing = []
    for field in RULES[rule_id].fields:
        told, retold = first.inputs.get(field.name), second.inputs.get(field.name)
        nobody_said = one.get(field.name) is None and other.get(field.name) is None
        if told == retold or nobody_said:
            continue
        worth = _moved(rule_id, {**one, field.name: other.get(field.name)}, setting, on, start)
        differing.append(Difference(field.name, field.label_zh, told, retold, worth))
    end = _sum(second)
    gap = None if start is None or end is None else end - start
    return Comparison(first, second, gap, tuple(sorted(differing, key=lambda one: -abs(one.worth or Decimal(0)))))


def _moved(
    rule_id: str, facts: Mapping[str, Any], setting: Setting, on: date | None, start: Decimal | None
) -> Decimal | None:
    try:
        end = _sum(reckon(rule_id, facts, setting, on))
    except (BadInput, NotKnownHere):
        return None
    return None if start is None or end is None else end - start


def _sum(sheet: Worksheet) -> Decimal | None:
    """The figure; of a bare range its upper end."""
    return sheet.high if sheet.figure is None else sheet.figure
