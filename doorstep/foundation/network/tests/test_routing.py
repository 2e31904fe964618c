"""From a place to an office."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.foundation.network.actions.places import amend_place
from doorstep.foundation.network.distance import Point, kilometres
from doorstep.foundation.network.models import Building, Enterprise, Street
from doorstep.foundation.network.queries.routing import Router, router_for
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
POOL = "先由槐安区总工会分派"


def test_a_building_leads_to_the_station_of_its_street(cast: Cast) -> None:
    route = Router(cast.district).route(building=cast.building, text="柳河街道")
    assert (route.office, route.by) == (cast.station, "building")
    assert route.why == "槐荫大厦在槐安门街道，由槐安门街道总工会服务站接"


def test_an_enterprise_leads_by_its_building_before_its_street(cast: Cast) -> None:
    cast.enterprise.street = cast.neighbour_street
    route = Router(cast.district).route(enterprise=cast.enterprise)
    assert (route.office, route.by, route.building) == (cast.station, "enterprise", cast.building)


def test_an_enterprise_without_a_place_leaves_it_to_what_else_is_said(cast: Cast) -> None:
    cast.enterprise.street = cast.enterprise.building = None
    router = Router(cast.district)
    assert router.route(enterprise=cast.enterprise, street=cast.neighbour_street).office == cast.neighbour
    unknown = router.route(enterprise=cast.enterprise)
    assert (unknown.office, unknown.enterprise) == (cast.district, cast.enterprise)


def test_a_street_leads_to_its_station(cast: Cast) -> None:
    route = Router(cast.district).route(street=cast.street)
    assert (route.office, route.by, route.street) == (cast.station, "street", cast.street)


@pytest.mark.parametrize(
    ("text", "office", "why"),
    [
        ("我在槐荫大厦上班，三个月没发工资", "station", "信里写了槐荫大厦，在槐安门街道，由槐安门街道总工会服务站接"),
        ("我在槐荫大楼上班", "station", "信里写了槐荫大楼，在槐安门街道，由槐安门街道总工会服务站接"),
        ("檐下小馆欠我两个月工资", "station", "信里写了檐下小馆，在槐安门街道，由槐安门街道总工会服务站接"),
        ("我们店在柳河街道", "neighbour", "信里写了柳河街道，由柳河街道总工会服务站接"),
        ("柳河路12号的一家店", "neighbour", "信里写了柳河路，在柳河街道，由柳河街道总工会服务站接"),
        ("住在柳河社区", "neighbour", "信里写了柳河社区，在柳河街道，由柳河街道总工会服务站接"),
        ("槐荫大厦，就在槐安门街道", "station", "信里写了槐荫大厦，在槐安门街道，由槐安门街道总工会服务站接"),
        ("我在柳河边上散步时被叫回去加班", "district", f"信里没有写清在哪条街道或哪座楼，{POOL}"),
        ("槐安门那边的店", "district", f"信里没有写清在哪条街道或哪座楼，{POOL}"),
        ("公司在槐荫大厦，仓库在柳河街道", "district", f"信里写了槐荫大厦、柳河街道，不归同一个服务站，{POOL}"),
        ("松林街道的工地", "district", f"信里没有写清在哪条街道或哪座楼，{POOL}"),
        ("䶮🙂", "district", f"信里没有写清在哪条街道或哪座楼，{POOL}"),
    ],
)
def test_words_lead_only_where_they_name_a_place(cast: Cast, text: str, office: str, why: str) -> None:
    route = Router(cast.district).route(text=text)
    assert (route.office, route.why) == (getattr(cast, office), why)


def test_a_name_two_buildings_share_needs_the_street(cast: Cast) -> None:
    Building.objects.create(code="B-2", name="槐荫大厦", district=cast.district, street=cast.neighbour_street)
    router = Router(cast.district)
    assert router.route(text="我在槐荫大厦").office == cast.district
    assert router.route(text="我在柳河街道的槐荫大厦").office == cast.neighbour


def test_a_named_enterprise_without_a_street_is_told_to_the_pool(cast: Cast) -> None:
    firm = Enterprise.objects.create(code="E-2", name="云边物流有限公司", uscc="91990101MA00000B22", district=cast.district)
    route = Router(cast.district).route(text="云边物流有限公司不给签合同")
    assert (route.office, route.enterprise) == (cast.district, firm)
    assert route.why == f"信里写了云边物流有限公司，名册里没有它的街道，{POOL}"


def test_a_street_without_a_station_goes_to_the_pool(cast: Cast) -> None:
    bare = Street.objects.create(code="990101003", name="望溪街道", district=cast.district)
    route = Router(cast.district).route(street=bare)
    assert (route.office, route.by, route.street) == (cast.district, "pool", bare)
    assert route.why == f"写明了在望溪街道，这条街道还没有服务站，{POOL}"


def test_a_closed_station_gets_nothing_from_its_last_day_on(cast: Cast) -> None:
    cast.station.closed_on = date(2026, 11, 30)
    cast.station.save()
    before = Router(cast.district, date(2026, 11, 29)).route(building=cast.building)
    after = Router(cast.district, date(2026, 11, 30)).route(building=cast.building)
    assert (before.office, after.office) == (cast.station, cast.district)
    assert after.why == f"槐荫大厦在槐安门街道，槐安门街道总工会服务站已经停用，{POOL}"
    assert Router(cast.district, date(2026, 12, 1)).route(point=(116.40, 39.90)).by == "pool"


@pytest.mark.parametrize(
    ("point", "office", "by"),
    [
        ((116.401, 39.901), "station", "nearest"),
        ((116.43, 39.93), "neighbour", "nearest"),
        ((117.0, 39.9), "district", "pool"),
    ],
)
def test_a_point_leads_to_the_nearest_station_within_reach(cast: Cast, point: tuple, office: str, by: str) -> None:
    route = Router(cast.district).route(point=point)
    assert (route.office, route.by) == (getattr(cast, office), by)


def test_places_of_another_district_lead_nowhere(cast: Cast) -> None:
    street = Street.objects.create(
        code="990102001", name="松林街道", district=cast.other_district, station=cast.other_station
    )
    tower = Building.objects.create(code="B-9", name="松涛大厦", district=cast.other_district, street=street)
    router = Router(cast.district)
    for route in (router.route(building=tower), router.route(street=street), router.route(text="松涛大厦，松林街道")):
        assert (route.office, route.by, route.building) == (cast.district, "pool", None)
    assert Router(cast.other_district).route(text="松涛大厦").office == cast.other_station


def test_many_letters_cost_no_query_each(cast: Cast, django_assert_max_num_queries) -> None:
    with django_assert_max_num_queries(7):
        router = Router(cast.district)
        for _ in range(500):
            router.route(text="我在槐荫大厦上班")
            router.route(text="哪里也没有写")
            router.route(street=cast.neighbour_street)


def test_a_kept_router_notices_a_change_of_the_register(cast: Cast) -> None:
    assert router_for(cast.district) is router_for(cast.district)
    amend_place(place=cast.street, changes={"station": cast.neighbour}, actor=cast.actor("admin"), at=NOW)
    assert router_for(cast.district).route(building=cast.building).office == cast.neighbour


degrees = st.tuples(st.floats(73, 136), st.floats(3, 54))


@given(degrees, degrees, degrees)
def test_distance_is_a_distance(a: Point, b: Point, c: Point) -> None:
    assert kilometres(a, b) == pytest.approx(kilometres(b, a))
    assert kilometres(a, a) == 0
    assert kilometres(a, c) <= kilometres(a, b) + kilometres(b, c) + 1e-6


@given(st.text(alphabet="柳河槐安门街道路号社区大厦的在我，0123", max_size=40))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_words_lead_to_one_open_office_of_the_district_with_a_reason(cast: Cast, text: str) -> None:
    route = router_for(cast.district).route(text=text)
    assert route.office in (cast.station, cast.neighbour, cast.district)
    assert route.why.endswith(POOL if route.by == "pool" else f"由{route.office.name}接")
    if not any(word in text for word in ("街道", "大厦", "路", "号", "社区", "街")):
        assert route.by == "pool"
