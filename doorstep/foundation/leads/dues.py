"""By when a lead must be verified, and the kinds of duty leads put on the worklist."""

from datetime import date, datetime
from functools import cache

from django.utils import timezone

from doorstep.foundation.worklist.kinds import register_duty_kind
from doorstep.knowledge.labourlaw.calendar import Calendar, add_workdays
from doorstep.knowledge.labourlaw.clocks import service_deadline
from doorstep.knowledge.labourlaw.parameters import load_book

VERIFICATION, WATCH_REVIEW, ANSWER = "verification", "watch_review", "lead_answer"
LONGEST_WATCH_DAYS = 30


def register_duty_kinds() -> None:
    register_duty_kind(VERIFICATION, "核实", "先联系上本人，核实后记下结果", soon_days=1, urgent_days=0)
    register_duty_kind(WATCH_REVIEW, "复看", "看看有没有变化，再记一次结果", soon_days=3, urgent_days=0)
    register_duty_kind(ANSWER, "回话", "看留言，给本人回话", soon_days=1, urgent_days=0)


@cache
def _calendar(region: str) -> Calendar:
    return load_book(region or None).calendar


def verify_due(started: datetime, region: str, *, red_flag: bool) -> date:
    """Two working days after it was entered; a red flag the same day."""
    day = timezone.localdate(started)
    return service_deadline("verification", day, _calendar(region), red_flag=red_flag).due


def answer_due(written: datetime, region: str) -> date:
    return add_workdays(timezone.localdate(written), 1, _calendar(region))
