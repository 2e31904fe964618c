"""Whom several records may be given to."""

from datetime import date

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.models import RoleHeld

from .today import HANDLERS


def colleagues_by_office(actor: Actor, day: date) -> list[tuple[str, str]]:
    """Each with where they work, as two of a district may bear one name; one's own office first."""
    held = RoleHeld.objects.on(day).filter(
        organisation__path__startswith=actor.path, role__in=HANDLERS, account__is_active=True
    )
    rows = held.order_by("organisation__path", "account__display_name").values_list(
        "account__code", "account__display_name", "organisation__code", "organisation__name"
    )
    found = sorted(dict.fromkeys(rows), key=lambda row: row[2] != actor.organisation)
    return [(code, name if office == actor.organisation else f"{name}，{where}") for code, name, office, where in found]
