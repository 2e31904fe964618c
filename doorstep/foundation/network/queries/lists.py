"""Lists of the register, narrowed by what was asked."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network import credit_code
from doorstep.foundation.network.models import Building, Enterprise, Organisation, RegisterImport, Street
from doorstep.foundation.network.rules import may

from .access import organisations_around


def streets_of(actor: Actor) -> QuerySet[Street]:
    rows: Any = Street.objects.visible_to(actor).select_related("station")
    return rows.annotate(building_count=Count("buildings", distinct=True)).order_by("code")


def buildings_of(actor: Actor, *, words: str = "", street: str = "") -> QuerySet[Building]:
    rows: Any = Building.objects.visible_to(actor).select_related("street__station").defer("aliases")
    rows = rows.filter(street__code=street) if street else rows
    return rows.filter(Q(name__icontains=words) | Q(address__icontains=words)) if words else rows


def enterprises_of(actor: Actor, *, words: str = "", street: str = "", building: str = "") -> QuerySet[Enterprise]:
    """Without the sealed contact: a list shows none."""
    rows: Any = Enterprise.objects.visible_to(actor).select_related("street", "building", "union")
    rows = rows.defer("contact_name", "contact_phone", "union__chair_name")
    rows = rows.filter(street__code=street) if street else rows
    rows = rows.filter(building__code=building) if building else rows
    code = credit_code.tidy(words)
    if len(code) == 18 and code.isascii():
        return rows.filter(uscc=code)
    return rows.filter(Q(name__icontains=words) | Q(short_name__icontains=words)) if words else rows


def stations_around(actor: Actor) -> QuerySet[Organisation]:
    return organisations_around(actor).filter(kind=Organisation.Kind.STATION).order_by("code")


def partners_of(actor: Actor) -> QuerySet[Organisation]:
    return organisations_around(actor).filter(kind=Organisation.Kind.PARTNER).order_by("code")


def imports_of(actor: Actor) -> QuerySet[RegisterImport]:
    rows: Any = RegisterImport.objects.visible_to(actor)
    return rows.defer("problems", "sample", "mapping", "columns", "file_key")


def line_of(actor: Actor, district: Organisation) -> list[tuple[Organisation, bool]]:
    """City and district, from above, and whether the actor may open each."""
    steps = [district.path[:end] for end in range(Organisation.steplen, len(district.path) + 1, Organisation.steplen)]
    return [(one, bool(may(actor, "view", one))) for one in Organisation.objects.filter(path__in=steps).order_by("path")]
