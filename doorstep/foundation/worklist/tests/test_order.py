"""What stands first, and that pages follow one another without gap or double."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.foundation.worklist.models import Duty
from doorstep.foundation.worklist.queries import today as today_query
from doorstep.foundation.worklist.queries.ordering import Place, after, in_order
from doorstep.foundation.worklist.queries.today import Asked, worklist_for
from tests.support.cast import NOW, TODAY, Cast

from .support import put

pytestmark = pytest.mark.django_db


def _codes(cast: Cast, who: str = "chen", **asked) -> list[list[str]]:
    groups = worklist_for(cast.actor(who), Asked(**asked), TODAY).groups
    return [[group.label, *(row.code for row in group.rows)] for group in groups]


def test_groups_by_date_and_within_them_flags_first_then_law_then_date(cast: Cast) -> None:
    put("lapsed", cast.station, -3)
    put("today", cast.station, 0)
    put("today-flag", cast.station, 0, red_flag="有人身危险")
    put("marked-today", cast.station, 2, due_today=True)
    put("limit-near", cast.station, 11, kind="limit", is_legal=True)
    put("soon-late", cast.station, 3)
    put("soon-early", cast.station, 1)
    put("soon-law", cast.station, 3, is_legal=True)
    put("later", cast.station, 4)
    put("limit-far", cast.station, 16, kind="limit", is_legal=True)
    assert _codes(cast) == [
        ["已经过期", "lapsed"],
        ["今天要办", "today-flag", "limit-near", "today", "marked-today"],
        ["三天内", "soon-law", "soon-early", "soon-late"],
        ["这周和以后", "limit-far", "later"],
    ]


def test_views_are_mine_the_office_and_nobodys(cast: Cast) -> None:
    put("mine", cast.station, account=cast.account("chen"))
    put("colleague", cast.station, account=cast.account("zhou"))
    put("nobody", cast.station)
    put("neighbour", cast.neighbour)
    put("pool", cast.district)
    assert _codes(cast)[0][1:] == ["mine", "nobody"]
    assert set(_codes(cast, view="office")[0][1:]) == {"mine", "colleague", "nobody"}
    assert _codes(cast, view="nobody")[0][1:] == ["nobody"]
    assert _codes(cast, "gu")[0][1:] == ["pool"]
    assert set(_codes(cast, "gu", view="office")[0][1:]) == {"mine", "colleague", "nobody", "neighbour", "pool"}
    assert _codes(cast, "gu", view="office", station="HA-02")[0][1:] == ["neighbour"]
    assert _codes(cast, "mei", view="office") == []
    assert _codes(cast, "far", view="office") == []


def test_red_flags_only(cast: Cast) -> None:
    put("plain", cast.station)
    put("flag", cast.station, red_flag="停工")
    assert _codes(cast, flagged=True) == [["三天内", "flag"]]
    assert worklist_for(cast.actor("chen"), Asked(), TODAY).counts["flagged"] == 1
    assert worklist_for(cast.actor("chen"), Asked(flagged=True), TODAY).groups[0].says.startswith("1件")


def test_a_record_one_may_not_see_has_no_row(cast: Cast) -> None:
    put("hidden-1", cast.station)
    put("shown", cast.station)
    assert _codes(cast) == [["三天内", "shown"]]


def test_pages_show_each_duty_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today_query, "PAGE", 7)
    for n in range(25):
        put(f"{n:02d}", cast.station, n % 5 - 1, red_flag="停工" if n % 3 == 0 else "")
    seen, key = [], ""
    for _ in range(4):
        found = worklist_for(cast.actor("chen"), Asked(after=key), TODAY)
        seen += [row.code for group in found.groups for row in group.rows]
        assert {group.total for group in found.groups} <= {5, 15}
        key = found.next_key
    assert key == ""
    assert sorted(seen) == [f"{n:02d}" for n in range(25)]


@pytest.mark.parametrize("key", ["", "x", "1.2.3", "9.9.9.2026-99-99.1", "1.0.1.2026-11-23.abc"])
def test_a_nonsense_key_reads_as_the_start(cast: Cast, key: str) -> None:
    put("a", cast.station)
    assert _codes(cast, after=key) == [["三天内", "a"]]


ROWS = st.lists(
    st.tuples(st.integers(-5, 40), st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["call", "limit"])),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, size=st.integers(1, 6))
def test_any_rows_walked_by_keys_are_the_whole_list_in_order(cast: Cast, rows: list, size: int) -> None:
    Duty.objects.all().delete()
    Duty.objects.bulk_create(
        Duty(about_kind="thing", about_code=str(n), kind=kind, office=cast.station, due=TODAY + timedelta(days=days), started_on=TODAY,
             red_flag="停工" if flag else "", is_legal=legal, due_today=pressing, put_at=NOW)
        for n, (days, flag, legal, pressing, kind) in enumerate(rows)
    )  # fmt: skip
    whole = list(in_order(Duty.objects.all(), TODAY))
    walked: list[Duty] = []
    while True:
        left = in_order(Duty.objects.all(), TODAY)
        if walked:
            last = walked[-1]
            key = Place(last.place_group, last.place_unflagged, last.place_not_legal, last.due, last.pk)
            assert Place.parse(str(key)) == key
            left = after(left, key)
        part = list(left[:size])
        if not part:
            break
        walked += part
    assert [duty.pk for duty in walked] == [duty.pk for duty in whole]
