"""The one gate through which a lead changes its phase."""

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused

from ..models import Lead
from ..rules import may
from ..states import step_for


def held(lead: Lead) -> Lead:
    """The lead as it is now, its row locked until the action ends: of two who act at once, one waits and sees the other."""
    # Locked alone and then read: a join read while waiting would still show the handler of before.
    Lead.objects.select_for_update().only("pk").get(pk=lead.pk)
    related = ("office", "district", "handler", "person", "street", "building", "enterprise")
    return Lead.objects.select_related(*related).get(pk=lead.pk)


def allow(actor: Actor, verb: str, lead: Lead) -> None:
    answer = may(actor, verb, lead)
    if not answer:
        raise Refused(answer.why_not)


def advance(lead: Lead, verb: str, actor: Actor) -> Lead:
    """The locked lead in its next phase, not yet saved; refused when the table or the rights say no."""
    lead = held(lead)
    allow(actor, verb, lead)
    step = step_for(lead.phase, verb)
    assert step is not None, "`may` has asked the table"
    lead.phase = step.after
    return lead
