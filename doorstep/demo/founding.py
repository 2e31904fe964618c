"""The demo district: its tree, places, accounts. Deterministic from one seed; every person and firm invented."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action
from doorstep.foundation.network.actions.tree import add_organisation
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people.actions.accounts import open_account
from doorstep.foundation.people.actions.roles import grant_role
from doorstep.foundation.people.actions.terms import ensure_default_terms
from doorstep.foundation.people.models import Account, RoleHeld

from .invention import person_name, street_rows, words
from .places import found_unions, register_places
from .told import history_is_told, tell_the_past

SEED = 20261122
DEMO_PASSWORD = "kaimen-daji-2026"  # noqa: S105 - printed by `make run`, good for invented people only
CAST_STATION = 8  # the ninth street of the file: where the printed station accounts work

# login, role, whether at the station (or the district)
LOGINS = [
    ("station", "station_officer", True),
    ("station2", "station_officer", True),
    ("mediator", "mediator", True),
    ("liaison", "liaison", True),
    ("organiser", "organiser", True),
    ("keeper", "keeper", True),
    ("district", "district_officer", False),
    ("lead", "lead_officer", False),
    ("judge", "judge", False),
    ("enterprise", "enterprise_contact", False),
    ("admin", "administrator", False),
    ("security", "security_officer", False),
    ("auditor", "auditor", False),
]


def demo_logins() -> list[tuple[str, str]]:
    """(login, role in Chinese) of the printed accounts; empty when this house holds no demo district."""
    held = RoleHeld.objects.filter(
        account__is_demo=True, account__login__in=[*(row[0] for row in LOGINS), "municipal", "partner"]
    )
    return [(row.account.login, row.get_role_display()) for row in held.select_related("account").order_by("id")]


def found_demo_if_empty(now: datetime) -> bool:
    """True when something was made. A run that was broken off goes on where it stood."""
    code = words()["district"]["code"]
    if not Organisation.objects.exists():
        found_demo(actor=Actor.system("demo"), at=now)
    elif not Organisation.objects.filter(code=code, is_demo=True).exists() or history_is_told():
        return False
    tell_the_past(Organisation.objects.get(code=code), now, Random(SEED))
    return True


@action
def found_demo(*, actor: Actor, at: datetime) -> Organisation:
    """City, district, seventeen stations, six partner departments, places, one account per role and two per station."""
    random, begun = Random(SEED), at - timedelta(days=400)
    ensure_default_terms(actor, begun)
    district = _grow(actor, begun)
    register_places(district, random, actor, begun)
    found_unions(district, random, actor, begun)
    _people(district, random, actor, begun)
    return district


def _grow(actor: Actor, at: datetime) -> Organisation:
    plan, kinds = words()["district"], Organisation.Kind

    def add(
        parent: Organisation | None, name: str, kind: str, code: str, initials: str = "", **details: Any
    ) -> Organisation:
        # treebeard counts children on the instance it is given, so a parent is read afresh each time
        fresh = parent and Organisation.objects.get(pk=parent.pk)
        more = {**details, "is_demo": True}
        return add_organisation(
            parent=fresh, name=name, kind=kind, code=code, initials=initials, details=more, actor=actor, at=at
        )

    city = add(None, plan["city"], kinds.MUNICIPAL, plan["city_code"])
    told = {name: plan[name] for name in ("region", "mediation_body", "phone", "address")}
    district = add(city, plan["name"], kinds.DISTRICT, plan["code"], plan["initials"], **told)
    for number, row in enumerate(street_rows(), start=1):
        add(
            district, row["station"], kinds.STATION, f"{plan['code']}-{number:02d}", phone=f"010-0000 {8000 + number}",
            address=f"{row['street'].removesuffix('街道')}演示路{number}号", hours=["周一到周五8:30–17:30", "周六9:00–12:00"],
            longitude=float(row["longitude"]), latitude=float(row["latitude"]),
        )  # fmt: skip
    for code, name, field in words()["partners"]:
        add(district, name, kinds.PARTNER, f"{plan['code']}-{code}", field=field)
    return Organisation.objects.get(pk=district.pk)


def _people(district: Organisation, random: Random, actor: Actor, at: datetime) -> None:
    stations = list(Organisation.objects.get_children(district).filter(kind=Organisation.Kind.STATION).order_by("code"))
    partner = Organisation.objects.get_children(district).filter(field="petition").get()
    firm = Enterprise.objects.filter(district=district).order_by("code").first()
    for login, role, at_station in LOGINS:
        place = stations[CAST_STATION] if at_station else district
        _account(
            login,
            role,
            place,
            random,
            actor,
            at,
            on_duty=login == "station",
            enterprise=firm if login == "enterprise" else None,
        )
    _account(
        "municipal",
        "municipal_reader",
        Organisation.objects.get(pk=Organisation.objects.get_parent(district).pk),
        random,
        actor,
        at,
    )
    _account("partner", "partner", partner, random, actor, at)
    taker = Account.objects.get(login="district")
    grant_role(account=taker, role="exporter", organisation=district, since=timezone.localdate(at), actor=actor, at=at)
    for number, station in enumerate(stations, start=1):
        if number - 1 != CAST_STATION:
            _account(f"station-{number:02d}a", "station_officer", station, random, actor, at, on_duty=True)
            _account(f"station-{number:02d}b", "station_officer", station, random, actor, at)
    Account.objects.filter(is_demo=True).update(password=make_password(DEMO_PASSWORD))


def _account(
    login: str, role: str, place: Organisation, random: Random, actor: Actor, at: datetime, *,
    on_duty: bool = False, enterprise: Enterprise | None = None,
) -> None:  # fmt: skip
    """The password is set for all at once afterwards: one hash for the whole demo."""
    account = open_account(
        login=login,
        display_name=person_name(random)[0] + "老师",
        must_change_password=False,
        is_demo=True,
        actor=actor,
        at=at,
    )
    grant_role(
        account=account, role=role, organisation=place, since=timezone.localdate(at), on_duty=on_duty, enterprise=enterprise,
        actor=actor, at=at,
    )  # fmt: skip
