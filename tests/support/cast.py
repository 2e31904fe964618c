"""The cast of the tests: one city, two districts, stations, places and an account for each role. All names invented."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.test import Client

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Building, Enterprise, Organisation, Street
from doorstep.foundation.people.models import Account, RoleHeld

SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=SHANGHAI)
TODAY = NOW.date()
PASSWORD = "a-long-enough-pass-phrase"
_HASH = ""


def password_hash() -> str:
    global _HASH
    _HASH = _HASH or make_password(PASSWORD)
    return _HASH


@dataclass
class Cast:
    """Attribute names are the roles of the story: `chen` the station officer, `gu` the district officer …"""

    city: Organisation
    district: Organisation
    station: Organisation
    neighbour: Organisation
    petition: Organisation
    other_district: Organisation
    other_station: Organisation
    street: Street
    neighbour_street: Street
    building: Building
    enterprise: Enterprise
    accounts: dict[str, Account] = field(default_factory=dict)

    def account(self, who: str) -> Account:
        return self.accounts[who]

    def actor(self, who: str) -> Actor:
        account = self.accounts[who]
        held = RoleHeld.objects.select_related("organisation").filter(account=account).order_by("id")
        first = held[0]
        return Actor(
            account.code, first.role, first.organisation.code, first.organisation.path,
            roles=frozenset(row.role for row in held), enterprise=first.enterprise.code if first.enterprise else "",
        )  # fmt: skip

    def client(self, who: str = "") -> Client:
        """A browser logged in as that person; anonymous without a name."""
        client = Client()
        if who:
            client.force_login(self.accounts[who])
        return client


# who, role, where they stand in the tree
PEOPLE = [
    ("chen", "station_officer", "station"),
    ("zhou", "station_officer", "station"),
    ("mei", "mediator", "station"),
    ("wu", "station_officer", "neighbour"),
    ("gu", "district_officer", "district"),
    ("lead", "lead_officer", "district"),
    ("city", "municipal_reader", "city"),
    ("xu", "partner", "petition"),
    ("hr", "enterprise_contact", "district"),
    ("liaison", "liaison", "station"),
    ("organiser", "organiser", "station"),
    ("keeper", "keeper", "station"),
    ("judge", "judge", "district"),
    ("admin", "administrator", "district"),
    ("security", "security_officer", "district"),
    ("auditor", "auditor", "district"),
    ("far", "station_officer", "other_station"),
    ("far_district", "district_officer", "other_district"),
]


def _grow() -> dict[str, Organisation]:
    kinds = Organisation.Kind
    grow = Organisation.objects
    city = grow.add_root({"code": "city", "name": "江城市总工会", "kind": kinds.MUNICIPAL})
    district = grow.add_child(city, {"code": "HA", "name": "槐安区总工会", "kind": kinds.DISTRICT, "initials": "HA", "region": "beijing",
                                     "phone": "010-0123 4500"})  # fmt: skip
    grow.add_child(district, {"code": "HA-01", "name": "槐安门街道总工会服务站", "kind": kinds.STATION, "phone": "010-0123 4567",
                              "address": "槐安门内大街26号", "hours": ["周一到周五8:30–17:30"],
                              "longitude": 116.40, "latitude": 39.90})  # fmt: skip
    grow.add_child(district, {"code": "HA-02", "name": "柳河街道总工会服务站", "kind": kinds.STATION, "phone": "010-0123 4568",
                              "longitude": 116.44, "latitude": 39.94})  # fmt: skip
    grow.add_child(district, {"code": "HA-XF", "name": "槐安区信访办", "kind": kinds.PARTNER, "field": "petition"})
    other = grow.add_child(city, {"code": "SY", "name": "松原区总工会", "kind": kinds.DISTRICT, "initials": "SY"})
    grow.add_child(other, {"code": "SY-01", "name": "松林街道总工会服务站", "kind": kinds.STATION})
    fresh = {row.code: row for row in Organisation.objects.all()}
    return {
        "city": fresh["city"], "district": fresh["HA"], "station": fresh["HA-01"], "neighbour": fresh["HA-02"],
        "petition": fresh["HA-XF"], "other_district": fresh["SY"], "other_station": fresh["SY-01"],
    }  # fmt: skip


def make_cast() -> Cast:
    tree = _grow()
    district = tree["district"]
    street = Street.objects.create(code="990101001", name="槐安门街道", district=district, station=tree["station"], longitude=116.40, latitude=39.90)  # fmt: skip
    far_street = Street.objects.create(code="990101002", name="柳河街道", district=district, station=tree["neighbour"], longitude=116.44, latitude=39.94)  # fmt: skip
    building = Building.objects.create(code="B-0001", name="槐荫大厦", aliases=["槐荫大楼"], district=district, street=street, address="槐安门内大街28号")  # fmt: skip
    enterprise = Enterprise.objects.create(
        code="E-000001", name="檐下小馆餐饮管理有限公司", short_name="檐下小馆", uscc="91990101MA00000A06",
        district=district, street=street, building=building, industry="餐饮", headcount=26,
    )  # fmt: skip
    cast = Cast(**tree, street=street, neighbour_street=far_street, building=building, enterprise=enterprise)
    for who, role, where in PEOPLE:
        _add_person(cast, who, role, tree[where], enterprise if role == "enterprise_contact" else None)
    return cast


def _add_person(cast: Cast, who: str, role: str, organisation: Organisation, enterprise: Any) -> None:
    account = Account(code=f"A-{who}", login=who, display_name=f"{who}老师", password=password_hash(), created_at=NOW)
    account.save(force_insert=True)
    RoleHeld.objects.create(
        account=account,
        role=role,
        organisation=organisation,
        enterprise=enterprise,
        since=date(2026, 1, 1),
        on_duty=who in {"chen", "wu"},
    )
    cast.accounts[who] = account
