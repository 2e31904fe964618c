"""Invented letters of a hotline: always the same for one seed, with places of the cast's district."""

import random

LABOUR = [
    "{place}的{firm}拖欠我{months}个月工资，一共{sum}元，找老板要了几次都不给。",
    "我在{place}上班，{firm}每天加班到很晚，从来没有给过加班费。",
    "{firm}（{place}）口头通知辞退我，没有说理由，也没有经济补偿。",
    "在{place}干活时手受了伤，{firm}不给申报工伤，医药费自己垫的。",
    "{firm}一直没有和我签劳动合同，社保也没有缴，单位在{place}。",
    "我们{heads}个人给{firm}干活，工资拖了{months}个月，人在{place}。",
]
OTHER = [
    "{place}门口的路灯坏了好几天，晚上很黑，请修一下。",
    "{place}附近夜里施工噪音很大，老人休息不好。",
    "建议在{place}旁边加一个公交站，方便居民出行。",
    "{place}楼下垃圾没有人清，夏天味道很大。",
    "想问小区停车位怎么办理，物业一直不答复。",
    "孩子上小学的学区怎么划分，请告知。",
]
PLACES = ["槐荫大厦", "槐安门街道", "柳河街道", "柳河街道12号", "城里", "家附近", "槐安门外的湖边", "柳河"]
FIRMS = ["檐下小馆", "一家饭馆", "一家装修队", "物业公司", "快递站", "门店"]


def letters(count: int = 300, seed: int = 7) -> list[dict[str, str]]:
    """About two in five are about work; each carries a number of its own."""
    dice = random.Random(seed)
    rows = []
    for number in range(count):
        pattern = dice.choice(LABOUR if dice.random() < 0.4 else OTHER)
        text = pattern.format(
            place=dice.choice(PLACES), firm=dice.choice(FIRMS), months=dice.randrange(2, 9),
            sum=dice.randrange(3000, 90000), heads=dice.randrange(2, 9),
        )  # fmt: skip
        rows.append({"source": "invented", "id": str(1000 + number), "text": f"第{number}封：{text}"})
    return rows
