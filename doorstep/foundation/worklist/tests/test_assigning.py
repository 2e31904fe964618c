"""Several records to one colleague: looked over first, done row by row, harmless when sent twice."""

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.leads.actions.moving import reroute
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.tests.support import raised, taken
from doorstep.foundation.worklist.assigning import MOST, assign_each
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.tests.support import registered
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

pytestmark = pytest.mark.django_db


class TestPagesOfAssigning(RoomDoorTests):
    pages = [
        DoorPage("assign-many", lambda cast: "/desk/assign/", frozenset({"chen", "zhou", "wu", "gu", "far", "far_district"}), post=True)
    ]  # fmt: skip


def each(cast: Cast, *records, to: str = "zhou", who: str = "chen", key: str = "k") -> list[str]:
    refs = [record.ref for record in records]
    done = assign_each(refs=refs, handler=cast.account(to), key=key, actor=cast.actor(who), at=NOW)
    return [one.why_not for one in done]


def test_leads_and_matters_go_together_with_their_duties(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    assert each(cast, lead, matter) == ["", ""]
    assert {Lead.objects.get().handler, Matter.objects.get().handler} == {cast.account("zhou")}
    assert Lead.objects.get().phase == "verifying"
    assert set(
        Duty.objects.open().filter(about_code__in=[lead.code, matter.code]).values_list("account__code", flat=True)
    ) == {"A-zhou"}
    assert facts_about(lead.ref)[-1].code == "leads.assigned"


def test_one_that_cannot_go_holds_up_no_other(cast: Cast) -> None:
    mine, theirs = taken(cast), raised(cast, source_key="b").lead
    reroute(
        lead=theirs, office=cast.neighbour, reason="在那边", actor=cast.actor("chen"), at=NOW
    ) if theirs.phase == "raised" else None
    already, fine = registered(cast, handler=cast.account("zhou")), registered(cast)
    said = each(cast, mine, theirs, already, fine)
    assert said[0] == said[3] == ""
    assert "没有找到" in said[1]
    assert "没有改动" in said[2]


def test_who_works_elsewhere_gets_nothing(cast: Cast) -> None:
    assert all("本站" in says for says in each(cast, raised(cast).lead, registered(cast), to="wu"))


def test_sent_twice_it_changes_nothing_more(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    each(cast, lead, matter)
    before = len(facts_about(lead.ref)), len(facts_about(matter.ref))
    assert all(each(cast, lead, matter))
    assert (len(facts_about(lead.ref)), len(facts_about(matter.ref))) == before


def test_the_pages_show_what_will_go_then_what_became_of_it(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    client, refs = cast.client("chen"), [str(lead.ref), str(matter.ref), "matter:HA-2026-999999", "nothing", "thing:x"]
    first = client.post("/desk/assign/", {"ref": refs})
    assert first.status_code == 200
    assert lead.code in first.content.decode()
    assert Lead.objects.get().handler is None, "looking over changes nothing"
    form = first.context["form"]
    unsaid = client.post("/desk/assign/", {"ref": refs, "key": form.initial["key"]})
    assert (unsaid.status_code, "请选一位同事" in unsaid.content.decode()) == (422, True)
    done = client.post("/desk/assign/", {"ref": refs, "key": form.initial["key"], "handler": "A-zhou"}).content.decode()
    assert done.count("分好了</span>") == 2
    assert Matter.objects.get().handler == cast.account("zhou")


def test_another_stations_records_are_not_even_named(cast: Cast) -> None:
    lead = raised(cast).lead
    shown = cast.client("wu").post("/desk/assign/", {"ref": [str(lead.ref)]}).content.decode()
    assert lead.code not in shown
    assert "还没有选中" in shown


def test_there_is_a_most_and_it_is_said(cast: Cast) -> None:
    refs = [str(raised(cast, source_key=f"k{number}").lead.ref) for number in range(MOST + 2)]
    shown = cast.client("chen").post("/desk/assign/", {"ref": refs}).content.decode()
    assert shown.count('name="ref"') == MOST
    assert "后面的" in shown


def test_the_lists_carry_boxes_for_who_may_assign_and_none_for_others(cast: Cast) -> None:
    registered(cast, handler=cast.account("mei"))
    assert 'name="ref"' in cast.client("chen").get("/desk/matters/").content.decode()
    assert 'name="ref"' not in cast.client("mei").get("/desk/matters/").content.decode()
    assert 'name="ref"' not in cast.client("lead").get("/desk/matters/").content.decode()


def test_the_district_sees_where_each_colleague_works_and_a_station_its_own_people(cast: Cast) -> None:
    ref = [str(raised(cast).lead.ref)]
    district = cast.client("gu").post("/desk/assign/", {"ref": ref}).content.decode()
    assert "wu老师，柳河街道总工会服务站" in district
    station = cast.client("chen").post("/desk/assign/", {"ref": ref}).content.decode()
    assert "zhou老师</option>" in station
    assert "wu老师" not in station
