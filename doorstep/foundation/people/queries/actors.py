"""Who an account is today: the organisation acted for and the roles held in it."""

from collections.abc import Iterable
from datetime import date

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.models import Account, RoleHeld


def roles_in_force(account: Account, day: date) -> list[RoleHeld]:
    """With their organisations and enterprises, in the order they were given; one query."""
    rows = RoleHeld.objects.on(day).filter(account=account).select_related("organisation", "enterprise")
    return list(rows.order_by("since", "id"))


def actor_of(account: Account, channel: str, day: date, organisation: str = "") -> Actor | None:
    """None when the account is disabled or holds no role that day. `organisation` is the code of the one acted for;
    without it, or when no role is held there any more, it is the one of the oldest role."""
    if not account.is_active:
        return None
    return acting_as(account, roles_in_force(account, day), channel, organisation)


def acting_as(account: Account, held: Iterable[RoleHeld], channel: str, organisation: str = "") -> Actor | None:
    rows = list(held)
    if not rows:
        return None
    acted = next((row for row in rows if row.organisation.code == organisation), rows[0])
    path = acted.organisation.path
    there = [row for row in rows if path.startswith(row.organisation.path)]
    return Actor(
        account.code, acted.role, acted.organisation.code, path, channel,
        roles=frozenset(row.role for row in there),
        enterprise=acted.enterprise.code if acted.enterprise else "",
    )  # fmt: skip


def whose_login(typed: str) -> tuple[str, str]:
    """Codes of the account and of an organisation it stands in, empty when there is none; one query either way."""
    rows = Account.objects.filter(login__iexact=typed.strip()).values_list("code", "roles_held__organisation__code")
    account, organisation = rows.order_by("roles_held__since", "roles_held__id").first() or ("", "")
    return account, organisation or ""
