"""Streets, buildings and enterprises, one at a time; many at once is `actions/register.py`."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network import credit_code
from doorstep.foundation.network.facts import PlaceAmended, PlaceRegistered, UnionRegistered
from doorstep.foundation.network.models import Building, Enterprise, EnterpriseUnion, Organisation, Street
from doorstep.foundation.network.register.fields import FIELDS
from doorstep.foundation.network.rules import may

from .codes import CodeSeries
from .versions import register_changed

Place = Street | Building | Enterprise
_KIND: dict[type, str] = {Street: "streets", Building: "buildings", Enterprise: "enterprises"}


@action
def add_street(
    *, district: Organisation, code: str, name: str, actor: Actor, at: datetime, station: Organisation | None = None,
    longitude: float | None = None, latitude: float | None = None,
) -> Street:  # fmt: skip
    """A street of the district. Consequences: PlaceRegistered; letters naming it find its station."""
    if not (code.isdigit() and 6 <= len(code) <= 12):
        raise Refused("区划代码是6到12位数字", "code")
    street = Street(
        district=district, code=code, name=name.strip(), station=station, longitude=longitude, latitude=latitude
    )
    return _added(street, actor, at)


@action
def add_building(
    *, street: Street, name: str, actor: Actor, at: datetime, details: Mapping[str, Any] | None = None
) -> Building:
    """A building on a street. Consequences: PlaceRegistered; letters naming it find the street's station."""
    code = CodeSeries(street.district, "buildings").next()
    building = Building(district=street.district, street=street, code=code, name=name.strip(), **(details or {}))
    return _added(building, actor, at)


@action
def add_enterprise(
    *, district: Organisation, name: str, uscc: str, actor: Actor, at: datetime, details: Mapping[str, Any] | None = None
) -> Enterprise:
    """An employing unit, known by its credit code. Consequences: PlaceRegistered."""
    code = CodeSeries(district, "enterprises").next()
    values = {"name": name.strip(), "uscc": credit_code.tidy(uscc), **(details or {})}
    return _added(Enterprise(district=district, code=code, **values), actor, at)


@action
def amend_place(*, place: Place, changes: Mapping[str, Any], actor: Actor, at: datetime) -> Place:
    """Correct a street, building or enterprise. Consequences: PlaceAmended, naming the fields and never their values."""
    labels = {field.name: field.label for field in FIELDS[_KIND[type(place)]]}
    changed = [name for name, value in changes.items() if getattr(place, name) != value]
    if not changed:
        raise Refused("没有改动，和原来的一样")
    for name in changed:
        setattr(place, name, changes[name])
    _check(place, actor)
    place.save()
    record(PlaceAmended(place.ref, tuple(labels.get(name, name) for name in changed)), actor, at)
    register_changed(place.district)
    return place


@action
def register_union(
    *, enterprise: Enterprise, name: str, actor: Actor, at: datetime, founded_on: date | None = None,
    members: int | None = None, has_mediation_committee: bool = False, chair_name: str = "",
) -> EnterpriseUnion:  # fmt: skip
    """Keep or correct an enterprise's union. Consequences: UnionRegistered, or PlaceAmended when it was known."""
    _allowed(enterprise, actor)
    if not name.strip():
        raise Refused("请写上企业工会的名称", "name")
    if founded_on and founded_on > at.date():
        raise Refused("建会日期在今天以后，请再看一下", "founded_on")
    known = EnterpriseUnion.objects.filter(enterprise=enterprise).first()
    union = known or EnterpriseUnion(enterprise=enterprise)
    union.name, union.founded_on, union.members = name.strip(), founded_on, members
    union.has_mediation_committee, union.chair_name = has_mediation_committee, chair_name.strip()
    union.save()
    record(PlaceAmended(enterprise.ref, ("企业工会",)) if known else UnionRegistered(enterprise.ref, founded_on), actor, at)
    return union


def _added(place: Any, actor: Actor, at: datetime) -> Any:
    _check(place, actor)
    place.save(force_insert=True)
    record(PlaceRegistered(place.ref, place.district.ref), actor, at)
    register_changed(place.district)
    return place


def _allowed(place: Place, actor: Actor) -> None:
    if not may(actor, "change", place):
        raise Refused(may(actor, "change", place).why_not)


def _check(place: Place, actor: Actor) -> None:
    _allowed(place, actor)
    if not place.name:
        raise Refused("请写上名称", "name")
    for field in FIELDS[_KIND[type(place)]]:
        value = getattr(place, field.name, "")
        if isinstance(value, str) and field.longest and len(value) > field.longest:
            raise Refused(f"{field.label}最多{field.longest}个字，现在有{len(value)}个", field.name)
    if isinstance(place, Street):
        _check_street(place)
    elif isinstance(place, Building):
        _check_building(place)
    else:
        _check_enterprise(place)


def _check_street(street: Street) -> None:
    others = Street.objects.exclude(pk=street.pk)
    if others.filter(code=street.code).exists():
        raise Refused(f"区划代码{street.code}已经登记过了", "code")
    if others.filter(district=street.district, name=street.name).exists():
        raise Refused(f"{street.name}已经登记过了", "name")
    if street.station and not street.station.path.startswith(street.district.path):
        raise Refused("服务站不在这个区，请重新选", "station")


def _check_building(building: Building) -> None:
    if building.street.district_id != building.district_id:
        raise Refused("街道不在这个区，请重新选", "street")
    if Building.objects.exclude(pk=building.pk).filter(street=building.street, name=building.name).exists():
        raise Refused(f"{building.street.name}已经有“{building.name}”", "name")


def _check_enterprise(enterprise: Enterprise) -> None:
    wrong = credit_code.wrong_with(enterprise.uscc)
    if wrong:
        raise Refused(wrong, "uscc")
    for name in ("street", "building"):
        place = getattr(enterprise, name)
        if place and place.district_id != enterprise.district_id:
            raise Refused("这个地方不在本区，请重新选", name)
    if enterprise.building and enterprise.street and enterprise.building.street_id != enterprise.street_id:
        raise Refused(f"{enterprise.building.name}不在{enterprise.street.name}，请看看是街道还是楼宇选错了", "building")
    known = Enterprise.objects.exclude(pk=enterprise.pk).filter(district=enterprise.district, uscc=enterprise.uscc).first()
    if known:
        raise Refused(f"这个信用代码已经登记在{known.name}（{known.code}）名下", "uscc")
