"""Where a text speaks of: streets, buildings and enterprises, by the rows an installation passes in.

A street's bare stem is an everyday word in many texts and never counts alone: only the full name, or the
stem with a road word right behind it. A known building or enterprise decides by its own street.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from doorstep.knowledge.language.lexicon import Words, fold

STREET, BUILDING, ENTERPRISE = "street", "building", "enterprise"
_SHORTEST_NAME = 3
_SUFFIXES = ("街道办事处", "街道", "地区", "镇", "乡")
# What must follow a stem; a crossing, a metro line or an exit is no address.
_ROAD_WORD = re.compile(
    r"街道|大街|小街|社区|(?:路|街)(?![口过上边旁灯人])|胡同"
    r"|(?:[0-9]{1,4}|[一二三四五六七八九十]{1,3})?(?:号|號)(?![线口车机站]|出口)"
)
# A sign before a stem that makes it another name (a lake, a village, a newer quarter).
_OTHER_NAME = frozenset("黑白青小大老新")


class StreetRow(NamedTuple):
    code: str
    name: str


class BuildingRow(NamedTuple):
    code: str
    name: str
    aliases: tuple[str, ...]
    street_code: str | None


class EnterpriseRow(NamedTuple):
    code: str
    names: tuple[str, ...]
    street_code: str | None
    building_code: str | None = None


@dataclass(frozen=True)
class PlaceFound:
    """`street_code` is the street the place stands in, None when its row does not say."""

    kind: str
    code: str
    words: str
    why_zh: str
    street_code: str | None


class Gazetteer:
    """Names to look for, prepared once. A name two rows share is found for each of them."""

    def __init__(
        self,
        streets: Iterable[StreetRow] = (),
        buildings: Iterable[BuildingRow] = (),
        enterprises: Iterable[EnterpriseRow] = (),
    ):
        buildings = tuple(buildings)
        street_of = {row.code: row.street_code for row in buildings}
        names: dict[str, dict[tuple[str, str], str | None]] = {}
        for street in streets:
            names.setdefault(fold(_stem(street.name)), {})[STREET, street.code] = street.code
        for building in buildings:
            for name in _usable((building.name, *building.aliases)):
                names.setdefault(name, {})[BUILDING, building.code] = building.street_code
        for firm in enterprises:
            for name in _usable(firm.names):
                where = firm.street_code or street_of.get(firm.building_code or "")
                names.setdefault(name, {})[ENTERPRISE, firm.code] = where
        self.names = Words(names)


def _usable(names: Iterable[str]) -> Iterable[str]:
    return (fold(name.strip()) for name in names if len(name.strip()) >= _SHORTEST_NAME)


def _stem(street: str) -> str:
    for suffix in _SUFFIXES:
        if street.endswith(suffix) and len(street) > len(suffix) + 1:
            return street.removesuffix(suffix)
    return street


def find_places(text: str, gazetteer: Gazetteer) -> list[PlaceFound]:
    """Each place once, in the order of the text, with the words as written and why it counts."""
    plain, found = fold(text), {}
    for at, name in gazetteer.names.find(plain):
        for (kind, code), street_code in gazetteer.names.meaning[name].items():
            if (kind, code) in found:
                continue
            end = _street_end(plain, at, at + len(name)) if kind == STREET else at + len(name)
            if end is None:
                continue
            words = text[at:end]
            found[kind, code] = PlaceFound(kind, code, words, _why(kind, words), street_code)
    return list(found.values())


def _street_end(text: str, start: int, end: int) -> int | None:
    if start and text[start - 1] in _OTHER_NAME:
        return None
    road = _ROAD_WORD.match(text, end)
    return road and road.end()


def _why(kind: str, words: str) -> str:
    if kind == STREET:
        return f"文中写了“{words}”。"
    return f"文中提到{'楼宇' if kind == BUILDING else '单位'}“{words}”。"


def street_decided(places: Iterable[PlaceFound]) -> str | None:
    """The one street the places agree on: buildings and enterprises first, then streets named. None when
    there is none, or when they point to different streets and a person has to look."""
    places = tuple(places)
    for kinds in ((BUILDING, ENTERPRISE), (STREET,)):
        codes = {place.street_code for place in places if place.kind in kinds and place.street_code}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None
