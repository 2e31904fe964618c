"""Accounts as the administrator's and the security officer's pages show them."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.paging import Page, newest_first
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people.models import Account, FactorReset, Invitation, RoleHeld
from doorstep.foundation.people.second_factor import factors_of
from doorstep.foundation.people.words import FACTOR_NAMES, role_name


@dataclass(frozen=True)
class RoleLine:
    number: int
    label: str
    organisation: str
    since: date
    until: date | None
    in_force: bool
    on_duty: bool
    own_tree: bool


@dataclass(frozen=True)
class AccountLine:
    code: str
    display_name: str
    login: str
    is_active: bool
    roles: list[RoleLine]

    @property
    def says_roles(self) -> str:
        return "；".join(f"{one.label}，{one.organisation}" for one in self.roles if one.in_force) or "现在没有任职"


def accounts_page(actor: Actor, words: str, day: date, after: str = "", before: str = "") -> Page:
    """Accounts of the actor's own tree; each page costs the same number of queries."""
    rows = Account.objects.visible_to(actor)
    if words.strip():
        rows = rows.filter(Q(display_name__icontains=words.strip()) | Q(login__icontains=words.strip()))
    page = newest_first(rows.prefetch_related(_own_roles(actor)), after=after, before=before)
    lines = [account_line(account, account.roles_here, actor, day) for account in page.rows]
    return Page(lines, page.newer, page.older, page.count)


def _own_roles(actor: Actor) -> Prefetch:
    """Roles in other districts are none of this administrator's business."""
    held = RoleHeld.objects.filter(organisation__path__startswith=actor.path).select_related("organisation", "enterprise")
    return Prefetch("roles_held", held.order_by("since", "id"), to_attr="roles_here")


def account_line(account: Account, held: list[RoleHeld], actor: Actor, day: date) -> AccountLine:
    roles = [
        RoleLine(
            row.pk, row.get_role_display(), row.enterprise.name if row.enterprise else row.organisation.name, row.since,
            row.until, row.since <= day and (row.until is None or row.until >= day), row.on_duty,
            bool(actor.path) and row.organisation.path.startswith(actor.path),
        )
        for row in held
    ]  # fmt: skip
    return AccountLine(account.code, account.display_name, account.login, account.is_active, roles)


@dataclass(frozen=True)
class AccountSheet:
    line: AccountLine
    factors: str
    reset: FactorReset | None


def account_sheet(account: Account, actor: Actor, day: date) -> AccountSheet:
    rows = RoleHeld.objects.filter(account=account, organisation__path__startswith=actor.path)
    held = list(rows.select_related("organisation", "enterprise").order_by("since", "id"))
    factors = "、".join(FACTOR_NAMES[kind] for kind in sorted(factors_of(account)))
    reset = own_resets(actor).filter(account=account, decided_at=None).select_related("asked_by").first()
    return AccountSheet(account_line(account, held, actor, day), factors, reset)


def works_elsewhere(account: Account, actor: Actor, day: date) -> bool:
    """Whether the account holds a role today outside the actor's own tree."""
    return RoleHeld.objects.on(day).filter(account=account).exclude(organisation__path__startswith=actor.path).exists()


def known_elsewhere(actor: Actor) -> QuerySet[Account]:
    """Who holds, or ever held, a role outside the actor's own tree: what was done with them there is not theirs to see."""
    return Account.objects.filter(
        pk__in=RoleHeld.objects.exclude(organisation__path__startswith=actor.path).values("account")
    )


def own_resets(actor: Actor) -> QuerySet[FactorReset]:
    """Of accounts in the own tree; of those that stand elsewhere too, what was asked for from here."""
    here = Account.objects.visible_to(actor)
    asked_here = Q(asked_by__in=here) | ~Q(account__in=known_elsewhere(actor))
    return FactorReset.objects.filter(asked_here, account__in=here)


def own_organisations(actor: Actor) -> QuerySet[Organisation]:
    return Organisation.objects.visible_to(actor).filter(closed_on=None).order_by("path")


def own_enterprise(actor: Actor, uscc: str) -> Enterprise | None:
    """By its credit code, inside the actor's own district."""
    return Enterprise.objects.visible_to(actor).filter(uscc=uscc.strip().upper()).first() if uscc.strip() else None


@dataclass(frozen=True)
class InvitationLine:
    code: str
    display_name: str
    role: str
    organisation: str
    expires_at: datetime


def open_invitations(actor: Actor, at: datetime) -> list[InvitationLine]:
    rows = Invitation.objects.visible_to(actor).open_at(at).select_related("organisation").order_by("-id")[:50]
    return [
        InvitationLine(row.code, row.display_name, role_name(row.role), row.organisation.name, row.expires_at)
        for row in rows
    ]


def open_resets(actor: Actor) -> list[FactorReset]:
    return list(own_resets(actor).filter(decided_at=None).select_related("account", "asked_by").order_by("asked_at")[:50])
