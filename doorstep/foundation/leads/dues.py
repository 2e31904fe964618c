"""By when a lead must be verified, and the kinds of duty leads put on the worklist."""

from datetime import date, datetime

from django.utils import timezone

from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.foundation.worklist.kinds import register_duty_kind
from doorstep.knowledge.labourlaw.calendar import add_workdays
from doorstep.knowledge.labourlaw.clocks import service_deadline

VERIFICATION, WATCH_REVIEW, ANSWER, VISIT = "verification", "watch_review", "lead_answer", "enterprise_visit"
VISIT_DAY = "enterprise_visit_day"
VISIT_WORKDAYS = 5  # ours: by then an enterprise that asked for a visit knows the day
LONGEST_WATCH_DAYS = 30


def register_duty_kinds() -> None:
    register_duty_kind(VERIFICATION, "核实", "先联系上本人，核实后记下结果", soon_days=1, urgent_days=0)
    register_duty_kind(WATCH_REVIEW, "复看", "看看有没有变化，再记一次结果", soon_days=3, urgent_days=0)
    register_duty_kind(VISIT, "约上门", "打电话给单位，约好哪天上门", soon_days=1, urgent_days=0)
    register_duty_kind(VISIT_DAY, "上门", "按约好的日子上门，回来记下结果", soon_days=2, urgent_days=0)
    register_duty_kind(ANSWER, "回话", "看留言，给本人回话", soon_days=1, urgent_days=0)


def verify_due(started: datetime, region: str, *, red_flag: bool) -> date:
    """Two working days after it was entered; a red flag the same day."""
    day = timezone.localdate(started)
    return service_deadline("verification", day, setting_for(region).calendar, red_flag=red_flag).due


def visit_due(asked: datetime, region: str) -> date:
    return add_workdays(timezone.localdate(asked), VISIT_WORKDAYS, setting_for(region).calendar)


def answer_due(written: datetime, region: str) -> date:
    return add_workdays(timezone.localdate(written), 1, setting_for(region).calendar)
