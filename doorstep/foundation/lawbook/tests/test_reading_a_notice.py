"""A pasted notice: spellings of days, and each slip told with its line."""

from datetime import date

import pytest

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.notice import Notice, check_notice, read_days

from .support import notice


@pytest.mark.parametrize(
    ("text", "count", "first", "last"),
    [
        ("10月1日至7日", 7, date(2027, 10, 1), date(2027, 10, 7)),
        ("10月1日（周五）至7日（周四）", 7, date(2027, 10, 1), date(2027, 10, 7)),
        ("9月28日到10月2日", 5, date(2027, 9, 28), date(2027, 10, 2)),
        ("2027-02-05 至 2027-02-11", 7, date(2027, 2, 5), date(2027, 2, 11)),
        ("1月1日、1月2日,1月3日", 3, date(2027, 1, 1), date(2027, 1, 3)),
        ("5/1到5/5", 5, date(2027, 5, 1), date(2027, 5, 5)),
        ("2026年12月31日至2027年1月2日", 3, date(2026, 12, 31), date(2027, 1, 2)),
        ("", 0, None, None),
        ("1月1日\n\n1月1日", 1, date(2027, 1, 1), date(2027, 1, 1)),
    ],
)
def test_days_are_read_as_people_write_them(text: str, count: int, first: date | None, last: date | None) -> None:
    days = read_days(text, 2027, "days_off")
    assert (len(days), days[0] if days else None, days[-1] if days else None) == (count, first, last)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1月1日\n2月30日", "第2行"),
        ("国庆节放假", "看不懂"),
        ("10月7日至1日", "前后两个日子不对"),
        ("1月1日至3月30日", "最多隔30天"),
        ("13月1日", "没有这一天"),
        ("1月1日至2日至3日", "看不懂"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(text: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        read_days(text, 2027, "days_off")
    assert told in refused.value.sentence
    assert refused.value.field == "days_off"


def changed(**days: tuple[date, ...]) -> Notice:
    return Notice(**{**vars(notice()), **days})


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (changed(statutory_holidays=()), "statutory_holidays"),
        (changed(days_off=()), "days_off"),
        (changed(make_up_workdays=(date(2027, 2, 6),)), "make_up_workdays"),
        (changed(make_up_workdays=(date(2027, 2, 15),)), "make_up_workdays"),
        (changed(make_up_workdays=(date(2028, 2, 12),)), "make_up_workdays"),
        (changed(statutory_holidays=(date(2027, 3, 3),)), "days_off"),
        (changed(days_off=notice().days_off + (date(2026, 5, 1),)), "days_off"),
    ],
)
def test_a_notice_that_cannot_be_true_is_refused_at_its_field(wrong: Notice, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_notice(2027, wrong)
    assert refused.value.field == field


def test_a_true_notice_passes() -> None:
    check_notice(2027, notice())
