"""Who works where: for notices, hand-overs and choices of a colleague."""

from datetime import date

from django.db.models import QuerySet

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account, RoleHeld

from .duty_list import planned
from .presence import present


def holding(organisation: Organisation, *roles: str, day: date) -> list[Account]:
    """Enabled accounts that hold one of these roles in this organisation on that day; all roles when none is named."""
    held = RoleHeld.objects.on(day).filter(organisation=organisation)
    return list(_accounts(held.filter(role__in=roles) if roles else held))


def on_duty(organisation: Organisation, day: date) -> list[Account]:
    """Who the duty list names there that day, or their substitutes; where it names nobody, who is marked as on duty."""
    listed = [one.account for one in planned(organisation, [day])[day]]
    if listed:
        return sorted({one.pk: one for one in listed}.values(), key=lambda one: one.pk)
    return present(_accounts(RoleHeld.objects.on(day).filter(organisation=organisation, on_duty=True)), day)


def duty_phone(organisation: Organisation, day: date) -> str:
    """The number to reach who is on duty, where the list gives one."""
    return next((one.phone for one in planned(organisation, [day])[day] if one.phone), "")


def working_below(path: str, *roles: str, day: date) -> list[Account]:
    """Enabled accounts that hold one of these roles in that part of the tree on that day, by name."""
    held = RoleHeld.objects.on(day).filter(organisation__path__startswith=path, role__in=roles)
    return list(_accounts(held).order_by("display_name", "id"))


def _accounts(held: QuerySet[RoleHeld]) -> QuerySet[Account]:
    return Account.objects.filter(is_active=True, pk__in=held.values("account")).order_by("id")
