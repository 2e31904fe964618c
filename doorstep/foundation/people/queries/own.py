"""What stands on one's own account page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from doorstep.foundation.people.models import Account, LoginSession
from doorstep.foundation.people.second_factor import factors_of
from doorstep.foundation.people.sessions import open_sessions
from doorstep.foundation.people.words import FACTOR_NAMES, FACTOR_REQUIRED, WITH_DAYS

from .actors import acting_as, roles_in_force


@dataclass(frozen=True)
class OwnRole:
    label: str
    organisation: str
    organisation_code: str
    until: str
    acting: bool


@dataclass(frozen=True)
class OwnSession:
    number: int
    device: str
    started_at: datetime
    seen_at: datetime
    here: bool
    shared: bool


@dataclass(frozen=True)
class OwnAccount:
    display_name: str
    login: str
    roles: list[OwnRole]
    several: bool
    sessions: list[OwnSession]
    factors: str
    factor_missing: bool
    has_days: bool


def own_account(account: Account, session_key: str, chosen: str, now: datetime) -> OwnAccount:
    held = roles_in_force(account, timezone.localdate(now))
    actor = acting_as(account, held, "desk", chosen)
    roles = [
        OwnRole(
            row.get_role_display(), row.organisation.name, row.organisation.code,
            f"到{row.until.year}年{row.until.month}月{row.until.day}日" if row.until else "",
            bool(actor and row.organisation.code == actor.organisation),
        )
        for row in held
    ]  # fmt: skip
    factors = factors_of(account)
    return OwnAccount(
        account.display_name, account.login, roles, len({one.organisation_code for one in roles}) > 1,
        [_session(row, session_key) for row in open_sessions(account)],
        "、".join(FACTOR_NAMES[kind] for kind in sorted(factors)),
        not factors and any(row.role in FACTOR_REQUIRED for row in held),
        any(row.role in WITH_DAYS for row in held),
    )  # fmt: skip


def _session(row: LoginSession, session_key: str) -> OwnSession:
    return OwnSession(row.pk, row.device, row.started_at, row.seen_at, row.session_key == session_key, row.shared_desk)
