"""What several claims come to together: sums the law does not let stand side by side are named, and not added up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.regions import EXIT_LUMP_SUMS
from doorstep.knowledge.labourlaw.worksheet import Worksheet

NOUGHT = Decimal(0)
Weight = Literal["forbidden", "check"]


@dataclass(frozen=True)
class Line:
    """One worksheet in the total, by its place in the list. `why_not_zh` says why it is left out."""

    nth: int
    rule: str
    label_zh: str
    figure: Decimal
    counted: bool
    why_not_zh: str = ""


@dataclass(frozen=True)
class Clash:
    """Two worksheets, by place, that do not go together. forbidden: the second is left out of the total; check: both
    are counted, but a person should see whether the same money is in them twice."""

    weight: Weight
    nth: tuple[int, int]
    rules: tuple[str, str]
    sentence_zh: str
    cites: tuple[str, ...]


@dataclass(frozen=True)
class Total:
    """`amount` adds the counted lines. `allowed`: nothing forbidden stands side by side."""

    amount: Decimal
    lines: tuple[Line, ...]
    clashes: tuple[Clash, ...]

    @property
    def allowed(self) -> bool:
        return all(clash.weight != "forbidden" for clash in self.clashes)


@dataclass(frozen=True)
class _Pair:
    weight: Weight
    stays: str
    goes: str
    sentence_zh: str
    cites: tuple[str, ...]


_TWICE = "同一段时间不能算两遍"
_PAIRS = (
    _Pair("forbidden", "severance.unlawful", "severance.amount", "违法解除的赔偿金和经济补偿只能要一样。",
          ("劳动合同法第87条", "劳动合同法实施条例第25条")),
    _Pair("forbidden", "severance.unlawful", "severance.notice_pay", "要了违法解除的赔偿金，就不能再加代通知金。",
          ("劳动合同法第40条、第87条",)),
    _Pair("forbidden", "wages.overtime_by_date", "wages.overtime", f"按日期和按小时数算的是同样的加班，{_TWICE}。", ("劳动法第44条",)),
    *(_Pair("forbidden", "injury.death", one, "工亡待遇和离职的一次性补助金不能同时要。", ("工伤保险条例第37条、第39条",))
      for one in EXIT_LUMP_SUMS),
    _Pair("check", "wages.arrears", "wages.min_wage_shortfall", f"欠薪里已经补到说好的工资，又要最低工资差额，{_TWICE}：请核对月份。",
          ("劳动合同法第30条", "劳动法第48条")),
    _Pair("check", "wages.arrears", "wages.part_time_shortfall", f"欠薪和小时工资差额，{_TWICE}：请核对月份。", ("劳动合同法第30条、第72条",)),
    _Pair("check", "wages.arrears", "wages.sick_leave", f"病假那几天的工资可能已经在欠薪里，{_TWICE}：请核对月份。", ("劳动合同法第30条",)),
    _Pair("check", "wages.arrears", "wages.idle", f"停工期间的工资可能已经在欠薪里，{_TWICE}：请核对月份。", ("工资支付暂行规定第12条",)),
    _Pair("check", "wages.idle", "wages.sick_leave", f"停工和病假是同一段时间的，{_TWICE}：请核对日子。", ("工资支付暂行规定第12条",)),
    _Pair("check", "wages.arrears", "wages.overtime", "欠薪的“应发”要是含了加班费，加班费就算了两遍：请核对。", ("劳动合同法第30条", "劳动法第44条")),
    _Pair("check", "wages.arrears", "wages.overtime_by_date", "欠薪的“应发”要是含了加班费，加班费就算了两遍：请核对。",
          ("劳动合同法第30条", "劳动法第44条")),
    _Pair("check", "wages.arrears", "heat.allowance", "高温津贴是工资的一部分，可能已经在欠薪里：请核对月份。", ("防暑降温措施管理办法第17条",)),
    _Pair("check", "wages.arrears", "leave.on_exit", "欠薪的“应发”要是含了年休假工资，就算了两遍：请核对。", ("劳动合同法第30条",)),
    _Pair("check", "wages.arrears", "contract.double_wage", "二倍工资只算多出的一份；欠薪的“应发”要是已经写成两倍，就算了两遍：请核对。",
          ("劳动合同法第82条",)),
)  # fmt: skip
# Claimed once for one employment; a second worksheet of the same rule is another account of it, not another claim.
_ONCE = {
    "severance.amount", "severance.unlawful", "severance.notice_pay", "leave.on_exit", "probation.damages",
    "injury.disability", *EXIT_LUMP_SUMS, "injury.death", "noncompete.compensation",
    "noncompete.employer_release",
}  # fmt: skip
_OWED_BY_WORKER = {"training.penalty_cap"}


def total(worksheets: Sequence[Worksheet]) -> Total:
    """Add up what may be claimed together. Of a forbidden pair the better claim is counted, of two accounts of the same
    claim the first; ranges and answers without a sum are listed, not added."""
    clashes = [*_pairs(worksheets), *_twice(worksheets), *_not_due(worksheets)]
    out = {clash.nth[1]: clash.sentence_zh for clash in clashes if clash.weight == "forbidden"}
    lines = [_line(nth, sheet, out.get(nth, "")) for nth, sheet in enumerate(worksheets) if _is_sum(sheet)]
    amount = sum((line.figure for line in lines if line.counted), NOUGHT)
    return Total(amount, tuple(lines), tuple(clashes))


def _is_sum(sheet: Worksheet) -> bool:
    return sheet.figure is not None or sheet.high is not None


def _line(nth: int, sheet: Worksheet, clash: str) -> Line:
    why = clash
    rule = RULES.get(sheet.rule)
    if sheet.figure is None:
        why = why or "这一项由劳动部门在幅度里定，不能直接加进去。"
    elif sheet.rule in _OWED_BY_WORKER:
        why = why or "这是劳动者可能要付给单位的，不加在应得的里面。"
    elif rule is not None and rule.kind_of_figure != "sum":
        why = why or "这一项不是一笔总数，不能直接加进去。"
    figure = sheet.high if sheet.figure is None else sheet.figure
    return Line(nth, sheet.rule, sheet.figure_label_zh or sheet.title_zh, figure or NOUGHT, not why, why)


def _pairs(sheets: Sequence[Worksheet]) -> list[Clash]:
    return [
        Clash(pair.weight, (one, other), (pair.stays, pair.goes), pair.sentence_zh, pair.cites)
        for pair in _PAIRS
        for one, stays in enumerate(sheets)
        for other, goes in enumerate(sheets)
        if stays.rule == pair.stays and goes.rule == pair.goes and stays.figure and goes.figure
    ]


def _twice(sheets: Sequence[Worksheet]) -> list[Clash]:
    found = []
    for later, sheet in enumerate(sheets):
        for earlier, before in enumerate(sheets[:later]):
            if before.rule == sheet.rule and (said := _same_claim(before, sheet)):
                found.append(Clash("forbidden", (earlier, later), (sheet.rule, sheet.rule), said, sheet.cites))
                break
    return found


def _same_claim(before: Worksheet, sheet: Worksheet) -> str:
    if not _is_sum(sheet):
        return ""
    if before.inputs == sheet.inputs:
        return f"{sheet.title_zh}：一样的两张单子，只能算一张。"
    if sheet.rule in _ONCE:
        return f"{sheet.title_zh}：同一段劳动关系只算一次，两张单子是两种说法，只能取一张。"
    if sheet.rule == "contract.double_wage" and _expired(before) == _expired(sheet):
        return f"{sheet.title_zh}：同一份没签的合同只算一次，只能取一张。"
    both = _parts(before) & _parts(sheet)
    return f"{sheet.title_zh}：{min(both)}在两张单子里都有，{_TWICE}。" if both else ""


def _expired(sheet: Worksheet) -> Any:
    """Which missing contract it is about: the first, or the one after a contract that ended that day."""
    return sheet.inputs.get("contract_expired_on")


def _parts(sheet: Worksheet) -> set[str]:
    """The months or days a worksheet covers, where it says so."""
    rows: list[Any] = [*sheet.inputs.get("months", []), *sheet.inputs.get("days", [])] if _has_rows(sheet) else []
    return {str(row.get("month") or row.get("date")) for row in rows if isinstance(row, dict)} - {"None"}


def _has_rows(sheet: Worksheet) -> bool:
    return sheet.rule in ("wages.arrears", "wages.overtime_by_date")


def _not_due(sheets: Sequence[Worksheet]) -> list[Clash]:
    answers = [(nth, sheet) for nth, sheet in enumerate(sheets) if sheet.outputs.get("due") is False]
    return [
        Clash("forbidden", (nth, other), (answer.rule, claim.rule), "按这样离开的理由，没有经济补偿。", answer.cites)
        for nth, answer in answers
        if answer.rule == "severance.due"
        for other, claim in enumerate(sheets)
        if claim.rule == "severance.amount"
    ]
