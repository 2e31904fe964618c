"""Finished runs are kept for a while and then thrown away: a job each minute makes half a million rows a year."""

from datetime import datetime, timedelta
from typing import Any

from doorstep.foundation.journal.anchors import drop_anchor

from .models import JobRun

DONE_KEPT = timedelta(days=3)
FAILED_KEPT = timedelta(days=90)


def prune_runs(arguments: dict[str, Any], now: datetime) -> str:
    done = JobRun.objects.filter(state=JobRun.State.DONE, finished_at__lt=now - DONE_KEPT)
    failed = JobRun.objects.filter(state=JobRun.State.FAILED, finished_at__lt=now - FAILED_KEPT)
    count = done.delete()[0] + failed.delete()[0]
    return f"清掉了{count}条旧的运行记录"


def daily_anchor(arguments: dict[str, Any], now: datetime) -> str:
    anchor = drop_anchor(now)
    return f"已为{anchor.streams}条流水留下今天的锚点"
