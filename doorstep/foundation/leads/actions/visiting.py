"""An enterprise asked for a visit: the day is agreed on the telephone, and it reads it under its receipt."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.kit.templatetags.typesetting import zh_date
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.queries.thread import receipts_about
from doorstep.foundation.worklist.actions.duties import put, settle

from ..dues import VERIFICATION, VISIT, VISIT_DAY
from ..facts import LeadVisitAgreed
from ..models import Lead
from .gate import advance

FARTHEST_DAYS = 60


@action
def agree_visit(*, lead: Lead, day: date, actor: Actor, at: datetime) -> Lead:
    """Who was reached is verified: that duty and the one to agree a day are settled, and the visit itself is due on its
    day. May be moved by doing it again. Says so under each receipt and tells LeadVisitAgreed."""
    lead, today = advance(lead, "visit", actor), timezone.localdate(at)
    last = today + timedelta(days=FARTHEST_DAYS)
    if not today <= day <= last:
        raise Refused(f"上门的日子要在今天到{last.month}月{last.day}日之间", "day")
    for kind in (VISIT, VERIFICATION):
        settle(about=lead.ref, kind=kind, actor=actor, at=at)
    put(
        about=lead.ref,
        kind=VISIT_DAY,
        office=lead.office,
        account=lead.handler,
        due=day,
        started_on=today,
        actor=actor,
        at=at,
    )
    record(LeadVisitAgreed(lead.ref, day), actor, at)
    for receipt in receipts_about(lead.ref):
        if receipt.disposed_at is None:
            words = f"和您约好{zh_date(day, today)}上门。要改日子，在这里留言，或打电话。"
            say(receipt=receipt, words=words, from_worker=False, actor=actor, at=at)
    return lead
