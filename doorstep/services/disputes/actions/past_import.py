"""A former ledger handed in at the desk: checked row by row, started, finished or left. The rows themselves come in by
`actions.past`, chunk by chunk."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.register.problems import Problem
from doorstep.foundation.network.register.storing import keep, remove

from ..models import PastImport
from ..past_facts import (
    LedgerChecked,
    LedgerImported,
    LedgerLeft,
    LedgerProblemsForgotten,
    LedgerStarted,
    LedgerStopped,
)
from ..past_run import import_past
from ..rules import may_import_past

State = PastImport.State
JOB, FORGET_JOB = "disputes.import_ledger", "disputes.forget_ledgers"
NOT_HERE = "没有找到这个站，请从列出来的里面选"


@action
def check_ledger(*, station: Organisation, file_name: str, content: bytes, actor: Actor, at: datetime) -> PastImport:
    """Every row is read, none comes in yet; the file is kept sealed. Tells LedgerChecked."""
    if not may_import_past(actor, station):
        raise Refused(NOT_HERE, "station")
    report = import_past(content, file_name, station, only_check=True, actor=actor, at=at)
    run = PastImport(
        station=station, file_name=file_name[-200:], mapping=report.mapping, problems=_as_json(report.problems),
        total=report.rows - report.bad_rows, refused=report.bad_rows, matters=report.brought.matters,
        tellings=report.brought.tellings, account=actor.account, role=actor.role, at=at,
    )  # fmt: skip
    run.code = f"P-{run.pk}"
    keep(run, content)
    try:
        run.save(force_insert=True)
        record(LedgerChecked(run.ref, station.ref, run.total, run.refused), actor, at)
    except BaseException:
        remove(run.stored_as)
        raise
    return run


@action
def start_ledger(*, run: PastImport, actor: Actor, at: datetime) -> PastImport:
    """Hand the good rows to the job; what is counted from now on is what came in. Tells LedgerStarted."""
    run = _locked(run, actor, State.CHECKED)
    if not run.total:
        raise Refused("没有一行可以导入，请先改好文件再传")
    if PastImport.objects.filter(station=run.station, state=State.RUNNING).exists():
        raise Refused("这个站的另一份台账正在导入，等它完成再开始")
    run.state, run.matters, run.tellings = State.RUNNING, 0, 0
    run.account, run.role = actor.account, actor.role
    run.save()
    record(LedgerStarted(run.ref, run.total), actor, at)
    ask(JOB, run.code, {"run": run.code}, at)
    return run


@action
def finish_ledger(*, run: PastImport, actor: Actor, at: datetime) -> None:
    """Tells LedgerImported; the file goes."""
    _end(run, State.DONE, at)
    record(LedgerImported(run.ref, run.matters, run.tellings, run.repeated), actor, at)


@action
def stop_ledger(*, run: PastImport, note: str, actor: Actor, at: datetime) -> None:
    """Given up without another row; `note` says why. Tells LedgerStopped."""
    run.note = note[:200]
    _end(run, State.FAILED, at)
    record(LedgerStopped(run.ref, run.done), actor, at)


@action
def leave_ledger(*, run: PastImport, actor: Actor, at: datetime) -> None:
    """Not to be imported after all: nothing of the file stays. Tells LedgerLeft."""
    run = _locked(run, actor, State.CHECKED)
    run.problems = []
    _end(run, State.LEFT, at)
    record(LedgerLeft(run.ref), actor, at)


@action
def forget_problems(*, run: PastImport, actor: Actor, at: datetime) -> None:
    """What stood in the bad rows goes, their number stays. Tells LedgerProblemsForgotten."""
    run.problems = []
    run.save(update_fields=["problems"])
    record(LedgerProblemsForgotten(run.ref), actor, at)


def _as_json(problems: Sequence[Problem]) -> list[dict[str, object]]:
    return [problem.as_json() for problem in problems]


def _end(run: PastImport, state: str, at: datetime) -> None:
    stored = run.stored_as
    run.mapping, run.file_key, run.stored_as = {}, "", ""
    run.state, run.finished_at = state, at
    run.save()
    transaction.on_commit(lambda: remove(stored))


def _locked(run: PastImport, actor: Actor, state: str) -> PastImport:
    run = PastImport.objects.select_for_update(of=("self",)).select_related("station").get(pk=run.pk)
    if not (may_import_past(actor, run.station) or actor.role == "system"):
        raise Refused("没有找到这份台账")
    if run.state != state:
        raise Refused(f"这份台账{run.get_state_display()}，不能再做这一步")
    return run
