"""Two kept worksheets beside each other: two accounts, or two versions of one account."""

from decimal import Decimal

import pytest

from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.sheets_beside import beside, others_of
from doorstep.services.disputes.queries.worksheets import overview
from tests.support.cast import Cast

from .support import registered
from .test_worksheets import saved, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(cast: Cast) -> Matter:
    return registered(cast)


def numbers(pairs) -> list[tuple[int, int]]:
    return [(one.row.number, other.row.number) for one, other in pairs]


def test_versions_of_one_account_are_offered_oldest_of_the_last_two_first(cast: Cast, matter: Matter) -> None:
    for average in ("6000", "6100", "6240"):
        saved(cast, matter, avg12=average)
    saved(cast, matter, account="employer", avg12="5000")
    assert numbers(overview(matter).pairs) == [(3, 4), (2, 3)]
    page = words(cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/"))
    assert "职工的说法，从" in page


def test_two_versions_are_told_apart_by_number_and_which_fact_moved_what(cast: Cast, matter: Matter) -> None:
    one, other = saved(cast, matter, avg12="6000"), saved(cast, matter)
    page = words(cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/beside/2/"))
    assert f"{other.name}比{one.name}多1,200.00元" in page
    assert "月平均工资" in page
    assert "事实以外" not in page


def test_what_no_fact_explains_is_put_down_to_figures_or_rules(cast: Cast, matter: Matter) -> None:
    one, other = saved(cast, matter, avg12="2000"), saved(cast, matter, avg12="2000")
    record = one.record | {"figure": "12100.00"}
    record["used"] = [used | {"value": "2420"} if used["name"] == "min_wage_monthly" else used for used in record["used"]]
    one.record, one.rule_version = record, "1"
    one.save()
    found = beside(one, other)
    assert (found.apart, found.besides, found.same_rules) == (Decimal("600.00"), Decimal("600.00"), False)
    assert len(found.moved) == 1
    page = words(cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/beside/2/"))
    assert "有600.00元不是因为事实" in page
    assert "2,420.00元" in page


def test_a_kept_sheet_says_which_facts_it_was_given(cast: Cast, matter: Matter) -> None:
    saved(cast, matter, ground="41_layoff")
    page = words(cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/"))
    for fact in ("怎么离开的：单位裁员", "哪天入职：2022年4月11日", "月平均工资：6,240.00元/月"):
        assert fact in page


def test_a_sheet_names_the_others_of_its_rule_and_never_itself(cast: Cast, matter: Matter) -> None:
    one, other = saved(cast, matter), saved(cast, matter, account="employer")
    saved(cast, matter, "severance.unlawful", already_paid=[])
    assert [row.number for row in others_of(one, matter)] == [other.number]
    assert "和哪一张对照" in words(cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/"))
    assert cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/beside/1/").status_code == 404
    assert cast.client("chen").get(f"/desk/matters/{matter.code}/sheets/1/beside/3/").status_code == 404
