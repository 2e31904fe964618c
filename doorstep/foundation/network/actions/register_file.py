"""A register file from end to end without a desk: for commands, a district's founding, and the demo district."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation, RegisterImport
from doorstep.foundation.network.register.problems import problems_from
from doorstep.foundation.network.register.report import problems_as_csv

from .register import check_register, leave_import, run_import, start_import, upload_register


def import_file(
    *, district: Organisation, kind: str, file_name: str, content: bytes, actor: Actor, at: datetime,
    take_good_rows: bool = False, problems_to: Path | None = None, progress: Callable[[int, int], None] | None = None,
) -> RegisterImport:  # fmt: skip
    """Several actions, not one: the register is written chunk by chunk. Raises Refused when nothing was taken."""
    run = upload_register(district=district, kind=kind, file_name=file_name, content=content, actor=actor, at=at)
    run = check_register(run=run, mapping=run.mapping, actor=actor, at=at)
    if problems_to:
        problems_to.write_bytes(problems_as_csv(problems_from(run.problems)))
    if not run.total or (run.refused and not take_good_rows):
        says = f"{run.refused}行有问题，一行也没有导入。第一处：{_first_problem(run)}"
        leave_import(run=run, actor=actor, at=at)
        raise Refused(says)
    run = start_import(run=run, take_good_rows=take_good_rows, actor=actor, at=at)
    return run_import(run=run, actor=actor, at=at, progress=progress)


def _first_problem(run: RegisterImport) -> str:
    if not run.problems:
        return "文件里没有数据行"
    first = run.problems[0]
    return f"第{first['row']}行{first['field']}，{first['fault']}。{first['remedy']}"
