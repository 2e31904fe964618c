"""One matter of several that go to a colleague together."""

from datetime import datetime

from django.db.models import QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.models import Account

from .actions.custody import assign
from .models import Matter
from .queries.access import matter_for


def assign_one(code: str, handler: Account, key: str, actor: Actor, at: datetime) -> None:
    assign(matter=matter_for(actor, code, "assign"), handler=handler, form_key=key, actor=actor, at=at)


def open_matters(actor: Actor) -> QuerySet[Matter]:
    return Matter.objects.visible_to(actor).exclude(phase=Matter.Phase.CLOSED)
