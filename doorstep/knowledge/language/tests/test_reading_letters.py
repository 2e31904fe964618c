import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.knowledge.language.labour_letter import judge, topics_of
from doorstep.knowledge.language.people import head_count
from doorstep.knowledge.language.topics import red_flags, topics


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("老板欠我三个月工资一直不给，怎么办？", "wages_owed"),
        ("工资到现在都没发，老板说再等等", "wages_owed"),
        ("我在饭店打工，每天十二个小时，从来没有加班费", "overtime"),
        ("公司突然把我辞退了，一分补偿没有", "unlawful_dismissal"),
        ("入职一年多没签劳动合同", "contract"),
        ("单位不给交社保，让我们自己去交", "social_insurance"),
        ("在车间干活手被压伤，老板说不算工伤", "work_injury"),
        ("怀孕七个月还让上夜班，请问产假多少天", "maternity"),
        ("送外卖的骑手被平台扣钱，没地方说理", "platform_work"),
    ],
)
def test_a_workers_letter_is_labour_with_its_topic(text, topic):
    found = judge(text)
    assert found.labour, found
    assert topic in found.topics
    assert found.words
    assert "“" in found.reason_zh


@pytest.mark.parametrize(
    "text",
    [
        "在这家公司买的手机坏了，老板不退货，要求退款",
        "小区物业乱收停车费，业主投诉没人管",
        "楼下工地夜里施工噪音太大，睡不着觉",
        "上班高峰期地铁太挤，希望增加班次",
        "孩子上学的学区划分不合理，请教育局解释",
        "健身房跑路，会员卡里的钱要不回来",
        "",
        "你好",
    ],
)
def test_another_letter_is_not_labour(text):
    found = judge(text)
    assert not found.labour, found
    assert found.topics == ()
    assert found.reason_zh


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("没签合同", "contract"),
        ("我怀孕了让我走", "maternity"),
        ("交了500押金不退", "deduction"),
        ("我在物业公司的小区看大门，押金不退，停车位收费也归他们管", "deduction"),
    ],
)
def test_who_came_to_us_need_not_prove_that_it_is_labour(text, topic):
    assert not judge(text).labour
    assert topic in topics_of(text)


def test_what_names_no_topic_suggests_none():
    assert topics_of("小区门口的路灯坏了") == topics_of("") == ()


@pytest.mark.parametrize("text", ["老板欠我三个月工资一直不给", "每天干12个小时没有加班费，社保也不交"])
def test_a_labour_letter_has_the_same_topics_either_way(text):
    assert judge(text).topics == topics_of(text) != ()


def test_a_denied_word_does_not_count():
    assert not judge("这不是劳动仲裁的事，是邻居漏水").labour


@given(st.text(alphabet="工资欠社保没发公司老板我们，。a1 \n", max_size=80))
def test_any_text_is_judged_without_failing(text):
    found = judge(text)
    assert set(found.topics) <= set(topics())
    assert all(word in text for word in found.words)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("再不给钱我就从楼上跳楼", ["violence_or_self_harm"]),
        ("我真的不想活了", ["violence_or_self_harm"]),
        ("昨晚工友猝死在宿舍", ["death"]),
        ("手指被切断，送进ICU", ["serious_injury"]),
        ("大家准备罢工，在门口拉横幅", ["stoppage"]),
        ("老板电话打不通，人去楼空", ["employer_fled"]),
        ("联系不上老板了", ["employer_fled"]),
        ("厂里用童工，未满16岁", ["child_labour"]),
        ("我们二十多名工友都没拿到钱", ["collective"]),
        ("天天加班累死了，拼命干活", []),
        ("没有人死亡，也没有停工", []),
        ("停工留薪期工资怎么算", []),
        ("跳楼价甩卖", []),
    ],
)
def test_words_of_danger_raise_flags(text, codes):
    found = red_flags(text)
    assert [flag.code for flag in found] == codes
    assert all(flag.words and flag.zh for flag in found)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("我们八个人", 8),
        ("30多名工友", 30),
        ("20余人", 20),
        ("我们班组一共十二个人", 12),
        ("公司有三百人，我们五个人被辞退", 5),
        ("七八个人", 7),
        ("二三十人", 20),
        ("十几个工人", 10),
        ("一百二十名职工", 120),
        ("我和两个工友", 3),
        ("我们俩都没拿到工资", 2),
        ("我一个人", None),
        ("我是一名员工", None),
        ("第三人", None),
        ("给我5000人民币", None),
        ("每人欠三千", None),
        ("公司总共有500人", None),
        ("住4人间", None),
        ("", None),
    ],
)
def test_people_are_counted_with_care(text, count):
    found = head_count(text)
    assert (found and found.count) == count
    assert found is None or found.words in text


def test_every_topic_has_a_name():
    assert len(topics()) >= 20
    assert all(topic.zh for topic in topics().values())
    assert topics()["wages_owed"].lead_topic
