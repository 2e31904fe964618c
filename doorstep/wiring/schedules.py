"""What comes back by the clock: name, when (minute hour day month weekday, local time), which job; and the jobs of rooms
that stand below `jobs` and cannot register their own."""

from datetime import datetime, timedelta
from typing import Any

from doorstep.foundation.backup.nightly import nightly_backup
from doorstep.foundation.jobs.registry import ScheduleRow, register_job
from doorstep.foundation.receipts.drafts import purge_drafts

SCHEDULES = [
    ScheduleRow("journal.anchor", "10 0 * * *", "journal.anchor"),
    ScheduleRow("backup.nightly", "30 2 * * *", "backup.nightly"),
    ScheduleRow("disputes.forget_ledgers", "55 3 * * *", "disputes.forget_ledgers"),
    ScheduleRow("disputes.remind_of_clocks", "30 6 * * *", "disputes.remind_of_clocks"),
    ScheduleRow("jobs.prune", "20 3 * * *", "jobs.prune"),
    ScheduleRow("linkage.silence", "20 6 * * *", "linkage.silence"),
    ScheduleRow("network.forget_uploads", "50 3 * * *", "network.forget_uploads"),
    ScheduleRow("notices.deliver", "* * * * *", "notices.deliver"),
    ScheduleRow("papers.scan_overdue", "5 * * * *", "papers.scan_overdue"),
    ScheduleRow("papers.sweep", "40 3 * * *", "papers.sweep"),
    ScheduleRow("people.purge", "15 * * * *", "people.purge"),
    ScheduleRow("worklist.forget_exports", "15 4 * * *", "worklist.forget_exports"),
    ScheduleRow("search.tidy", "10 4 * * *", "search.tidy"),
    ScheduleRow("receipts.purge_drafts", "25 * * * *", "receipts.purge_drafts"),
]


def _purge_drafts(arguments: dict[str, Any], now: datetime) -> str:
    return f"清掉了{purge_drafts(now)}份没有交的草稿"


def register_jobs() -> None:
    register_job("backup.nightly", nightly_backup, label="每夜备份", lasts=timedelta(hours=6))
    register_job("receipts.purge_drafts", _purge_drafts, label="清掉没有交的草稿")
