from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.language.numerals import read_number
from doorstep.knowledge.language.understanding import Understanding, understand

TOLD_ON = date(2026, 11, 22)


def said(text: str) -> Understanding:
    return understand(text, TOLD_ON)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8000", "8000"), ("1.2万", "12000"), ("两万三", "23000"), ("一万五千六", "15600"), ("三千八百五", "3850"), ("2千5", "2500"),
        ("1万2", "12000"), ("1万2500", "12500"), ("18,950", "18950"), ("三四千", "3000"), ("一百二", "120"), ("两万零三", "20003"),
        ("3百万", "3000000"), ("十五", "15"), ("一千零五", "1005"), ("三十", "30"), ("两百零五", "205"),
    ],
)  # fmt: skip
def test_numbers_are_read_as_spoken(words, value):
    assert read_number(words) == Decimal(value)


@pytest.mark.parametrize("words", ["万", "百", "", "几千", "甲"])
def test_what_names_no_number_is_none(words):
    assert read_number(words) is None


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("欠我三万块没给", [("sum", 30000)]),
        ("说好一个月5000，扣完到手三千二", [("sum_a_month", 5000), ("sum", 3200)]),
        ("押金五百不退", [("sum", 500)]),
        ("12块5一个小时", [("sum_an_hour", 12.5)]),
        ("三千五百块五毛", [("sum", 3500.5)]),
        ("一天二百六十元，一共2,600元", [("sum_a_day", 260), ("sum", 2600)]),
        ("每月3000-5000元", [("sum_a_month", 3000), ("sum", 5000)]),
        ("共计１６５５０元", [("sum", 16550)]),
        ("他说给我一万五，到现在没给", [("sum", 15000)]),
        ("每月4000元，三个月没发", [("sum_a_month", 4000), ("sum_reckoned", 12000)]),
        ("干了三年，加班5个小时，住2楼，电话13800138000", []),
        ("一分钱没给，我们一块去", []),
        ("2020元旦上班，走了3公里，迟到5分钟", []),
        ("公司有500人，工资压了2个月", []),
    ],
)
def test_sums_are_found_with_what_they_are_paid_for(text, sums):
    assert [(one.kind, float(one.value)) for one in said(text).sums] == sums


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("去年3月入职", "2025-03-01", "2025-03-31", "month"),
        ("上个月没发", "2026-10-01", "2026-10-31", "month"),
        ("前天让我走", "2026-11-20", "2026-11-20", "day"),
        ("12月9日出的事", "2025-12-09", "2025-12-09", "day"),
        ("二零二三年五月二十一号", "2023-05-21", "2023-05-21", "day"),
        ("20220308进厂", "2022-03-08", "2022-03-08", "day"),
        ("21年3月来的", "2021-03-01", "2021-03-31", "month"),
        ("95年参加工作", "1995-01-01", "1995-12-31", "year"),
        ("三月底结账", "2026-03-21", "2026-03-31", "part"),
        ("去年下半年", "2025-07-01", "2025-12-31", "half"),
        ("上周五开会", "2026-11-13", "2026-11-13", "day"),
        ("2020年2月29日", "2020-02-29", "2020-02-29", "day"),
    ],
)
def test_dates_are_reckoned_from_the_day_of_telling(text, first, last, precision):
    (found,) = said(text).dates
    assert (found.value.first.isoformat(), found.value.last.isoformat(), found.value.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2023.5–2024.2", ["2023-05", "2024-02"]),
        ("2016年11月到3月", ["2016-11", "2017-03"]),
        ("2023年的3、4、5月", ["2023-03", "2023-04", "2023-05"]),
        ("3月份和4月份", ["--03", "--04"]),
        ("2019年三四月没发", ["2019-03", "2019-04"]),
        ("七八月份的工资", ["--07", "--08"]),
        ("5月1号到7号放假", ["--05-01", "--05-07"]),
        ("2016年3月5日、6日", ["2016-03-05", "2016-03-06"]),
        ("拖了三四个月", []),
        ("从3月到6月", ["--03", "--06"]),
        ("干了13年，今年7月调整", ["--07"]),
        ("我五年没休假，3个月没发，2021年2月30日", []),
    ],
)
def test_a_period_gives_both_ends_and_a_length_of_time_none(text, written):
    assert [one.written for one in said(text).dates if one.written] == written


@pytest.mark.parametrize(
    ("text", "topic", "words"),
    [
        ("您好，老板欠了我三个月工资，说等项目款下来", "wages_owed", "欠了我三个月工资"),
        ("社保也没给交", "social_insurance", "社保"),
        ("手被机器轧断了", "work_injury", "手被机器轧断"),
    ],
)
def test_a_claim_carries_the_words_that_led_to_it(text, topic, words):
    found = next(one for one in said(text).claims if one.value == topic)
    assert (
        text[found.start : found.end] == words
        or words in text[found.start : found.end]
        or text[found.start : found.end] in words
    )
    assert found.end - found.start <= 20


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("不是工伤的事，是社保没交", "work_injury"),
        ("公司没有拖欠工资，想问年假", "wages_owed"),
        ("工资从来没有拖欠，就是天天加班没加班费", "wages_owed"),
    ],
)
def test_what_is_denied_is_marked_so(text, topic):
    assert [one.negated for one in said(text).claims if one.value == topic] == [True]


def test_a_labour_question_of_no_listed_kind_is_other():
    assert [one.value for one in said("想问劳动仲裁要带什么材料").claims] == ["other"]
    assert said("小区门口的路灯坏了").claims == ()


@pytest.mark.parametrize(
    ("text", "count", "at_least"),
    [("我们八个人都没拿到", 8, False), ("30多名工友", 30, True), ("我和两个工友", 3, False), ("我们5个一起去的", 5, False)],
)
def test_people_are_counted(text, count, at_least):
    (found,) = said(text).people
    assert (found.value.count, found.value.at_least) == (count, at_least)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我在檐下记餐厅上班", "檐下记餐厅"),
        ("俺是青藤制衣厂的员工", "青藤制衣厂"),
        ("我2019年在东方制衣厂打工", "东方制衣厂"),
        ("我在公司上班", None),
        ("我到一家KTV上班", None),
    ],
)
def test_the_employer_is_named_when_it_has_a_name(text, name):
    found = said(text).employers
    assert (found[0].value if found else None) == name


@given(st.text(alphabet="工资欠社保没发公司老板我们，。a1 \n0923年月日号万千百块元十两个人去上,.-", max_size=120))
def test_any_text_is_read_and_every_span_lies_in_it(text):
    read = said(text)
    for found in (*read.claims, *read.sums, *read.dates, *read.people, *read.employers):
        assert 0 <= found.start < found.end <= len(text)
        assert 0 < found.sure <= 1


def test_a_story_of_a_thousand_claims_is_read():
    read = said("老板欠我工资5000元，我们八个人，去年3月。" * 1000)
    assert read.claims
    assert len(read.sums) > 500


@pytest.mark.parametrize(
    ("text", "months"),
    [("老板拖着我7月工资不给", [7]), ("8月、9月工资都没发", [8, 9]), ("六月工资没结清", [6]), ("拖了三个月工资", [])],
)
def test_a_month_right_before_wages_is_a_month_and_a_number_of_months_is_none(text: str, months: list[int]) -> None:
    assert [found.value.first.month for found in understand(text, date(2026, 11, 20)).dates] == months


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("9月工资和10月工资都没发，一共11600元", "sum"),
        ("欠我两个月工资12000元", "sum"),
        ("我月工资4000元", "sum_a_month"),
        ("一个月工资5000元", "sum_a_month"),
    ],
)
def test_wages_of_a_named_month_are_not_what_is_paid_each_month(text: str, kind: str) -> None:
    assert [found.kind for found in understand(text, TOLD_ON).sums] == [kind]
