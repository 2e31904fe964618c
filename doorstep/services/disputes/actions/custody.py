"""Who holds a matter: the office stays, the handler is one of its people."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.models import Account

from ..facts import HandlerAssigned
from ..models import Matter
from ..queries.staff import possible_handlers
from .dues import hand_to
from .gate import allow, held
from .once import claim_form
from .telling import ASSIGNED, tell
from .triage import refuse_closed


@action
def assign(*, matter: Matter, handler: Account, form_key: str = "", actor: Actor, at: datetime) -> None:
    """One of the office's own people handles it from now on; open duties go along, dates stay. The new handler is told.
    Tells HandlerAssigned."""
    claim_form(form_key, matter, at)
    allow(held(matter), "assign", actor)
    refuse_closed(matter)
    if handler not in possible_handlers(matter.office, at):
        raise Refused("经办人要从本站的人里选", "handler")
    if matter.handler_id == handler.pk:
        raise Refused(f"已经由{handler.display_name}经办，没有改动", "handler")
    before = matter.handler.code if matter.handler else ""
    matter.handler = handler
    matter.save(update_fields=["handler"])
    record(HandlerAssigned(matter.ref, handler.code, before), actor, at)
    hand_to(matter, handler, actor, at)
    tell([handler], ASSIGNED, matter, actor, at)
