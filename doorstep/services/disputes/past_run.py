"""One run of a former ledger from its header to the report; begun again, it goes on without doubles."""

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.tables import read_cells
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.register.mapping import guess_columns, missing_columns
from doorstep.foundation.network.register.opening import open_with
from doorstep.foundation.network.register.problems import Problem

from .actions.past import BroughtIn, bring_in
from .past_rows import FIELDS, Past, read_row

CHUNK = 500


@dataclass
class Report:
    file_name: str
    mapping: dict[str, str]
    rows: int = 0
    brought: BroughtIn = field(default_factory=BroughtIn)
    problems: list[Problem] = field(default_factory=list)

    @property
    def bad_rows(self) -> int:
        return len({problem.row for problem in self.problems})

    def says(self) -> str:
        labels = {one.name: one.label for one in FIELDS}
        lines = [
            f"{self.file_name}：读了{self.rows:,}行", f"成为办结的争议事项：{self.brought.matters:,}件",
            f"成为结束的线索：{self.brought.tellings:,}条", f"以前导入过，没有重复：{self.brought.repeated:,}行",
            f"过了保存期限，没有留姓名和经过：{self.brought.wordless:,}行", f"有问题，没有导入：{self.bad_rows:,}行",
            "列是这样认的：" + "，".join(f"{labels[name]}＝{column}" for name, column in self.mapping.items()),
        ]  # fmt: skip
        lines += [f"  第{one.row}行 {one.field}：{one.fault}。{one.remedy}" for one in self.problems[:20]]
        return "\n".join([*lines, f"  还有{len(self.problems) - 20:,}个问题"] if len(self.problems) > 20 else lines)


def import_past(
    content: bytes, file_name: str, station: Organisation, *, only_check: bool = False, actor: Actor, at: datetime
) -> Report:
    """Raises Refused for a file that cannot be read at all. `only_check` writes nothing."""
    table, _ = open_with(FIELDS, read_cells(content, file_name))
    mapping = guess_columns(FIELDS, table.columns)
    missing = missing_columns(FIELDS, mapping)
    if missing:
        raise Refused(f"表里没有认出这几列：{'、'.join(missing)}。请在表头里写上列名，再导入")
    report, waiting, today = Report(file_name, mapping), [], timezone.localdate(at)
    for number, cells in table.rows():
        report.rows += 1
        read = read_row(number, cells, mapping, station.code, today)
        if isinstance(read, Past):
            waiting.append(read)
        else:
            report.problems += read
        if len(waiting) == CHUNK:
            _bring(report, waiting, station, only_check, actor, at)
            waiting = []
    _bring(report, waiting, station, only_check, actor, at)
    return report


def _bring(report: Report, rows: list[Past], station: Organisation, only_check: bool, actor: Actor, at: datetime) -> None:
    if not rows:
        return
    if only_check:
        tellings = sum(row.telling for row in rows)
        report.brought.add(BroughtIn(len(rows) - tellings, tellings))
    else:
        report.brought.add(bring_in(station=station, rows=rows, actor=actor, at=at))
