"""A letter set aside becomes a lead after all."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused

from ..facts import LetterMadeLead
from ..labelling import keep_label
from ..models import Lead, SetAsideLetter
from .raising import ContactGiven, raise_lead


@action
def make_lead(*, letter: SetAsideLetter, reason: str, actor: Actor, at: datetime) -> Lead:
    """A person decides that it is about work after all: a lead is raised from it with the day it came. Tells LeadRaised
    and LetterMadeLead."""
    letter = SetAsideLetter.objects.select_for_update(of=("self",)).select_related("district").get(pk=letter.pk)
    if letter.lead_code:
        raise Refused(f"这封信已经改为线索{letter.lead_code}")
    if letter.disposed_at:
        raise Refused("这封信的内容已按规定删除，不能再改为线索")
    if not reason.strip():
        raise Refused("请写一句为什么", "reason")
    raised = raise_lead(
        district=letter.district, channel=Lead.Channel.HOTLINE, story=letter.story, place_words=letter.place_words,
        contact=ContactGiven(phone=letter.phone) if letter.phone else None, source_key=letter.source_key,
        received_on=letter.received_on, issue_receipt=False, is_demo=letter.is_demo, actor=actor, at=at,
    )  # fmt: skip
    letter.lead_code = raised.lead.code
    letter.save(update_fields=["lead_code"])
    keep_label(raised.lead, labour=True, at=at)
    record(LetterMadeLead(letter.ref, raised.lead.ref, Words(reason.strip())), actor, at)
    return raised.lead
