"""Who may do what, from the tables the rooms' rules are: verb by verb, predicates in words, roles by name."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from doorstep.foundation.lawbook import rules as lawbook
from doorstep.foundation.leads import rules as leads
from doorstep.foundation.linkage import rules as linkage
from doorstep.foundation.network import rules as network
from doorstep.foundation.people import rules as people
from doorstep.foundation.people.words import role_choices, role_name
from doorstep.foundation.receipts import rules as receipts
from doorstep.foundation.worklist import rules as worklist
from doorstep.services.disputes import rules as disputes

from .sheet import sheet, table

SOURCE = Path(__file__).parents[1] / "data" / "rights.yaml"
ROOMS: dict[str, ModuleType] = {
    "leads": leads,
    "receipts": receipts,
    "disputes": disputes,
    "linkage": linkage,
    "network": network,
    "people": people,
    "lawbook": lawbook,
    "worklist": worklist,
}


@cache
def told() -> dict[str, dict[str, Any]]:
    return yaml.safe_load(SOURCE.read_text(encoding="utf-8"))


def predicates_of(rule: str | Callable[..., Any] | tuple[Any, ...]) -> list[str]:
    """A rule is a predicate, a predicate with the reason why not, or names of predicates of which one is enough."""
    if callable(rule):
        return [rule.__name__]
    if callable(rule[0]):
        return [rule[0].__name__]
    return list(rule)


def _roles(rules: ModuleType) -> dict[str, str]:
    """The room's own lists of roles, in words."""
    known = {role for role, _ in role_choices()}
    lists = {name: value for name, value in vars(rules).items() if isinstance(value, tuple) and known.issuperset(value)}
    return {name: "、".join(role_name(role) for role in value) for name, value in lists.items()}


def _part(room: str) -> str:
    rules, words = ROOMS[room], told()[room]
    known = {name: text.format(**_roles(rules)) for name, text in words["predicates"].items()}
    rows = [[f"`{verb}`", "；或".join(known[name] for name in predicates_of(rule))] for verb, rule in rules.MAY.items()]
    head = f"\n## {words['title']} `{room}`\n" + (f"\n{words['note']}\n" if "note" in words else "")
    return f"{head}\n{table(['动作', '谁可以'], rows)}"


def as_page() -> str:
    return sheet("谁可以做什么", "站和区按组织树往下看；不许看和不存在，答复一样。\n", *(_part(room) for room in ROOMS))
