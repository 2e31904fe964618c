"""What a row of a former ledger becomes, and what is said about one that becomes nothing."""

from datetime import date
from decimal import Decimal

import pytest

from doorstep.foundation.network.register.mapping import guess_columns, missing_columns
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.past_rows import FIELDS, Past, _words, read_row

TODAY = date(2026, 11, 23)
MAPPING = {field.name: field.label for field in FIELDS}
GOOD = {
    "收到日期": "2024-03-05",
    "办结日期": "2024-03-20",
    "办理结果": "调解成功",
    "用人单位": "老面馆",
    "争议种类": "欠薪",
}


def read(**cells: str) -> Past | list:
    return read_row(7, {**GOOD, **cells}, MAPPING, "HA-01", TODAY)


@pytest.mark.parametrize(
    ("headings", "named"),
    [
        (["序号", "案号", "受理日期", "结案日期", "申请人", "手机", "被申请人", "案由", "简要情况", "涉案人数", "标的额", "处理结果"],
         {"number": "案号", "received": "受理日期", "closed": "结案日期", "person": "申请人", "phone": "手机", "employer": "被申请人",
          "topics": "案由", "story": "简要情况", "workers": "涉案人数", "amount": "标的额", "outcome": "处理结果"}),
        (["登记日期", "姓名", "单位名称", "反映问题", "办理情况"],
         {"received": "登记日期", "person": "姓名", "employer": "单位名称", "story": "反映问题", "outcome": "办理情况"}),
    ],
)  # fmt: skip
def test_columns_are_guessed_as_stations_name_them(headings: list[str], named: dict[str, str]) -> None:
    found = guess_columns(FIELDS, headings)
    assert found == named
    assert missing_columns(FIELDS, found) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("调解成功", "agreed_kept"), ("调解不成功，告知仲裁", "too_far_apart"), ("未达成协议", "too_far_apart"), ("达成协议，部分履行", "agreed_partly"),
        ("达成协议后单位未履行", "agreed_broken"), ("职工撤回", "withdrawn"), ("单位不同意调解", "refused"), ("单位失联", "not_reachable"),
        ("已申请仲裁", "other_forum"), ("双方和解", "settled_themselves"), ("转办人社局", "not_for_us"), ("咨询，已解答", "advice_only"),
        ("双方自行解决", "settled_themselves"), ("withdrawn", "withdrawn"),
    ],
)  # fmt: skip
def test_outcomes_are_read_as_people_wrote_them(said: str, code: str) -> None:
    assert read(办理结果=said).outcome == code


def test_every_word_of_the_table_leads_to_an_outcome_or_level_there_is() -> None:
    assert {code for code, _ in _words()["outcomes"]} <= set(Matter.Outcome.values)
    assert set(_words()["levels"]) == set(Matter.Level.values)


@pytest.mark.parametrize(
    ("said", "day"),
    [("2024-03-05 00:00:00", date(2024, 3, 5)), ("2024年3月5日", date(2024, 3, 5)), ("20240305", date(2024, 3, 5)),
     ("2024/3/5", date(2024, 3, 5)), ("45356", date(2024, 3, 5))],
)  # fmt: skip
def test_days_are_read_as_spreadsheets_leave_them(said: str, day: date) -> None:
    assert read(收到日期=said).received == day


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("12,400", "12400"),
        ("1.2万", "12000"),
        ("3万元", "30000"),
        ("￥500.50", "500.50"),
        ("约2000元", "2000"),
        ("", None),
        ("无", None),
    ],
)
def test_sums_are_read(said: str, amount: str | None) -> None:
    assert read(金额=said).amount == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    ("cells", "field", "fault"),
    [
        ({"收到日期": ""}, "收到日期", "没有填"), ({"收到日期": "去年春天"}, "收到日期", "认不出"), ({"收到日期": "2024-02-31"}, "收到日期", "认不出"),
        ({"收到日期": "2027-01-01", "办结日期": "2027-01-02"}, "收到日期", "不像真的日子"), ({"办结日期": "2024-01-01"}, "办结日期", "早于"),
        ({"办结日期": ""}, "办结日期", "还没有办结"), ({"办理结果": "领导批示"}, "办理结果", "看不出"), ({"办理结果": ""}, "办理结果", "没有填"),
        ({"人数": "几个"}, "人数", "整数"), ({"金额": "一万多"}, "金额", "认不出"), ({"金额": "0.001"}, "金额", "认不出"),
        ({"用人单位": "", "争议种类": ""}, "事由", "都没有写"),
    ],
)  # fmt: skip
def test_a_bad_row_says_its_field_its_fault_and_what_to_do(cells: dict[str, str], field: str, fault: str) -> None:
    problems = read(**cells)
    assert isinstance(problems, list)
    assert any((one.row, one.field) == (7, field) and fault in one.fault and one.remedy for one in problems), problems


def test_what_was_told_and_answered_is_no_matter() -> None:
    assert read(登记类别="来电咨询", 办理结果="已答复").telling
    assert read(办理结果="咨询，已解答").telling
    assert not read(登记类别="调解案件", 办理结果="咨询后调解成功").telling


def test_the_same_row_has_the_same_key_and_another_has_not() -> None:
    one = read(编号="劳调2024-15")
    assert read(编号=" 劳调2024-15 ", 办理结果="撤回").key == one.key
    assert read(编号="劳调2024-16").key != one.key
    assert read().key != read(职工姓名="方小满").key
    assert read_row(7, {**GOOD, "编号": "劳调2024-15"}, MAPPING, "HA-02", TODAY).key != one.key


def test_topics_are_taken_as_named_or_read_from_the_words() -> None:
    assert read(争议种类="欠薪、加班费").topics == ("wages_owed", "overtime")
    assert read(争议种类="", 事由="单位三个月没发工资").topics[0] == "wages_owed"
    assert read(争议种类="其它", 事由="").topics == ("other",)
