"""One run of a former ledger from its header to the report; begun again, it goes on without doubles."""

from collections.abc import Callable
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
from .models import PastImport
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
    content: bytes, file_name: str, station: Organisation, *, only_check: bool = False, run: PastImport | None = None,
    alive: Callable[[], None] = lambda: None, actor: Actor, at: datetime,
) -> Report:  # fmt: skip
    """Raises Refused for a file that cannot be read at all. `only_check` writes nothing. A `run` of the desk counts with
    each chunk what is done, and goes on behind what it had done before."""
    table, _ = open_with(FIELDS, read_cells(content, file_name))
    mapping = guess_columns(FIELDS, table.columns)
    missing = missing_columns(FIELDS, mapping)
    if missing:
        raise Refused(f"表里没有认出这几列：{'、'.join(missing)}。请在表头里写上列名，再导入")
    report, waiting, today = Report(file_name, mapping), [], timezone.localdate(at)
    behind = run.done if run else 0

    def bring(rows: list[Past]) -> None:
        if rows and only_check:
            tellings = sum(row.telling for row in rows)
            report.brought.add(BroughtIn(len(rows) - tellings, tellings))
        elif rows:
            report.brought.add(bring_in(station=station, rows=rows, run=run, actor=actor, at=at))

    for number, cells in table.rows():
        report.rows += 1
        read = read_row(number, cells, mapping, station.code, today)
        if not isinstance(read, Past):
            report.problems += read
        elif behind:
            behind -= 1
        else:
            waiting.append(read)
        if len(waiting) == CHUNK:
            bring(waiting)
            alive()
            waiting = []
    bring(waiting)
    return report
