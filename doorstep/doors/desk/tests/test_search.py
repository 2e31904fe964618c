"""The page of results: what it shows, to whom, what it writes down and what it costs."""

import pytest

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import Read, readings_of
from doorstep.foundation.leads.tests.support import raised
from doorstep.services.disputes.tests.support import registered
from tests.support.cast import Cast
from tests.support.doors import DoorPage, RoomDoorTests

pytestmark = pytest.mark.django_db
WORKERS = frozenset({"chen", "zhou", "mei", "wu", "gu", "lead", "far", "far_district"})


class TestPagesOfSearch(RoomDoorTests):
    pages = [DoorPage("desk-search", lambda cast: "/desk/search/?q=工资", WORKERS)]

    def prepare(self, cast: Cast) -> None:
        raised(cast)


def page(cast: Cast, who: str, address: str) -> str:
    answer = cast.client(who).get(f"/desk/search/{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def test_leads_and_matters_stand_together_with_marks(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    shown = page(cast, "chen", "?q=两个月")
    assert shown.count("<mark>两个月</mark>") == 2
    assert f"/desk/leads/{lead.code}/" in shown
    assert f"/desk/matters/{matter.code}/" in shown
    assert shown.index(matter.code) < shown.index(lead.code), "the newer one first"


def test_a_kind_may_be_chosen_and_stays_in_the_address(cast: Cast) -> None:
    lead, matter = raised(cast).lead, registered(cast)
    only = page(cast, "chen", "?q=两个月&kind=lead")
    assert (lead.code in only, matter.code in only) == (True, False)
    places = page(cast, "chen", "?q=檐下小馆&kind=places")
    assert (cast.enterprise.name in places, matter.code in places) == (True, False)


def test_a_number_and_a_name_stand_first_and_once(cast: Cast) -> None:
    matter = registered(cast)
    shown = page(cast, "chen", "?q=000001&kind=matter")
    assert shown.count(f"/desk/matters/{matter.code}/") == 1
    named = page(cast, "chen", "?q=檐下小馆")
    assert named.index(cast.enterprise.code) < named.index(matter.code)


def test_another_station_and_the_registers_find_nothing(cast: Cast) -> None:
    lead = raised(cast).lead
    for who in ("wu", "far", "far_district", "mei"):
        shown = page(cast, who, "?q=饭馆后厨")
        assert lead.code not in shown
        assert "没有找到" in shown


def test_a_page_of_hits_is_one_line_in_the_reading_log_and_none_when_nothing_was_found(cast: Cast) -> None:
    lead = raised(cast).lead
    page(cast, "chen", "?q=没有这种词")
    assert not Entry.objects.filter(fact=Read.code).exists()
    page(cast, "chen", "?q=饭馆后厨")
    assert [one.what for one in readings_of(Ref("search", cast.station.code))] == ["搜索结果"]
    assert lead.code in Entry.objects.get(fact=Read.code).payload


@pytest.mark.parametrize(
    "words",
    ["工", '"', "😀", "a" * 5000, '工资" OR "', "%00", "a&kind=nothing", "工资&before=x", "工资&before=" + "9" * 30],
)
def test_whatever_is_typed_the_page_opens(cast: Cast, words: str) -> None:
    page(cast, "chen", f"?q={words}")


def test_the_page_costs_the_same_with_one_hit_and_with_many(cast: Cast, django_assert_max_num_queries) -> None:
    raised(cast)
    registered(cast)
    client = cast.client("chen")
    client.get("/desk/search/?q=两个月")
    with django_assert_max_num_queries(28) as few:
        client.get("/desk/search/?q=两个月")
    for number in range(8):
        raised(cast, source_key=f"k{number}")
        registered(cast)
    with django_assert_max_num_queries(len(few)):
        client.get("/desk/search/?q=两个月")
