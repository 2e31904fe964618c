"""Bringing a register in from a file: upload, check, start, run, or leave it.

The whole file is checked before the first row is written; rows then go in by chunks, each chunk one transaction with its
facts and the count of what is done, so that a run that was killed goes on where it stood.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Fact
from doorstep.foundation.journal.recording import action, record, record_many
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.tables import Table
from doorstep.foundation.network.facts import (
    PlaceAmended,
    PlaceRegistered,
    RegisterChecked,
    RegisterHeaderRead,
    RegisterImported,
    RegisterLeft,
    RegisterNotImported,
    RegisterRowsTaken,
    RegisterStarted,
    RegisterUploaded,
)
from doorstep.foundation.network.models import Organisation, RegisterImport
from doorstep.foundation.network.register.checking import Checker, Row
from doorstep.foundation.network.register.fields import FIELDS
from doorstep.foundation.network.register.mapping import guess_mapping, missing_fields
from doorstep.foundation.network.register.opening import open_register
from doorstep.foundation.network.register.places import places_of
from doorstep.foundation.network.register.problems import Problem
from doorstep.foundation.network.register.storing import keep, opened, remove
from doorstep.foundation.network.register.writing import CHUNK, write_rows
from doorstep.foundation.network.rules import may

from .codes import CodeSeries
from .versions import register_changed

State = RegisterImport.State
JOB, FORGET_JOB = "network.import_register", "network.forget_uploads"
_SAMPLE = 5
_CHANGED_MEANWHILE = "核对以后名册有了变化，有的行对不上了，所以一行也没有导入。请看下面的问题，改好后重新上传"


@action
def upload_register(
    *, district: Organisation, kind: str, file_name: str, content: bytes, actor: Actor, at: datetime
) -> RegisterImport:
    """Keep the file sealed and guess its columns. Consequences: RegisterUploaded; nothing in the register changes yet."""
    if not may(actor, "import", district):
        raise Refused(may(actor, "import", district).why_not)
    if kind not in RegisterImport.Kind.values:
        raise Refused("请选导入街道、楼宇还是用人单位", "kind")
    table, header_row = open_register(kind, content, file_name)
    run = RegisterImport(district=district, kind=kind, file_name=file_name[-200:], header_row=header_row, at=at,
                         account=actor.account, role=actor.role)  # fmt: skip
    run.code = f"R-{run.pk}"
    _look(run, table, guess_mapping(kind, table.columns))
    keep(run, content)
    try:
        run.save(force_insert=True)
        record(RegisterUploaded(run.ref, run.get_kind_display(), district.ref), actor, at)
    except BaseException:
        remove(run.stored_as)
        raise
    return run


def _look(run: RegisterImport, table: Table, mapping: dict[str, str]) -> None:
    run.columns = [column for column in table.columns if column]
    run.mapping = mapping
    run.sample = [[cells[column] for column in run.columns] for _, cells in _first(table)]


def _first(table: Table) -> list[tuple[int, dict[str, str]]]:
    rows = table.rows()
    return [row for _, row in zip(range(_SAMPLE), rows, strict=False)]


@action
def read_header(*, run: RegisterImport, header_row: int, actor: Actor, at: datetime) -> RegisterImport:
    """The header stands in another row than was guessed. Consequences: RegisterHeaderRead; columns are guessed anew."""
    run = _locked(run, actor, State.UPLOADED, State.PREVIEWED)
    table, run.header_row = open_register(run.kind, opened(run), run.file_name, header_row)
    _look(run, table, guess_mapping(run.kind, table.columns))
    run.state, run.problems = State.UPLOADED, []
    run.save()
    record(RegisterHeaderRead(run.ref, header_row), actor, at)
    return run


@action
def check_register(*, run: RegisterImport, mapping: Mapping[str, str], actor: Actor, at: datetime) -> RegisterImport:
    """Check every row with these columns. Consequences: RegisterChecked; the run can be started or mapped anew."""
    run = _locked(run, actor, State.UPLOADED, State.PREVIEWED)
    table, run.header_row = open_register(run.kind, opened(run), run.file_name, run.header_row)
    chosen = {field: column for field, column in mapping.items() if column in table.columns and column}
    _refuse_mapping(run.kind, chosen)
    _look(run, table, chosen)
    good, problems = _checked(run, table)
    run.total, run.refused = len(good), len({problem.row for problem in problems})
    run.problems = [problem.as_json() for problem in problems]
    run.state = State.PREVIEWED
    run.save()
    record(RegisterChecked(run.ref, run.get_kind_display(), run.total + run.refused, run.refused), actor, at)
    return run


def _refuse_mapping(kind: str, mapping: Mapping[str, str]) -> None:
    missing = missing_fields(kind, mapping)
    if missing:
        raise Refused(f"请指出哪一列是{missing[0]}", next(one.name for one in FIELDS[kind] if one.label == missing[0]))
    columns = list(mapping.values())
    twice = next((column for column in columns if columns.count(column) > 1), "")
    if twice:
        raise Refused(f"“{twice}”这一列选了两次，请改一处")


def _checked(run: RegisterImport, table: Table) -> tuple[list[Row], list[Problem]]:
    good: list[Row] = []
    problems: list[Problem] = []
    for found in Checker(run.kind, run.mapping, places_of(run.district, run.kind)).check(table.rows()):
        if isinstance(found, Row):
            good.append(found)
        else:
            problems.extend(found)
    return good, problems


@action
def start_import(*, run: RegisterImport, take_good_rows: bool, actor: Actor, at: datetime) -> RegisterImport:
    """Hand the checked file to the job. Consequences: RegisterStarted; nothing else of its kind starts meanwhile."""
    run = _locked(run, actor, State.PREVIEWED)
    if run.refused and not take_good_rows:
        raise Refused(f"有{run.refused}行有问题。请改好文件重新上传，或选“只导入没有问题的行”", "take_good_rows")
    if not run.total:
        raise Refused("没有一行可以导入，请先改好文件")
    if RegisterImport.objects.filter(district=run.district, state=State.RUNNING).exists():
        raise Refused("本区另一份名册正在导入，等它完成再开始")
    run.state, run.take_good_rows, run.done = State.RUNNING, take_good_rows, 0
    run.account, run.role = actor.account, actor.role
    run.save()
    record(RegisterStarted(run.ref, run.get_kind_display(), run.total, take_good_rows), actor, at)
    ask(JOB, run.code, {"run": run.code}, at)
    return run


@action
def leave_import(*, run: RegisterImport, actor: Actor, at: datetime) -> RegisterImport:
    """Give the upload up. Consequences: RegisterLeft; the file is deleted."""
    run = _locked(run, actor, State.UPLOADED, State.PREVIEWED)
    _end(run, State.LEFT, at, [])
    record(RegisterLeft(run.ref, run.get_kind_display()), actor, at)
    transaction.on_commit(lambda: remove(run.stored_as))
    return run


def run_import(
    *, run: RegisterImport, actor: Actor, at: datetime, progress: Callable[[int, int], None] | None = None
) -> RegisterImport:
    """The job itself, chunk by chunk; each chunk is an action of its own. Bears being run twice."""
    if run.state != State.RUNNING:
        remove(run.stored_as)
        return run
    table, _ = open_register(run.kind, opened(run), run.file_name, run.header_row)
    good, problems = _checked(run, table)
    if problems and not run.take_good_rows and not run.done:
        run = stop_import(run=run, note=_CHANGED_MEANWHILE, problems=problems, actor=actor, at=at)
    else:
        for start in range(run.done, len(good), CHUNK):
            try:
                run = _write_chunk(
                    run=run, rows=good[start : start + CHUNK], start=start, total=len(good), actor=actor, at=at
                )
            except _WrittenElsewhere:
                return run
            if progress:
                progress(run.done, run.total)
        run = _finish(run=run, problems=problems, actor=actor, at=at)
    remove(run.stored_as)
    return run


@action
def _finish(*, run: RegisterImport, problems: list[Problem], actor: Actor, at: datetime) -> RegisterImport:
    """Consequences: RegisterImported; the file may go."""
    _end(run, State.DONE, at, problems)
    counts = {"created": run.created, "updated": run.updated, "unchanged": run.unchanged, "refused": run.refused}
    record(RegisterImported(run.ref, run.get_kind_display(), **counts), actor, at)
    return run


@action
def stop_import(*, run: RegisterImport, note: str, problems: list[Problem], actor: Actor, at: datetime) -> RegisterImport:
    """Give a started import up without another row. Consequences: RegisterNotImported; `note` tells the person why."""
    run.note = note
    _end(run, State.FAILED, at, problems)
    record(RegisterNotImported(run.ref, run.get_kind_display(), run.refused), actor, at)
    return run


def _end(run: RegisterImport, state: str, at: datetime, problems: list[Problem] | None = None) -> None:
    if problems is not None:
        run.problems = [problem.as_json() for problem in problems]
        run.refused = len({problem.row for problem in problems})
    # A header row guessed wrong is a row of data, so nothing that was read off the file outlives the run but its problems.
    run.columns, run.mapping, run.sample, run.file_key = [], {}, [], ""
    run.state, run.finished_at = state, at
    run.save()


def _locked(run: RegisterImport, actor: Actor, *states: str) -> RegisterImport:
    run = RegisterImport.objects.select_for_update(of=("self",)).select_related("district").get(pk=run.pk)
    if not may(actor, "import", run):
        raise Refused(may(actor, "import", run).why_not)
    if run.state not in states:
        raise Refused(f"这份名册{run.get_state_display()}，不能再做这一步")
    return run


class _WrittenElsewhere(Exception):
    """A second process took the same run up, as when the first was only slow: it goes on, this one stops."""


@action
def _write_chunk(
    *, run: RegisterImport, rows: list[Row], start: int, total: int, actor: Actor, at: datetime
) -> RegisterImport:
    """Consequences: RegisterRowsTaken; PlaceRegistered or PlaceAmended for each row that changed something."""
    run = RegisterImport.objects.select_for_update(of=("self",)).select_related("district").get(pk=run.pk)
    if run.done != start:
        raise _WrittenElsewhere
    codes = None if run.kind == "streets" else CodeSeries(run.district, run.kind)
    done = write_rows(run.kind, run.district, rows, codes.next if codes else str)
    facts: list[Fact] = [PlaceRegistered(place.ref, run.district.ref, run.ref) for place in done.created]
    facts += [PlaceAmended(place.ref, fields, run.ref) for place, fields in done.updated]
    if facts:
        register_changed(run.district)
    first, last = rows[0].number, rows[-1].number
    taken = RegisterRowsTaken(run.ref, first, last, len(done.created), len(done.updated), done.unchanged)
    record_many([(fact, actor, at) for fact in [*facts, taken]])
    run.created, run.updated = run.created + len(done.created), run.updated + len(done.updated)
    run.unchanged, run.done, run.total = run.unchanged + done.unchanged, run.done + len(rows), total
    run.save(update_fields=["created", "updated", "unchanged", "done", "total"])
    return run
