"""What this room does when told something; the wiring table names these functions."""

from datetime import datetime

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.receipts.facts import MessageSent, VoiceAdded
from doorstep.foundation.worklist.actions.duties import put, settle

from .dues import ANSWER, answer_due
from .queries.access import lead_by_ref


def message_sent(fact: MessageSent | VoiceAdded, actor: Actor, at: datetime) -> None:
    """*With* MessageSent, VoiceAdded: a worker's words on a lead, closed ones too, are to be answered within a working
    day; the office's answer settles that. What was spoken with the first telling is heard when it is verified."""
    if fact.about.kind != "lead":
        return
    if not fact.is_news:
        if isinstance(fact, MessageSent):
            settle(about=fact.about, kind=ANSWER, actor=actor, at=at)
        return
    lead = lead_by_ref(fact.about)
    put(
        about=lead.ref, kind=ANSWER, office=lead.office, account=lead.handler, started_on=timezone.localdate(at),
        due=answer_due(at, lead.district.region), actor=actor, at=at,
    )  # fmt: skip
