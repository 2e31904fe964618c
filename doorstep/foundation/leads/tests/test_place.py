"""An officer finds employer and building in the register; where that is another station's, sending it there is offered."""

import re

import pytest

from doorstep.foundation.journal.facts import Amended
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.moving import correct, reroute
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.queries.place import suggested_office
from doorstep.foundation.network.models import Building, Enterprise
from tests.support.cast import NOW, Cast

from .support import raised, taken

pytestmark = pytest.mark.django_db
URL = "/desk/leads/HA-XS-2026-000001/"


@pytest.fixture
def far_firm(cast: Cast) -> Enterprise:
    """檐下小馆's namesake, in a building of the neighbour's street."""
    house = Building.objects.create(code="B-0002", name="柳岸大厦", district=cast.district, street=cast.neighbour_street)
    return Enterprise.objects.create(
        code="E-000002", name="檐下小馆柳河店", uscc="91990101MA00000B03", district=cast.district,
        street=cast.neighbour_street, building=house,
    )  # fmt: skip


def sent(cast: Cast, who: str = "chen", **said: str):
    return cast.client(who).post(URL + "place/", said)


def test_an_employer_of_the_register_brings_its_building_and_street(cast: Cast) -> None:
    lead = raised(cast, story="公司欠我三个月工资", place_words="", office=cast.station).lead
    answer = sent(cast, employer="檐下小馆")
    assert (answer.status_code, answer.url) == (302, URL)
    fresh = Lead.objects.get()
    assert (fresh.enterprise, fresh.building, fresh.street) == (cast.enterprise, cast.building, cast.street)
    told = facts_about(lead.ref)[-1]
    assert isinstance(told, Amended)
    assert set(told.after) == {"E-000001", "B-0001", cast.street.code}


def test_a_place_of_another_station_leads_to_the_form_that_sends_it_there(cast: Cast, far_firm: Enterprise) -> None:
    raised(cast)
    answer = cast.client("chen").post(URL + "place/", {"employer": far_firm.name}, follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == URL + "reroute/"
    assert "要不要转过去" in page
    assert '<option value="HA-02" selected>' in page
    on_the_lead = cast.client("chen").get(URL).content.decode()
    assert "转给柳河街道总工会服务站" in on_the_lead


def test_once_sent_by_hand_nothing_is_suggested_on_its_page(cast: Cast, far_firm: Enterprise) -> None:
    lead = raised(cast).lead
    lead = reroute(lead=lead, office=cast.neighbour, reason="他们熟", actor=cast.actor("chen"), at=NOW)
    assert suggested_office(Lead.objects.select_related("building", "enterprise", "street").get()) == cast.station
    assert "转给槐安门街道总工会服务站" not in cast.client("wu").get(URL).content.decode()


def test_of_several_alike_one_is_chosen_or_none(cast: Cast, far_firm: Enterprise) -> None:
    raised(cast)
    asked = sent(cast, employer="小馆")
    assert asked.status_code == 422
    assert "请选一个" in asked.content.decode()
    assert len(re.findall(r'name="enterprise"', asked.content.decode())) == 3
    sent(cast, employer="小馆", enterprise="none", where="柳岸大厦")
    fresh = Lead.objects.get()
    assert (fresh.enterprise, fresh.building) == (None, far_firm.building)
    sent(cast, employer="小馆", enterprise=far_firm.code)
    assert Lead.objects.get().enterprise == far_firm


def test_what_is_not_in_the_register_is_said_at_the_field_and_old_words_do_not_stand_in_the_way(cast: Cast) -> None:
    raised(cast, employer_words="老王的店", place_words="", story="欠我三个月工资")
    asked = sent(cast, "gu", employer="没有的公司", where="没有的楼")
    assert asked.status_code == 422
    assert set(asked.context["form"].errors) == {"employer", "where"}
    assert "名册里没有找到" in asked.content.decode()
    assert sent(cast, "gu", employer="老王的店", where="槐荫大厦").status_code == 302
    fresh = Lead.objects.get()
    assert (fresh.building, fresh.enterprise, fresh.employer_words) == (cast.building, None, "老王的店")


def test_a_place_of_another_district_is_refused(cast: Cast) -> None:
    lead = taken(cast)
    far = Building.objects.create(code="B-9", name="远楼", district=cast.other_district, street=cast.street)
    with pytest.raises(Refused, match="本区名册"):
        correct(lead=lead, changes={"building": far}, actor=cast.actor("chen"), at=NOW)
    assert "名册里没有找到" in sent(cast, where="远楼").content.decode()


def test_the_lead_in_the_pool_of_the_centre_is_offered_the_station(cast: Cast) -> None:
    raised(cast, story="公司欠我三个月工资", place_words="")
    assert sent(cast, "gu", where="槐荫大厦").url == URL + "reroute/"
