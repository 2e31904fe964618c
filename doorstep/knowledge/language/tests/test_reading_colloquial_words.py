"""Everyday sentences in which the telling words stand apart; all of them invented."""

from pathlib import Path

import pytest
import yaml

from doorstep.knowledge.language.labour_letter import judge
from doorstep.knowledge.language.phrases import beginnings, phrases
from doorstep.knowledge.language.topics import topics

STORIES = Path(__file__).parents[3] / "demo" / "data" / "words.yaml"
INVENTED = {
    "building": "槐荫大厦",
    "short": "檐下记",
    "months": "三",
    "sum": "11600",
    "people": "12",
    "street": "槐安门街道",
}


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("9月和10月的工资一共11600元没有发，老板一直说再等等", "wages_owed"),
        ("两个月没发我们钱了,工资", "wages_owed"),
        ("上个季度的提成，主管说下个月，到现在影子都没有，一分钱没给", "wages_owed"),
        ("活干完快半年了，工头还欠着我们八千多块钱", "wages_owed"),
        ("槐荫大厦三层那家面馆老板，两个月的工钱拖到现在", "wages_owed"),
        ("说好月底发薪水，昨天又说没钱，要不到", "wages_owed"),
        ("物业公司欠我们保安三个月的工资", "wages_owed"),
        ("工资每个月都晚发二十多天", "wages_owed"),
        ("我提成应该有四千，他只给了一千五", "wages_owed"),
        ("干了三年没给交过保险", "social_insurance"),
        ("问人事为什么社保一直没有给我上，她说自愿的", "social_insurance"),
        ("五险从前年八月起就没再交", "social_insurance"),
        ("合同到现在都没签", "contract"),
        ("进来八个月，合同的影子都没见过，人事说不用签合同", "contract"),
        ("让我在一份空白的合同上签字", "contract"),
        ("老板把我押金扣着不退", "deduction"),
        ("入职时收了五百块服装费，走的时候说不退", "deduction"),
        ("店长每次盘点少了东西就扣钱，大家平摊", "deduction"),
        ("月休两天，十二小时班", "overtime"),
        ("周末也要上班不给钱", "overtime"),
        ("国庆七天一直在店里上班，没有一分钱补贴", "overtime"),
        ("一天干十四个小时，一个月都没歇过", "overtime"),
        ("加班到半夜，说是自愿的，从来不给算", "overtime"),
        ("迟到一分钟扣一百", "deduction"),
        ("让我明天别来了", "unlawful_dismissal"),
        ("公司把我调岗降薪逼我走", "unlawful_dismissal"),
        ("今天被公司开了，没有说理由", "unlawful_dismissal"),
        ("早上发现被移出工作群，门禁卡也刷不开", "unlawful_dismissal"),
        ("经理叫我收拾东西回家等消息", "unlawful_dismissal"),
        ("店要关了，干了六年，一分补偿也没有", "severance"),
        ("合同到期不续签，问他补偿怎么算，不理我", "severance"),
        ("我跟领导提了离职，他说年底前不批", "resignation"),
        ("装货的时候铁架子倒下来，把我脚砸了", "work_injury"),
        ("我爸在工地干活从架子上摔下来，住院到现在", "work_injury"),
        ("机器把手指轧断了一截，医药费是自己出的", "work_injury"),
        ("送餐路上摔了一跤，手骨折，站点说跟他们没关系", "work_injury"),
        ("我怀孕四个月，主管让我换去夜班", "maternity"),
        ("天天在太阳底下扫街，一分钱高温的补助也没见过", "heat_allowance"),
        ("说是试用三个月，现在第七个月了还没转正", "probation"),
        ("试工五天，最后说我不合格，不给钱", "probation"),
        ("到手工资扣完只有一千八，比最低工资还少", "minimum_wage"),
        ("住院做手术两个月，公司说不发工资", "sick_pay"),
        ("想请三天事假回家奔丧，组长不批，还说算我旷工", "leave"),
        ("跑单半年，站点说我超时太多，罚了四百", "platform_work"),
        ("中介介绍进厂，收了我两千块，到了厂门口根本没人管", "recruitment_fraud"),
        ("车间打磨粉尘很大，口罩都不给发", "safety"),
        ("去面试前台，人家说只要未婚的", "discrimination"),
        ("后厨有个十五岁的孩子在洗碗上班", "child_labour"),
        ("工厂月底要搬走，老员工名单都贴出来了", "dismissal_wave"),
        ("离职以后两年不许去同行，可是一分钱不给我", "non_compete"),
        ("公司送我去培训了一周，现在要走就让我赔两万", "training_bond"),
        ("老板不承认我是他的员工，说没有雇过我", "status"),
        ("合同是跟外包公司签的，被派到银行上班", "labour_dispatch"),
    ],
)
def test_words_standing_apart_give_their_topic(text, topic):
    found = judge(text)
    assert found.labour, found
    assert topic in found.topics, found
    assert all(word in text for word in found.words)


@pytest.mark.parametrize(
    "text",
    [
        "房东押金扣着不退，说墙面有划痕",
        "健身房的钱要不回来，老板电话也不接",
        "买房合同到现在都没签，定金也不还",
        "隔壁单位楼里漏水，物业不给修",
        "车险忘了交，上个月又被追尾，保险公司不赔",
        "周末也要补课，孩子不休息",
        "楼上半夜还在装修，工地一样吵，睡不着",
        "朋友借了我的钱一直没还给我",
        "地铁站口没有雨棚，下雨天全淋湿",
        "路边广告牌掉下来砸到我的车，城管不管",
        "网上买的衣服不给退，商家说拆了吊牌",
        "拆迁补偿款到现在没发，村里说再等等",
        "点的外卖送餐超时，骑手态度不好，要求赔钱",
        "驾校收了培训费，考不过也不退",
        "公交车夏天没空调，能不能降温",
        "小区健身器材坏了，孩子把手夹伤了",
        "医院挂号太难，让我明天再来",
        "公司按时发工资，从来没有拖欠过，想问附近有没有公园",
        "社区不给居民买医保，跑了三趟",
        "理财平台倒闭，血汗钱要不回来",
        "今天天气很好，谢谢你们",
    ],
)
def test_other_troubles_give_no_topic(text):
    assert judge(text).topics == ()


def test_wages_that_are_paid_are_not_owed():
    assert "wages_owed" not in judge("公司没有拖欠工资，只是想问年假怎么算").topics
    assert "wages_owed" not in judge("上个月的工资已经发了，不是没发，想问加班费").topics


def test_a_gap_never_reaches_into_the_next_sentence():
    assert "wages_owed" not in judge("我上班的地方工资不高。门口那家店的货还没发！").topics


def test_where_one_works_does_not_speak_against_a_letter():
    assert judge("我在小区当保安，两个月工资都没给").labour
    assert not judge("小区保安态度差，物业不管").labour


def test_words_are_given_as_written():
    assert "工资５０００元没有发" in judge("上月工资５０００元没有发").words


@pytest.mark.parametrize("story", yaml.safe_load(STORIES.read_text(encoding="utf-8"))["stories"])
def test_every_story_of_the_demo_has_a_topic(story):
    assert judge(story.format(**INVENTED)).topics


def test_every_phrase_is_of_a_known_topic_and_is_skipped_without_its_words():
    assert {phrase.topic for phrase in phrases()} <= set(topics())
    text = "今天天气很好"
    assert not [hit for phrase in phrases() for hit in phrase.hits(text, beginnings(text))]
