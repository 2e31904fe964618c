"""What a new district consists of, read from two Excel files; every fault is found before anything is made."""

from dataclasses import dataclass, field
from typing import Any

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Street
from doorstep.foundation.network.register.checking import Checker, Places, Row
from doorstep.foundation.network.register.mapping import guess_mapping, missing_fields
from doorstep.foundation.network.register.opening import open_register
from doorstep.foundation.network.register.problems import Problem

_SHOWN = 5


@dataclass(frozen=True)
class Sheet:
    """A file as it was handed in."""

    name: str
    content: bytes


@dataclass
class Plan:
    """`streets`: values of a street, its station by name. `stations`: values of a station or partner department."""

    stations: list[dict[str, Any]] = field(default_factory=list)
    streets: list[dict[str, Any]] = field(default_factory=list)


def plan_from(tree: Sheet | None, streets: Sheet) -> Plan:
    """Raises Refused, naming file, row and remedy. Without a tree the stations are those the streets name."""
    plan = Plan()
    if tree:
        plan.stations = [{"kind": "station", **row} for row in _rows("stations", tree, Places(), "tree")]
    named = [row["name"] for row in plan.stations if row["kind"] == "station"] if tree else _stations_named(streets)
    places = Places(
        stations={name: number for number, name in enumerate(named)},
        foreign_street_codes=set(Street.objects.values_list("code", flat=True)),
    )
    for values in _rows("streets", streets, places, "streets"):
        station = values.pop("station", None)
        plan.streets.append({**values, "station": None if station is None else named[station]})
    if not tree:
        plan.stations = [{"kind": "station", "name": name} for name in named]
    return plan


def _stations_named(streets: Sheet) -> list[str]:
    table, _ = open_register("streets", streets.content, streets.name)
    column = guess_mapping("streets", table.columns).get("station", "")
    return list(dict.fromkeys(cells[column] for _, cells in table.rows() if cells.get(column)))


def _rows(kind: str, sheet: Sheet, places: Places, form_field: str) -> list[dict[str, Any]]:
    label = "组织表" if kind == "stations" else "街道表"
    try:
        table, _ = open_register(kind, sheet.content, sheet.name)
    except Refused as refused:
        raise Refused(f"{label}：{refused.sentence}", form_field) from refused
    mapping = guess_mapping(kind, table.columns)
    if missing := missing_fields(kind, mapping):
        raise Refused(f"{label}里没有“{missing[0]}”这一列，请照模板的列名", form_field)
    found = list(Checker(kind, mapping, places).check(table.rows()))
    problems = [problem for one in found if not isinstance(one, Row) for problem in one]
    if problems:
        raise Refused(_said(label, problems), form_field)
    if not found:
        raise Refused(f"{label}里一行也没有，请填好再传", form_field)
    return [one.values for one in found if isinstance(one, Row)]


def _said(label: str, problems: list[Problem]) -> str:
    lines = [f"第{one.row}行{one.field}：{one.fault}，{one.remedy}" for one in problems[:_SHOWN]]
    more = f"；另有{len(problems) - _SHOWN}处" if len(problems) > _SHOWN else ""
    return f"{label}有{len(problems)}处要改。{'；'.join(lines)}{more}"
