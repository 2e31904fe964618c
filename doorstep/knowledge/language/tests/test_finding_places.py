from itertools import product

import pytest

from doorstep.knowledge.language.places import (
    BuildingRow,
    EnterpriseRow,
    Gazetteer,
    StreetRow,
    find_places,
    street_decided,
)

STREETS = [
    StreetRow("s1", "东四街道"),
    StreetRow("s2", "龙潭街道"),
    StreetRow("s3", "前门街道"),
    StreetRow("s4", "体育馆路街道"),
    StreetRow("s5", "朝阳门街道"),
    StreetRow("s6", "崇文门外街道"),
    StreetRow("s7", "永定门外街道"),
]
BUILDINGS = [BuildingRow("b1", "银河SOHO", ("银河搜候",), "s5"), BuildingRow("b2", "新世界大厦", (), "s6")]
FIRMS = [
    EnterpriseRow("e1", ("安居保洁服务有限公司", "安居保洁"), "s2"),
    EnterpriseRow("e2", ("云上科技（集团）有限公司",), None, "b1"),
]
GAZETTEER = Gazetteer(STREETS, BUILDINGS, FIRMS)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("我在东四街道上班", "s1"),
        ("公司在前门大街", "s3"),
        ("龙潭路8号的工地", "s2"),
        ("体育馆路街道办", "s4"),
        ("体育馆路8号", "s4"),
        ("东四社区的工地", "s1"),
        ("崇文门外大街的商场", "s6"),
        ("永定门外大街", "s7"),
    ],
)
def test_a_street_counts_with_a_road_word_behind_its_stem(text, code):
    (found,) = find_places(text, GAZETTEER)
    assert (found.kind, found.code, found.street_code) == ("street", code, code)
    assert found.words in text
    assert found.words in found.why_zh


@pytest.mark.parametrize(
    "text",
    [
        "从前门进来",
        "我在东四上班",
        "去龙潭玩",
        "龙潭湖公园",
        "朝阳门外大街",
        "朝阳门内",
        "坐地铁到前门2号线",
        "我们小区前门路口",
        "黑龙潭路",
        "体育馆路上都是人",
        "",
    ],
)
def test_a_bare_stem_never_routes(text):
    assert find_places(text, GAZETTEER) == []


def test_a_known_building_or_enterprise_decides_by_its_own_street():
    found = find_places("我在东四街道住，在银河ｓｏｈｏ的云上科技(集团)有限公司上班", GAZETTEER)
    assert [(one.kind, one.code, one.street_code) for one in found] == [
        ("street", "s1", "s1"),
        ("building", "b1", "s5"),
        ("enterprise", "e2", "s5"),
    ]
    assert street_decided(found) == "s5"
    assert street_decided(find_places("在东四街道", GAZETTEER)) == "s1"


def test_places_that_disagree_leave_it_to_a_person():
    assert street_decided(find_places("安居保洁在新世界大厦", GAZETTEER)) is None
    assert street_decided([]) is None


def test_each_place_is_named_once():
    assert len(find_places("安居保洁！安居保洁服务有限公司！", GAZETTEER)) == 1


def test_one_name_among_fifty_thousand_is_found():
    signs = "安邦宝昌诚达德恒华嘉金康立隆明鹏瑞盛泰通"
    names = ["".join(four) for four in product(signs, repeat=4)][:50_000]
    many = Gazetteer(
        STREETS, BUILDINGS, [EnterpriseRow(str(n), (f"{name}有限公司",), "s1") for n, name in enumerate(names)]
    )
    text = "您好，我在" + "安邦宝昌路上走着走着天就黑了，" * 20 + names[777] + "有限公司上班"
    assert find_places(text, many)[-1].code == "777"
