import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.language.masking import hide_names, is_card_number, is_identity_number, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话13800138000找我", "电话138****8000找我"),
        ("138 0013 8000", "138******8000"),
        ("+86-13800138000", "+86********8000"),
        ("座机010-65123456", "座机010*****3456"),
        ("身份证11010519491231002X。", "身份证110*************2X。"),
        ("卡号6222 0200 0000 0000 001", "卡号*******************" + "001"),
        ("写信到chen.lei@example.com吧", "写信到c***@example.com吧"),
        ("１３８００１３８０００", "１３８****８０００"),
        ("车牌京A·12345在门口", "车牌京A*****5在门口"),
        ("粤B12345D", "粤B*****D"),
        ("微信号wang_jg88加我", "微信号w*******8加我"),
        ("QQ：123456789", "QQ：1*******9"),
    ],
)
def test_personal_data_is_starred(text, masked):
    found = mask(text).text
    assert len(found) == len(text) or "@" in text
    if "卡号" in text:
        assert found.startswith("卡号***")
        assert found.endswith("001")
    else:
        assert found == masked


@pytest.mark.parametrize(
    "text",
    [
        "欠我13800元",
        "2026-03-01到2026-11-22",
        "合同编号20260301001",
        "110105194912310021",
        "工资5000.00元，共36000元",
        "面积1234567890123平",
        "京东买的，加了微信群",
        "湘A市工地",
    ],
)
def test_ordinary_numbers_are_left_alone(text):
    assert mask(text).text == text


def test_a_number_said_to_be_an_identity_number_is_hidden_even_when_mistyped():
    assert "110105194912310021" not in mask("身份证号：110105194912310021").text


def test_check_signs():
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194913310029")
    assert is_card_number("4111111111111111")
    assert not is_card_number("4111111111111112")
    assert not is_card_number("0000000000000000")


@given(st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.sampled_from(["找我", "，谢谢", "", " 王"]))
def test_no_mobile_number_survives(phone, after):
    assert phone not in mask(f"电话{phone}{after}").text


@given(st.text(max_size=60))
def test_masking_twice_changes_nothing_more(text):
    assert mask(mask(text).text).text == mask(text).text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("我叫张晓东，老板王建国欠我钱", ("张晓东", "王建国")),
        ("工头老李说没钱，找刘总，陈师傅也没拿到", ("老李", "刘总", "陈师傅")),
        ("方经理让我走，欧阳明说的", ("方经理", "欧阳明")),
        ("李某某拖欠工资", ("李某某",)),
        ("联系人：赵敏", ("赵敏",)),
        ("高温补贴没有，周末加班，许多工友都等着，何时能给", ()),
        ("", ()),
    ],
)
def test_names_are_proposed_and_stay_until_confirmed(text, names):
    found = mask(text)
    assert found.proposed_names == names
    assert all(name in found.text for name in names)
    assert not any(name in hide_names(found.text, names) for name in names)


def test_the_longer_name_is_hidden_first():
    assert hide_names("张三丰和张三", ["张三", "张三丰"]) == "某某和某某"
