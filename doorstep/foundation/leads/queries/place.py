"""Where a lead belongs by the place that is known of it now."""

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.routing import Route, router_for

from ..models import Lead
from ..states import step_for


def belongs_elsewhere(lead: Lead) -> Route | None:
    """The way to the other station its place belongs to; None when it stands right, or nobody knows the place."""
    if step_for(lead.phase, "reroute") is None or not (lead.building or lead.enterprise or lead.street):
        return None
    found = router_for(lead.district).route(building=lead.building, enterprise=lead.enterprise, street=lead.street)
    return found if found.by != "pool" and found.office.pk != lead.office_id else None


def suggested_office(lead: Lead) -> Organisation | None:
    found = belongs_elsewhere(lead)
    return found.office if found else None
