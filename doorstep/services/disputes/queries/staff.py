"""Who may handle a matter of an office, and who has."""

from datetime import datetime

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.staff import holding

from ..clocks import local_day
from ..facts import HandlerAssigned, MatterRegistered
from ..models import Matter

HANDLERS = ("station_officer", "mediator", "district_officer")


def possible_handlers(office: Organisation, at: datetime) -> list[Account]:
    return holding(office, *HANDLERS, day=local_day(at))


def earlier_handlers(matter: Matter) -> list[Account]:
    """Everybody the journal names as its handler, now or before; whoever left is left out."""
    facts = facts_about(matter.ref)
    codes = {one.handler for one in facts if isinstance(one, MatterRegistered | HandlerAssigned) and one.handler}
    return list(Account.objects.filter(code__in=codes, is_active=True).order_by("id"))
