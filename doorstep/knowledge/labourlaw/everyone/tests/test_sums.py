"""Each sum for everyone ends in the figure that the rulebook's worked examples give, and asks nothing it does not use."""

from datetime import date
from decimal import Decimal

import pytest

from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.everyone import SUMS
from doorstep.knowledge.labourlaw.everyone.questions import UNSURE
from doorstep.knowledge.labourlaw.everyone.rights import rights
from doorstep.knowledge.labourlaw.parameters import Book
from doorstep.knowledge.setting import load_setting

HERE = load_setting(reference_region())
TODAY = date(2026, 11, 23)
D = Decimal

WORKED = [
    ("wages", {"months": [{"month": f"2026-0{n}", "due": D("20000"), "paid": D(0)} for n in (7, 8, 9)], "employed": True}, "60000.00"),
    ("overtime", {"monthly_base": D(8700), "days": {date(2026, 2, 16): D(8), date(2026, 2, 20): D(8), date(2026, 2, 28): D(8)}},
     "2000.00"),
    ("severance", {"ground": "36_employer_proposed", "hire": date(2022, 4, 11), "end": date(2026, 10, 31), "total12": D(74880)},
     "31200.00"),
    ("unlawful", {"hire": date(2022, 4, 11), "end": date(2026, 10, 31), "total12": D(74880), "already_paid": D(0)}, "62400.00"),
    ("no-contract", {"signed": "never", "hire": date(2026, 1, 31), "left": True, "monthly_wage": D(6000), "claimed": True,
                     "claimed_on": date(2026, 11, 1)}, None),
    ("probation", {"term_type": "fixed", "term_months": D(12), "served_months": 6, "regular_wage": D(8000),
                   "probation_wage": D(6000)}, "32000.00"),
    ("annual-leave", {"cumulative_years": D(6), "continuous_12_months": True, "leaving": True, "exit": date(2026, 6, 30),
                      "joined": date(2020, 1, 1), "used": D(1), "average": D(21750)}, "2000.00"),
    ("minimum-wage", {"full_time": "yes", "gross": D(2800), "overtime_pay": D(200), "special_allowances": D(180),
                      "personal_si_hf": D(400)}, "520.00"),
    ("minimum-wage", {"full_time": "no", "hourly_rate": D(25), "hours": D(60)}, "162.00"),
    ("heat", {"exposure": "outdoor_35", "months": ["6", "7", "8"]}, "540.00"),
    ("sick-pay", {"agreed": False, "sick_paydays": D("21.75"), "total_years": D(8), "unit_years": D(4)}, "2032.00"),
    ("injury", {"grade": "10", "own_wage": D(8000), "leaving": False}, "56000.00"),
    ("retirement", {"category": "male", "birth": "1965-01"}, None),
]  # fmt: skip


@pytest.mark.parametrize(("slug", "answers", "figure"), WORKED)
def test_the_worked_example(slug, answers, figure):
    one = SUMS[slug]
    assert {question.name for question in one.asked(answers)} == set(answers)
    found = one.work_out(answers, HERE, TODAY)
    assert found.saying_zh
    if figure:
        assert D(figure) in {sheet.figure for sheet in found.sheets}


def test_leaving_injured_adds_the_two_sums_of_the_region():
    found = SUMS["injury"].work_out({"grade": "7", "own_wage": D(8000), "leaving": True}, HERE, TODAY)
    assert len(found.sheets) == 2
    assert "医疗和就业" in found.saying_zh


def test_a_region_without_figures_of_its_own_lends_none():
    nowhere = load_setting(None)
    found = SUMS["injury"].work_out({"grade": "7", "own_wage": D(8000), "leaving": False}, HERE, TODAY)
    assert found.sheets[0].figure
    with pytest.raises(LookupError):
        SUMS["minimum-wage"].work_out(WORKED[7][1], nowhere, TODAY)
    with pytest.raises(LookupError):
        SUMS["injury"].work_out({"grade": "7", "own_wage": D(8000), "leaving": True}, nowhere, TODAY)


def test_an_own_wish_to_leave_brings_no_severance_and_names_the_other_sum():
    answers = {"ground": "37_resignation", "hire": date(2022, 4, 11), "end": date(2026, 10, 31), "total12": D(74880)}
    found = SUMS["severance"].work_out(answers, HERE, TODAY)
    assert "没有经济补偿" in found.saying_zh
    assert "unlawful" in dict(found.instead)


def test_what_is_not_known_is_assumed_aloud():
    answers = {"ground": UNSURE, "hire": date(2022, 4, 11), "end": date(2026, 10, 31), "total12": D(74880)}
    found = SUMS["severance"].work_out(answers, HERE, TODAY)
    assert any("先按单位该给补偿算" in words for words in found.assumed_zh)


def test_each_topic_page_names_articles_papers_and_a_sum_that_exists():
    for right in rights().values():
        assert right.says, right.topic
        assert all(saying.cite_zh for saying in right.says), right.topic
        assert right.papers, right.topic
        assert right.sum_slug in {"", *SUMS}, right.topic


def test_each_sum_has_a_topic_page():
    assert {one.topic for one in SUMS.values()} <= set(rights())


def test_figures_on_a_topic_page_come_from_the_book_or_are_absent():
    assert rights()["minimum_wage"].known(HERE.book)
    assert not rights()["minimum_wage"].known(Book({}, HERE.calendar))
