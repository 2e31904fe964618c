"""One lead of several that go to a colleague together."""

from datetime import datetime

from django.db.models import QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.models import Account

from .actions.verifying import assign
from .models import Lead
from .queries.access import lead_for


def assign_one(code: str, handler: Account, key: str, actor: Actor, at: datetime) -> None:
    """A form sent twice finds the colleague handling it already and changes nothing, so the key is not needed."""
    assign(lead=lead_for(actor, code, "assign"), handler=handler, actor=actor, at=at)


def open_leads(actor: Actor) -> QuerySet[Lead]:
    return Lead.objects.visible_to(actor).exclude(phase=Lead.Phase.CLOSED)
