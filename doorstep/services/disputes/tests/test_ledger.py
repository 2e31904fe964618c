"""The monthly 台账 against a set made by hand: each figure as its sentence says, and the book that leaves the house."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from doorstep.foundation.journal.models import Entry
from doorstep.services.disputes.actions.bulk import NewMatter, register_many
from doorstep.services.disputes.actions.custody import shield
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.ledger import NUMBERS, Month, figures, month_of, months_until, rows
from doorstep.services.disputes.retention import dispose_on
from tests.support.cast import NOW, SHANGHAI, Cast

from .support import HANDLER

OCTOBER = Month(date(2026, 10, 1))


@pytest.mark.parametrize(
    ("text", "first"),
    [("2026-10", date(2026, 10, 1)), ("2027-01", date(2026, 11, 1)), ("", date(2026, 11, 1)), ("1-1", date(2000, 1, 1)),
     ("2026-13", date(2026, 11, 1)), ("abc", date(2026, 11, 1))],
)  # fmt: skip
def test_a_month_is_read_and_never_one_to_come(text: str, first: date) -> None:
    assert month_of(text, date(2026, 11, 23)) == Month(first)


def test_months_go_back_over_the_year() -> None:
    assert [str(one) for one in months_until(date(2026, 2, 28), 4)] == ["2026-02", "2026-01", "2025-12", "2025-11"]


def at(month: int, day: int, hour: int = 10) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=SHANGHAI)


def made(
    cast: Cast, came: datetime, closed: datetime | None = None, outcome: str = "", sum_: str | None = "100", **other
) -> Matter:
    row = NewMatter(
        district=cast.district, office=other.pop("office", cast.station), received_on=came, registered_at=came,
        claims=[ClaimGiven("wages_owed", Decimal(sum_) if sum_ else None)], handler=cast.account("chen"),
        guided_at=came + timedelta(hours=1) if closed else None, closed_at=closed, outcome=outcome,
        second=cast.account("zhou") if closed else None, **other,
    )  # fmt: skip
    return register_many(rows=[row], actor=HANDLER, at=NOW)[0]


@pytest.fixture
def house(cast: Cast) -> Cast:
    """September's one carried over and closed on 1 October at midnight; four of October; one of November."""
    made(cast, at(9, 20), at(10, 1, 0), "settled_themselves", workers=9)
    made(cast, at(9, 21), at(9, 30, 23), "withdrawn")
    made(cast, at(10, 1, 0), at(10, 11, 0), "refused", workers=3)
    made(cast, at(10, 31, 23), None, sum_=None)
    made(cast, at(10, 5), at(11, 1, 0), "other_forum", sum_="0.50")
    made(cast, at(10, 6), at(10, 7), "mistake", workers=50)
    made(cast, at(11, 1, 0))
    made(cast, at(10, 9), None, office=cast.neighbour, sum_="7000")
    return cast


def told(cast: Cast, who: str = "chen", station: str = "") -> dict[str, object]:
    return {one.label: one.value for one in figures(cast.actor(who), OCTOBER, station)}


@pytest.mark.django_db
def test_each_figure_as_its_sentence_says(house: Cast) -> None:
    found = told(house)
    assert found["月初在办"] == 1
    assert found["本月收到"] == 3
    assert found["涉及人数"] == 5
    assert found["请求数额"] == Decimal("100.50")
    assert found["没有说数额"] == 1
    assert found["本月办结"] == 2
    assert found["结果：双方自行解决"] == found["结果：对方不愿意调解"] == 1
    assert found["结果：已在仲裁或法院"] == 0
    assert found["层级：企业"] == found["层级：街道"] == 1
    assert found["没出街道"] == 2
    assert found["平均办理天数"] == Decimal("10.3")
    assert found["月末在办"] == 2
    assert found["月初在办"] + found["本月收到"] - found["本月办结"] == found["月末在办"]


@pytest.mark.django_db
def test_the_district_sees_every_station_and_one_at_a_time(house: Cast) -> None:
    assert (told(house, "gu")["本月收到"], told(house, "gu", "HA-02")["本月收到"]) == (4, 1)
    assert told(house, "wu")["本月收到"] == 1
    assert told(house, "wu", "HA-01")["本月收到"] == 0
    assert told(house, "far_district")["本月收到"] == 0


@pytest.mark.django_db
def test_rows_are_those_received_closed_or_still_open(house: Cast) -> None:
    shown = {row[3]: row for _, row in rows(house.actor("chen"), OCTOBER)}
    assert sorted(shown) == ["2026-09-20", "2026-10-01", "2026-10-05", "2026-10-06", "2026-10-31"]
    assert shown["2026-10-05"][-1] == "是", "closed only in November: still open at the end of October"
    assert (shown["2026-10-01"][-1], shown["2026-10-01"][-2], shown["2026-10-01"][18]) == ("", 10, "07")


@pytest.mark.django_db
def test_who_leads_counts_nothing_shielded(house: Cast) -> None:
    before = told(house, "lead")["本月收到"]
    matter = Matter.objects.filter(phase="registered", received_on__lt=at(11, 1, 0), office=house.station).first()
    shield(matter=matter, reason="怕报复", actor=house.actor("chen"), at=NOW)
    assert told(house, "lead")["本月收到"] == before - 1
    assert told(house, "zhou")["本月收到"] == before - 1, "the station's own: the neighbour's one is not in it"


@pytest.mark.django_db
def test_figures_cost_the_same_however_many(house: Cast) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            figures(actor, OCTOBER)
        return len(queries)

    actor = house.actor("gu")
    before = cost()
    for _ in range(5):
        made(house, at(10, 12))
    assert cost() == before <= 7


@pytest.mark.django_db
def test_the_book_has_the_rows_the_figures_and_what_they_mean(house: Cast) -> None:
    answer = house.client("chen").post("/desk/ledger/download/", {"month": "2026-10"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    assert book.sheet_names == ["台账", "数字和说明"]
    ledger, figures_ = (book.get_sheet_by_index(number).to_python() for number in (0, 1))
    assert "chen老师" in ledger[0][0]
    assert len(ledger) == 2 + 5
    assert all(row[3] for row in figures_[2:] if row[0]), "no figure without its meaning"
    read = Entry.objects.get(fact="journal.read", about_kind="ledger")
    assert Matter.objects.filter(received_on=at(10, 5)).get().code in read.payload


@pytest.mark.django_db
def test_the_page_shows_the_figures_and_names_the_empty_ones(house: Cast) -> None:
    shown = house.client("gu").get("/desk/ledger/?month=2026-10").content.decode()
    assert "本月收到" in shown
    assert "7,100.50元" in shown
    assert "这个月没有的" in shown


@pytest.mark.parametrize("outcome", Matter.Outcome.values)
def test_every_outcome_has_a_day_of_disposal_a_number_and_words_for_the_worker(outcome: str) -> None:
    from doorstep.services.disputes.queries.status import CLOSED, FIRM_CLOSED

    assert dispose_on(outcome, date(2026, 11, 1)) > date(2026, 11, 1)
    assert NUMBERS[outcome]
    assert CLOSED[outcome]
    assert FIRM_CLOSED[outcome]
