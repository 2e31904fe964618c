"""The union tree grows, changes its words and is pruned; each step is told."""

from datetime import date

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.actions import tree
from doorstep.foundation.network.facts import (
    OrganisationAdded,
    OrganisationAmended,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
)
from doorstep.foundation.network.models import Organisation
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db


def test_a_station_joins_its_district_with_the_next_code(cast: Cast) -> None:
    made = tree.add_organisation(
        parent=cast.district, name=" 望溪街道总工会服务站 ", kind="station", details={"phone": "010-0123 4569"},
        actor=cast.actor("admin"), at=NOW,
    )  # fmt: skip
    assert (made.code, made.name, made.phone) == ("HA-03", "望溪街道总工会服务站", "010-0123 4569")
    assert made.path.startswith(cast.district.path)
    assert facts_about(made.ref) == [OrganisationAdded(made.ref, "望溪街道总工会服务站", "station", cast.district.ref)]


@pytest.mark.parametrize(
    ("parent", "name", "kind", "initials", "who", "sentence"),
    [
        ("district", "", "station", "", "admin", "请写上名称"),
        ("district", "槐安门街道总工会服务站", "station", "", "admin", "槐安区总工会下面已经有“槐安门街道总工会服务站”"),
        ("station", "小站", "station", "", "admin", "服务站不能建在服务站下面"),
        ("district", "新站", "station", "", "chen", "名册由区总工会的干部或系统管理员改"),
        ("district", "新站", "station", "", "far_district", "名册由区总工会的干部或系统管理员改"),
        ("city", "望溪区总工会", "district_union", "H1", "system", "文号字头用2到8个英文字母"),
        ("city", "望溪区总工会", "district_union", "ha", "system", "字头HA已经有别的区在用"),
        ("city", "望溪区总工会", "district_union", "WX", "admin", "名册由区总工会的干部或系统管理员改"),
    ],
)
def test_a_wrong_place_is_refused(
    cast: Cast, parent: str, name: str, kind: str, initials: str, who: str, sentence: str
) -> None:
    actor = Actor.system("command") if who == "system" else cast.actor(who)
    before = Organisation.objects.count()
    with pytest.raises(Refused, match=sentence):
        tree.add_organisation(parent=getattr(cast, parent), name=name, kind=kind, initials=initials, actor=actor, at=NOW)
    assert Organisation.objects.count() == before


def test_renaming_and_amending_are_told_apart(cast: Cast) -> None:
    changes = {"name": "槐安门街道总工会", "phone": "010-0123 4000", "address": cast.station.address}
    tree.amend_organisation(organisation=cast.station, changes=changes, actor=cast.actor("gu"), at=NOW)
    assert facts_about(cast.station.ref) == [
        OrganisationRenamed(cast.station.ref, "槐安门街道总工会服务站", "槐安门街道总工会"),
        OrganisationAmended(cast.station.ref, ("公开电话",), ("010-0123 4567",), ("010-0123 4000",)),
    ]
    assert Organisation.objects.get(pk=cast.station.pk).phone == "010-0123 4000"


def test_nothing_new_is_no_amendment(cast: Cast) -> None:
    with pytest.raises(Refused, match="没有改动"):
        tree.amend_organisation(
            organisation=cast.station, changes={"phone": cast.station.phone}, actor=cast.actor("gu"), at=NOW
        )


def test_two_stations_of_a_district_never_share_a_name(cast: Cast) -> None:
    with pytest.raises(Refused, match="同一级已经有"):
        tree.amend_organisation(
            organisation=cast.station, changes={"name": cast.neighbour.name}, actor=cast.actor("gu"), at=NOW
        )


def test_a_station_closes_and_opens_again(cast: Cast) -> None:
    who = {"actor": cast.actor("admin"), "at": NOW}
    tree.close_organisation(organisation=cast.station, on=date(2026, 12, 1), **who)
    with pytest.raises(Refused, match="已经停用"):
        tree.close_organisation(organisation=cast.station, on=date(2026, 12, 1), **who)
    tree.reopen_organisation(organisation=cast.station, **who)
    told = [OrganisationClosed(cast.station.ref, date(2026, 12, 1)), OrganisationReopened(cast.station.ref)]
    assert facts_about(cast.station.ref) == told


def test_a_district_with_open_stations_stays_open(cast: Cast) -> None:
    with pytest.raises(Refused, match="下面还有没停用的组织"):
        tree.close_organisation(organisation=cast.district, on=date(2026, 12, 1), actor=cast.actor("admin"), at=NOW)
