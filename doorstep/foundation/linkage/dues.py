"""How long the other station has to answer, and the duty that stands for it."""

from datetime import date, datetime

from django.utils import timezone

from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.foundation.worklist.kinds import register_duty_kind
from doorstep.knowledge.labourlaw.calendar import add_workdays

ANSWER = "transfer_answer"
SILENT_AFTER_WORKDAYS = 2


def register_duty_kinds() -> None:
    register_duty_kind(ANSWER, "答复移送", "看看接不接：接收，或者写一句为什么不接", soon_days=1, urgent_days=0)


def answer_due(asked_at: datetime, region: str) -> date:
    return add_workdays(timezone.localdate(asked_at), SILENT_AFTER_WORKDAYS, setting_for(region).calendar)
