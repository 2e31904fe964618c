"""The jobs of the register import; each works out who asked from the run itself."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from doorstep.foundation.jobs.running import still_running
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused

from .actions.register import JOB, leave_import, run_import, stop_import
from .models import RegisterImport

KEPT_DAYS = 7


def actor_of(run: RegisterImport) -> Actor:
    district = run.district
    return Actor(run.account, run.role, district.code, district.path, "import", frozenset({run.role}))


def import_register(arguments: dict[str, Any], now: datetime) -> str:
    """Started by `start_import`; a killed process starts it over, and it goes on where it stood."""
    run = RegisterImport.objects.select_related("district").get(code=arguments["run"])
    actor = actor_of(run)

    def alive(done: int, total: int) -> None:
        still_running(JOB, run.code, timezone.now())

    try:
        run = run_import(run=run, actor=actor, at=now, progress=alive)
    except Refused as refused:
        run = stop_import(run=run, note=refused.sentence, problems=[], actor=actor, at=now)
    return f"{run.get_kind_display()}：新增{run.created}，更新{run.updated}，没有变化{run.unchanged}，没有导入{run.refused}"


def forget_uploads(arguments: dict[str, Any], now: datetime) -> str:
    """Files uploaded and never imported go after a week."""
    waiting = [RegisterImport.State.UPLOADED, RegisterImport.State.PREVIEWED]
    old = RegisterImport.objects.filter(state__in=waiting, at__lt=now - timedelta(days=KEPT_DAYS)).select_related(
        "district"
    )
    for run in old:
        leave_import(run=run, actor=Actor.system("jobs"), at=now)
    return f"删除了{len(old)}份没有导入的文件"
