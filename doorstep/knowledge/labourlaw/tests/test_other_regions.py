import random
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.labourlaw import data_files
from doorstep.knowledge.labourlaw.catalogue import RULES
from doorstep.knowledge.labourlaw.data_files import reference_region
from doorstep.knowledge.labourlaw.parameters import Known, load_book
from doorstep.knowledge.labourlaw.reckoning import reckon
from doorstep.knowledge.setting import load_setting

HERE = load_setting(reference_region())
ON = date(2025, 6, 1)
RISE = Known("min_wage_monthly", Decimal(2700), "元/月", date(2027, 9, 1), "通知", date(2027, 8, 1), "verified")


@pytest.fixture
def elsewhere(monkeypatch):
    monkeypatch.setattr(data_files, "REGIONS", Path(__file__).parent / "regions")
    return load_setting("far_away")


def local_figures():
    national = load_book(None).values
    return {name for name in HERE.book.values if name not in national}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_no_figure_of_the_reference_region_is_lent(rule, elsewhere):
    try:
        sheet = reckon(rule.id, rule.example, elsewhere, ON)
    except NotKnownHere:
        return
    assert not {used.name for used in sheet.used} & (local_figures() - {"min_wage_monthly"})
    assert all(used.value == 1800 for used in sheet.used if used.name == "min_wage_monthly")


def test_a_region_without_the_figure_says_what_holds_everywhere(elsewhere):
    facts = {"hire": "2024-01-01", "end": "2025-06-30", "avg12": "5000"}
    with pytest.raises(NotKnownHere) as unknown:
        reckon("severance.amount", facts, elsewhere)
    assert unknown.value.field == "local_avg_annual"
    assert "三倍" in unknown.value.what_to_do_zh
    sheet = reckon("severance.amount", facts | {"local_avg_annual": "90000"}, elsewhere)
    assert sheet.figure == Decimal("10000.00")


def test_the_national_floor_holds_where_nothing_local_is_printed(elsewhere):
    sheet = reckon("wages.sick_leave", {"sick_paydays": "10"}, elsewhere, ON)
    assert sheet.outputs["monthly"] == "1440.00"
    assert "309" in sheet.steps[0].cites[0]


def test_local_readings_stay_at_home(elsewhere):
    facts = {"gross": "2200", "personal_si_hf": "400"}
    assert reckon("wages.min_wage_shortfall", facts, elsewhere, ON).outputs["comparable"] == "2200.00"
    assert not reckon("severance.due", {"ground": "38_forced_resignation"}, elsewhere).warnings
    with pytest.raises(NotKnownHere) as unknown:
        reckon("contract.double_wage", {"contract_expired_on": "2025-01-31", "monthly_wage": "5000"}, elsewhere)
    assert unknown.value.field == "contract_expired_on"
    with pytest.raises(NotKnownHere) as unknown:
        reckon("wages.idle", {"cycle": 2, "works": False}, elsewhere, ON)
    assert unknown.value.field == "works"


def test_a_day_before_the_first_figure_is_not_known(elsewhere):
    for setting, day in ((elsewhere, "2024-12-31"), (HERE, "1995-12-31")):
        with pytest.raises(NotKnownHere) as unknown:
            reckon("severance.amount", {"hire": "1994-01-01", "end": day, "avg12": "500"}, setting)
        assert unknown.value.field == "min_wage"
        assert f"{day[:4]}年12月31日" in unknown.value.what_to_do_zh


def test_a_newer_figure_that_nobody_found_is_marked(elsewhere):
    facts = {"gross": "1000"}
    sheets = [reckon("wages.min_wage_shortfall", facts, elsewhere, day) for day in (ON, date(2026, 6, 1))]
    assert [sheet.used[0].stale for sheet in sheets] == [False, True]


def test_the_fingerprint_names_the_figures_not_their_order():
    book = load_book(reference_region())
    names = list(book.values)
    random.Random(7).shuffle(names)
    assert replace(book, values={name: book.values[name] for name in names}).fingerprint == book.fingerprint
    adopted = load_book(reference_region(), [RISE])
    assert len({adopted.fingerprint, book.fingerprint, load_book(None).fingerprint}) == 3
    assert book.with_values(RISE).fingerprint == adopted.fingerprint
    years = dict(book.calendar.years)
    years[2026] = replace(years[2026], make_up_workdays=years[2026].make_up_workdays | {date(2026, 11, 28)})
    assert replace(book, calendar=replace(book.calendar, years=years)).fingerprint != book.fingerprint


def test_an_adopted_figure_is_used_from_its_day():
    setting = replace(HERE, book=load_book(reference_region(), [RISE]))
    sheets = [reckon("wages.min_wage_shortfall", {"gross": "1000"}, setting, date(2027, month, 1)) for month in (8, 9)]
    assert [sheet.figure for sheet in sheets] == [Decimal("1540.00"), Decimal("1700.00")]
    assert sheets[1].used[0].source == "通知"
