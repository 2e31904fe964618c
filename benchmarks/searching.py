"""How long a search takes: `python benchmarks/searching.py [count]`.

Makes a throw-away SQLite database (or uses the one DATABASE_URL names) with that many matters of varied stories, then looks
for rare, common and absent words as a station officer, the district and a mediator would; hits verified, opened and marked.
The promise is a median below 50 ms at 100,000.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
WHO = ["后厨", "保安队", "快递站点", "装修队", "美容院", "幼儿园", "印刷车间", "仓库夜班", "会所前台", "物业保洁"]
WHAT = [
    "拖欠工资",
    "没有交社保",
    "口头辞退",
    "不给加班费",
    "扣了押金",
    "没签合同",
    "工伤不认",
    "年假不给休",
    "产假后调岗",
    "停工不发钱",
]
SAID = [
    "店长说再等等",
    "老板不接电话",
    "人事让签自愿离职",
    "经理让写欠条",
    "班组长说公司没钱",
    "财务推给总部",
    "没有人出面",
]
ODD = ["蓝色三轮车", "地下二层冷库", "考勤机被拆", "凌晨四点装车", "微信群被解散", "工牌被收走", "宿舍断了电"]
WORDS = ["拖欠工资", "考勤机被拆", "后厨 押金", "微信群被解散 拖欠工资", "没有这样的词", "12400", "自愿离职 仓库", "老板"]


def _story(chance: random.Random) -> str:
    parts = [
        f"我在{chance.choice(WHO)}干了{chance.randrange(1, 90)}个月", chance.choice(WHAT), f"一共{chance.randrange(20, 900) * 100}元",
        chance.choice(WHAT), chance.choice(SAID), f"工友还有{chance.randrange(1, 40)}个人", chance.choice(SAID), "想请你们帮忙问一问",
    ]  # fmt: skip
    if chance.random() < 0.002:
        parts.append(chance.choice(ODD))
    return "，".join(parts) + "。"


def _fill(count: int, cast, now) -> None:
    from doorstep.foundation.journal.actor import Actor
    from doorstep.services.disputes.actions.bulk import NewMatter, register_many
    from doorstep.services.disputes.actions.registration import ClaimGiven

    chance = random.Random(7)  # noqa: S311
    handlers = [cast.account(who) for who in ("chen", "zhou")]
    rows = [
        NewMatter(
            district=cast.district, office=cast.station if number % 3 else cast.neighbour, story=_story(chance),
            claims=[ClaimGiven("wages_owed", Decimal(chance.randrange(1000, 90_000)), "按月算")], received_on=now - timedelta(days=3),
            registered_at=now, handler=cast.account("mei") if number % 500 == 0 else chance.choice(handlers),
            employer_words="望溪路口的饭馆",
        )
        for number in range(count)
    ]  # fmt: skip
    started = time.perf_counter()
    register_many(rows=rows, is_demo=True, actor=Actor.system("benchmark"), at=now)
    print(f"{count:,} matters registered and indexed in {time.perf_counter() - started:.0f}s")


def main(count: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    call_command("migrate", verbosity=0)
    from doorstep.foundation.search.queries.finding import refs_for
    from tests.support.cast import make_cast

    cast = make_cast()
    _fill(count, cast, timezone.now())
    every = []
    for who in ("chen", "gu", "mei"):
        actor = cast.actor(who)
        for words in WORDS:
            times, found = [], refs_for(actor, words)
            for _ in range(9):
                started = time.perf_counter()
                refs_for(actor, words)
                times.append(1000 * (time.perf_counter() - started))
            every += times
            print(
                f"{who:5} {words}: {len(found.hits)} hits, median {statistics.median(times):.1f} ms, most {max(times):.1f} ms"
            )
    print(f"all searches: median {statistics.median(every):.1f} ms, most {max(every):.1f} ms")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.settings")
    os.environ.setdefault("DOORSTEP_VAR", tempfile.mkdtemp(prefix="searching-"))
    Path(os.environ["DOORSTEP_VAR"]).mkdir(parents=True, exist_ok=True)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
