"""Nothing counts before a second person adopted it, and from then on everything reckons with it."""

from datetime import date
from decimal import Decimal

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.actions.adopting import adopt, reject
from doorstep.foundation.lawbook.models import Figure, Stamp
from doorstep.foundation.lawbook.queries.setting import one_look, setting_for
from doorstep.knowledge.labourlaw.calendar import is_workday
from tests.support.cast import NOW, Cast

from .support import REGION, adopted_year, notice, proposed_figure, proposed_year, second_keeper

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def wage(region: str = REGION, on: date = DAY) -> Decimal:
    return setting_for(region).book.value("min_wage_monthly", on=on).value


def test_a_figure_counts_from_its_day_once_a_second_person_adopted_it(cast: Cast) -> None:
    before = wage()
    row = proposed_figure(cast)
    assert wage() == before
    adopt(proposal=row, actor=second_keeper(cast), at=NOW)
    assert wage() == Decimal("2700") != before
    assert wage(on=date(2026, 8, 31)) == before
    assert [fact.code for fact in facts_about(row.ref)] == ["lawbook.figure_proposed", "lawbook.figure_adopted"]


def test_who_entered_it_cannot_adopt_it(cast: Cast) -> None:
    row = proposed_figure(cast)
    with pytest.raises(Refused):
        adopt(proposal=row, actor=cast.actor("admin"), at=NOW)
    row.refresh_from_db()
    assert (row.state, Stamp.objects.count()) == ("proposed", 0)


@pytest.mark.parametrize("who", ["chen", "lead", "security", "auditor"])
def test_nobody_without_the_role_enters_or_adopts(cast: Cast, who: str) -> None:
    with pytest.raises(Refused):
        proposed_figure(cast, actor=cast.actor(who))
    row = proposed_figure(cast)
    for act in (adopt, lambda **said: reject(reason="不对", **said)):
        with pytest.raises(Refused):
            act(proposal=row, actor=cast.actor(who), at=NOW)


def test_a_decision_is_taken_once(cast: Cast) -> None:
    row = proposed_figure(cast)
    stale = Figure.objects.get(pk=row.pk)
    reject(proposal=row, reason="文号不对", actor=second_keeper(cast), at=NOW)
    with pytest.raises(Refused, match="已经退回"):
        adopt(proposal=stale, actor=second_keeper(cast), at=NOW)
    assert wage() != Decimal("2700")
    assert facts_about(row.ref)[-1].sentence() == "第二个人退回了：文号不对"


def test_one_region_never_moves_another(cast: Cast) -> None:
    before = setting_for("")
    adopt(proposal=proposed_figure(cast), actor=second_keeper(cast), at=NOW)
    adopted_year(cast)
    assert setting_for("") is before
    assert not setting_for("").calendar.is_published(2027)


def test_an_adopted_year_is_published_and_an_older_one_gives_way(cast: Cast) -> None:
    day = date(2027, 10, 6)
    assert not setting_for(REGION).calendar.is_published(2027)
    adopted_year(cast)
    assert setting_for(REGION).calendar.is_published(2027)
    assert not is_workday(day, setting_for(REGION).calendar)
    adopted_year(cast, notice=notice(off="1月1日\n2月5日至11日\n4月5日\n5月1日至2日\n6月9日\n9月15日\n10月1日至3日"))
    assert is_workday(day, setting_for(REGION).calendar)


def test_the_fingerprint_of_the_book_changes_with_an_adoption(cast: Cast) -> None:
    before = setting_for(REGION).book.fingerprint
    adopt(proposal=proposed_figure(cast), actor=second_keeper(cast), at=NOW)
    assert setting_for(REGION).book.fingerprint != before


def test_the_stamp_is_read_once_in_a_look_and_again_after_an_adoption(cast: Cast, django_assert_num_queries) -> None:
    setting_for(REGION)
    with one_look():
        with django_assert_num_queries(1):
            assert setting_for(REGION) is setting_for(REGION)
        adopt(proposal=proposed_figure(cast), actor=second_keeper(cast), at=NOW)
        assert wage() == Decimal("2700")


@pytest.mark.parametrize(
    ("fields", "at_field"),
    [
        ({"value": Decimal("-1")}, "value"),
        ({"value": Decimal("NaN")}, "value"),
        ({"value": Decimal("1.00001")}, "value"),
        ({"value": Decimal("2540"), "since": date(2025, 9, 1)}, "value"),
        ({"since": date(1900, 1, 1)}, "since"),
        ({"since": date(2099, 1, 1)}, "since"),
        ({"source": " "}, "source"),
        ({"source": "长" * 201}, "source"),
        ({"confidence": "sure"}, "confidence"),
    ],
)
def test_a_wrong_figure_is_refused_at_its_field(cast: Cast, fields: dict, at_field: str) -> None:
    with pytest.raises(Refused) as refused:
        proposed_figure(cast, **fields)
    assert refused.value.field == at_field
    assert not Figure.objects.exists()


def test_the_same_day_is_entered_once_while_it_waits(cast: Cast) -> None:
    proposed_figure(cast)
    with pytest.raises(Refused, match="正等第二个人看"):
        proposed_figure(cast, value=Decimal("2800"), actor=second_keeper(cast))
    proposed_year(cast)
    with pytest.raises(Refused, match="正等第二个人看"):
        proposed_year(cast, actor=second_keeper(cast))


@pytest.mark.parametrize("year", [1999, 2024, 2029])
def test_a_year_far_away_is_refused(cast: Cast, year: int) -> None:
    with pytest.raises(Refused) as refused:
        proposed_year(cast, year=year)
    assert refused.value.field == "year"
