"""The jobs of the former ledgers; each works out who asked from the run itself."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from doorstep.foundation.jobs.registry import register_job
from doorstep.foundation.jobs.running import still_running
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.register.storing import opened

from .actions.past_import import FORGET_JOB, JOB, finish_ledger, forget_problems, leave_ledger, stop_ledger
from .models import PastImport
from .past_run import import_past

KEPT_DAYS, PROBLEMS_DAYS = 7, 30


def register() -> None:
    register_job(JOB, import_ledger, label="导入往年台账", lasts=timedelta(minutes=10))
    register_job(FORGET_JOB, forget_ledgers, label="删除没有导入的往年台账")


def import_ledger(arguments: dict[str, Any], now: datetime) -> str:
    """Started by `start_ledger`; a killed process starts it over, and it goes on where it stood."""
    run = PastImport.objects.select_related("station").get(code=arguments["run"])
    if run.state != PastImport.State.RUNNING:
        return "已经导入过"
    station = run.station
    actor = Actor(run.account, run.role, station.code, station.path, "import", frozenset({run.role}))
    try:
        import_past(
            opened(run), run.file_name, station, run=run, actor=actor, at=now,
            alive=lambda: still_running(JOB, run.code, timezone.now()),
        )  # fmt: skip
    except Refused as refused:
        stop_ledger(run=run, note=refused.sentence, actor=actor, at=now)
        return refused.sentence
    finish_ledger(run=run, actor=actor, at=now)
    return f"{run.matters}件事项，{run.tellings}条线索，{run.repeated}行以前导入过，{run.refused}行有问题"


def forget_ledgers(arguments: dict[str, Any], now: datetime) -> str:
    """Files checked and never imported go after a week; what stood in bad rows after a month."""
    actor = Actor.system("jobs")
    waiting = PastImport.objects.filter(state=PastImport.State.CHECKED, at__lt=now - timedelta(days=KEPT_DAYS))
    for run in waiting:
        leave_ledger(run=run, actor=actor, at=now)
    ended = PastImport.objects.filter(refused__gt=0, finished_at__lt=now - timedelta(days=PROBLEMS_DAYS))
    for run in (full := [run for run in ended if run.problems]):
        forget_problems(run=run, actor=actor, at=now)
    return f"删除了{len(waiting)}份没有导入的台账，清掉了{len(full)}份的问题内容"
