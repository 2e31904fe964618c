"""Rows of a file against the register of a district: what each would become, or what is wrong with it.

Pure but for the places it is given: no row is written here, and no query asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from doorstep.foundation.network import credit_code
from doorstep.foundation.network.models import Organisation

from .fields import FIELDS, Field
from .problems import Problem


@dataclass
class Places:
    """What rows refer to by name, and what their key may already name. Values are keys of rows of the database."""

    streets: dict[str, int] = field(default_factory=dict)
    buildings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    stations: dict[str, int] = field(default_factory=dict)
    street_names: dict[str, str] = field(default_factory=dict)
    foreign_street_codes: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Row:
    """`key` is what finds the row again when the file comes a second time; `values` holds the filled cells only."""

    number: int
    key: Any
    values: dict[str, Any]


class Checker:
    """Checks row after row; remembers keys, so that a second row with one key is refused."""

    def __init__(self, kind: str, mapping: dict[str, str], places: Places) -> None:
        self.kind, self.places = kind, places
        self.fields = [(one, mapping[one.name]) for one in FIELDS[kind] if mapping.get(one.name)]
        self._seen: dict[Any, int] = {}
        self._names: dict[str, int] = {}

    def check(self, rows: Iterable[tuple[int, dict[str, str]]]) -> Iterator[Row | list[Problem]]:
        for number, cells in rows:
            values, problems = self._read(number, cells)
            if not problems:
                problems = self._settle(number, cells, values)
            yield problems if problems else Row(number, self._key(values), values)

    def _read(self, number: int, cells: dict[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        values: dict[str, Any] = {}
        problems = []
        for one, column in self.fields:
            text = cells.get(column, "")
            if not text:
                if one.required:
                    problems.append(Problem.of(number, one.label, "", f"没有填{one.label}", f"把{one.label}补上"))
                continue
            value, fault, remedy = _READ.get(one.name, _text)(text, one)
            if fault:
                problems.append(Problem.of(number, one.label, text, fault, remedy))
            else:
                values[one.name] = value
        return values, problems

    def _settle(self, number: int, cells: dict[str, str], values: dict[str, Any]) -> list[Problem]:
        """Names become rows of the register; the key must be new to this file."""
        problems = list(self._find_places(number, values))
        if problems:
            return problems
        key = self._key(values)
        earlier = self._seen.setdefault(key, number)
        if earlier != number:
            label = _KEY_LABEL[self.kind]
            fault = f"和第{earlier}行重复"
            return [
                Problem.of(
                    number, label, str(values.get("uscc") or values.get("code") or values["name"]), fault, "两行只留一行"
                )
            ]
        return list(self._street_clash(number, values)) if self.kind == "streets" else []

    def _find_places(self, number: int, values: dict[str, Any]) -> Iterator[Problem]:
        if "station" in values:
            yield from self._find(
                number, values, "station", self.places.stations, "服务站", "先在组织树里建好这个服务站，或改成已有的名称"
            )
        if "street" in values:
            yield from self._find(
                number, values, "street", self.places.streets, "街道", "改成名册里的街道名称，或先导入街道"
            )
        if "building" in values:
            yield from self._find_building(number, values)

    def _find(
        self, number: int, values: dict[str, Any], name: str, known: dict[str, int], label: str, remedy: str
    ) -> Iterator[Problem]:
        text = values[name]
        if text in known:
            values[name] = known[text]
        else:
            yield Problem.of(number, label, text, f"本区没有这个{label}", remedy)

    def _find_building(self, number: int, values: dict[str, Any]) -> Iterator[Problem]:
        name, street = values["building"], values.get("street")
        if isinstance(street, str):
            return
        found = self.places.buildings.get(name, [])
        here = [pair for pair in found if street is None or pair[1] == street]
        if len(here) == 1:
            values["building"], values["street"] = here[0]
        elif not found:
            yield Problem.of(number, "楼宇", name, "名册里没有这座楼", "先导入楼宇，或把这一格清空")
        elif not here:
            yield Problem.of(number, "楼宇", name, "这座楼不在这一行写的街道", "看看是街道还是楼宇写错了")
        else:
            yield Problem.of(number, "楼宇", name, "有几条街道都有这座楼", "在“街道”一列写明是哪条街道")

    def _street_clash(self, number: int, values: dict[str, Any]) -> Iterator[Problem]:
        code, name = values["code"], values["name"]
        if code in self.places.foreign_street_codes:
            yield Problem.of(number, "区划代码", code, "这个代码已经登记在别的区", "请对照区划代码表")
        holder = self.places.street_names.get(name, code)
        earlier = self._names.setdefault(name, number)
        if holder != code:
            yield Problem.of(number, "街道名称", name, f"这个名称已经登记在代码{holder}下", "看看是名称还是代码写错了")
        elif earlier != number:
            yield Problem.of(number, "街道名称", name, f"和第{earlier}行同名", "两行只留一行")

    def _key(self, values: dict[str, Any]) -> Any:
        if self.kind == "buildings":
            return values["street"], values["name"]
        return values[{"streets": "code", "stations": "name", "enterprises": "uscc"}[self.kind]]


_KEY_LABEL = {"stations": "名称", "streets": "区划代码", "buildings": "楼宇名称", "enterprises": "统一社会信用代码"}
Reading = tuple[Any, str, str]


def _text(text: str, one: Field) -> Reading:
    if "\x00" in text:
        return None, "里面有不能保存的符号", "重新输入这一格"
    if one.longest and len(text) > one.longest:
        return None, f"有{len(text)}个字，最多{one.longest}个", "写短一些"
    return text, "", ""


def _street_code(text: str, one: Field) -> Reading:
    if not (text.isascii() and text.isdigit() and 6 <= len(text) <= 12):
        return None, "区划代码是6到12位数字", "对照区划代码表改好；Excel里把这一列设成文本"
    return text, "", ""


def _credit_code(text: str, one: Field) -> Reading:
    code = credit_code.tidy(text)
    wrong = credit_code.wrong_with(code)
    if wrong:
        return None, wrong, "对照营业执照改好；Excel里把这一列设成文本"
    return code, "", ""


def _whole_number(text: str, one: Field) -> Reading:
    digits = text.translate(credit_code.HALF_WIDTH).replace(",", "").removeprefix("约").removesuffix("人")
    if not (digits.isascii() and digits.isdigit()):
        return None, "应当是整数", "只写数字，比如26"
    if int(digits) > 1_000_000:
        return None, "超过100万人", "看看是不是多写了几位"
    return int(digits), "", ""


def _degrees(lowest: float, highest: float) -> Any:
    def read(text: str, one: Field) -> Reading:
        try:
            value = float(text)
        except ValueError:
            return None, f"{one.label}应当是数字", f"写成小数，比如{one.example}，不清楚就清空"
        if not lowest <= value <= highest:
            return None, f"{one.label}要在{lowest:g}到{highest:g}之间", "看看经度和纬度是不是写反了"
        return value, "", ""

    return read


def _phone(text: str, one: Field) -> Reading:
    number = text.translate(credit_code.HALF_WIDTH)
    if not 7 <= sum(sign.isdigit() for sign in number) <= 20 or len(number) > one.longest:
        return None, "不像电话号码", "写一个号码，比如010-01234567；不清楚就清空"
    return number, "", ""


def _aliases(text: str, one: Field) -> Reading:
    names = [
        name.strip()
        for name in text.replace("，", "、").replace(",", "、").replace("；", "、").replace(";", "、").split("、")
    ]
    if any(len(name) > 80 for name in names):
        return None, "有一个别名超过80个字", "写短一些，几个别名用顿号隔开"
    return [name for name in dict.fromkeys(names) if name], "", ""


def _lines(text: str, one: Field) -> Reading:
    return [line.strip() for line in text.replace("；", "\n").replace(";", "\n").splitlines() if line.strip()], "", ""


def _choice(choices: Any, remedy: str) -> Any:
    known = {label: value for value, label in choices}

    def read(text: str, one: Field) -> Reading:
        return (known[text], "", "") if text in known else (None, f"没有这一种{one.label}", remedy)

    return read


_READ: dict[str, Any] = {
    "kind": _choice([("station", "服务站"), ("partner_department", "协作部门")], "写“服务站”或“协作部门”"), "hours": _lines,
    "field": _choice(Organisation.Field.choices, "写" + "、".join(Organisation.Field.labels) + "里的一种"),
    "uscc": _credit_code, "headcount": _whole_number, "longitude": _degrees(73, 136), "latitude": _degrees(3, 54), "aliases": _aliases,
    "code": _street_code, "contact_phone": _phone,
}  # fmt: skip
