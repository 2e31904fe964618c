"""Streets, buildings, enterprises and their unions, one at a time."""

from datetime import date

import pytest

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network import credit_code
from doorstep.foundation.network.actions import places
from doorstep.foundation.network.facts import PlaceAmended, PlaceRegistered, UnionRegistered
from doorstep.foundation.network.models import Building, Enterprise
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
GOOD = "91990101MA00000A06"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        (GOOD, ""),
        ("９１990101ma00000a06", ""),
        ("9199 0101-MA00000A06", ""),
        ("", "没有填统一社会信用代码"),
        ("91990101MA", "统一社会信用代码是18位，现在有10位"),
        ("91990101MA00000A0", "统一社会信用代码是18位，现在有17位"),
        ("91990101MA000O0A06", "统一社会信用代码里不会有字母O，请看看是不是数字0"),
        ("91990101MA0000IA06", "统一社会信用代码里不会有字母I，请看看是不是数字1"),
        ("91990101MA0000SA06", "统一社会信用代码里不会有字母S，请看看是不是数字5"),
        ("91990101MA0000VA06", "统一社会信用代码里不会有字母V，请看看是不是字母U或Y"),
        ("91990101MA0000ZA06", "统一社会信用代码里不会有字母Z，请看看是不是数字2"),
        ("91990101MA0000*A06", "统一社会信用代码里只有数字和大写字母，现在有“*”"),
        ("9199010AMA00000A06", "统一社会信用代码的第3到8位是数字，现在是99010A，请对照营业执照再看一遍"),
        ("91990101MA00000A07", "统一社会信用代码的最后一位（校验位）和前17位对不上，请对照营业执照再看一遍"),
    ],
)
def test_a_credit_code_is_told_what_is_wrong_with_it(code: str, says: str) -> None:
    assert credit_code.wrong_with(credit_code.tidy(code)) == says


def test_a_street_enters_the_register(cast: Cast) -> None:
    street = places.add_street(
        district=cast.district, code="990101003", name="望溪街道", station=cast.station, actor=cast.actor("gu"), at=NOW
    )
    assert facts_about(street.ref) == [PlaceRegistered(street.ref, cast.district.ref)]


@pytest.mark.parametrize(
    ("code", "name", "says"),
    [
        ("99A", "望溪街道", "6到12位数字"),
        ("990101001", "望溪街道", "已经登记过了"),
        ("990101003", "柳河街道", "已经登记过了"),
    ],
)
def test_a_street_is_registered_once(cast: Cast, code: str, name: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        places.add_street(district=cast.district, code=code, name=name, actor=cast.actor("gu"), at=NOW)


def test_a_street_never_gets_a_station_of_another_district(cast: Cast) -> None:
    with pytest.raises(Refused, match="不在这个区"):
        places.amend_place(place=cast.street, changes={"station": cast.other_station}, actor=cast.actor("gu"), at=NOW)


def test_buildings_get_running_codes(cast: Cast) -> None:
    who = {"actor": cast.actor("gu"), "at": NOW}
    names = [places.add_building(street=cast.street, name=name, **who).code for name in ("望溪中心", "云岭广场")]
    assert names == ["HA-L00001", "HA-L00002"]
    with pytest.raises(Refused, match="已经有“望溪中心”"):
        places.add_building(street=cast.street, name="望溪中心", **who)


def test_an_enterprise_is_known_by_its_code(cast: Cast) -> None:
    who = {"actor": cast.actor("gu"), "at": NOW}
    with pytest.raises(Refused, match="已经登记在檐下小馆"):
        places.add_enterprise(district=cast.district, name="檐下", uscc=GOOD, **who)
    elsewhere = places.add_enterprise(
        district=cast.other_district, name="檐下", uscc=GOOD, actor=cast.actor("far_district"), at=NOW
    )
    assert elsewhere.code == "SY-Q000001"


def test_what_changed_is_named_and_never_its_value(cast: Cast) -> None:
    changes = {"contact_phone": "13912345678", "contact_name": "冉䶮", "industry": "餐饮"}
    places.amend_place(place=cast.enterprise, changes=changes, actor=cast.actor("gu"), at=NOW)
    assert facts_about(cast.enterprise.ref) == [PlaceAmended(cast.enterprise.ref, ("联系电话", "联系人"))]
    assert Enterprise.objects.get(pk=cast.enterprise.pk).contact_phone == "13912345678"
    assert not any("13912345678" in entry.payload or "冉" in entry.payload for entry in Entry.objects.all())


def test_building_and_street_of_an_enterprise_agree(cast: Cast) -> None:
    with pytest.raises(Refused, match="槐荫大厦不在柳河街道"):
        places.amend_place(place=cast.enterprise, changes={"street": cast.neighbour_street}, actor=cast.actor("gu"), at=NOW)


def test_a_station_officer_keeps_no_register(cast: Cast) -> None:
    with pytest.raises(Refused, match="名册由区总工会"):
        places.add_building(street=cast.street, name="望溪中心", actor=cast.actor("chen"), at=NOW)
    assert not Building.objects.filter(name="望溪中心").exists()


def test_a_union_is_registered_then_corrected(cast: Cast) -> None:
    who = {"actor": cast.actor("gu"), "at": NOW}
    places.register_union(enterprise=cast.enterprise, name="檐下小馆工会", founded_on=date(2024, 5, 1), members=20, **who)
    places.register_union(enterprise=cast.enterprise, name="檐下小馆工会委员会", **who)
    assert facts_about(cast.enterprise.ref) == [
        UnionRegistered(cast.enterprise.ref, date(2024, 5, 1)), PlaceAmended(cast.enterprise.ref, ("企业工会",))
    ]  # fmt: skip
    with pytest.raises(Refused, match="建会日期在今天以后"):
        places.register_union(enterprise=cast.enterprise, name="工会", founded_on=date(2027, 1, 1), **who)
