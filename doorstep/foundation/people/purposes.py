"""What an identity is opened for, and for how long. Facts import this before any model is loaded, so no model here."""

from datetime import timedelta

PURPOSES = {
    "contact": "打电话联系本人", "check": "核对是不是本人", "papers": "写文书、打印给本人签", "hand_over": "移送、转办要写当事人",
    "safety": "本人有危险，要马上找到人", "other": "别的，在下面写清",
}  # fmt: skip
OPEN_FOR = timedelta(hours=24)
ASK_FOR = timedelta(days=3)
TERMS = {"2": ("两小时", timedelta(hours=2)), "24": ("一天", OPEN_FOR), "72": ("三天", timedelta(days=3)),
         "168": ("一周", timedelta(days=7))}  # fmt: skip
KEPT_FOR = timedelta(days=180)
SHORTEST_REASON = 4


def purpose_words(code: str) -> str:
    return PURPOSES.get(code, "")
