"""From what is written down about a matter to a proposed track with reasons, and to the list of elements people fill in.

`triage_facts` holds what officers answered, as JSON; what is not in it is not known, and is shown as 还缺.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from doorstep.foundation.lawbook.queries.setting import setting_for
from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.triage.assessment import QUESTIONS, Assessment, assess
from doorstep.knowledge.triage.facts import MatterFacts

Kind = Literal["flag", "count", "day", "words"]


@dataclass(frozen=True)
class Element:
    """One thing to know for the sorting; `clear` is how an answer reads in a line of the timeline."""

    name: str
    label: str
    question: str
    kind: Kind
    clear: tuple[str, str] = ("是", "不是")


SOURCES = {
    "both": "双方都这么说", "worker": "职工说", "employer": "企业说", "paper": "材料上写着", "office": "我们查到的",
}  # fmt: skip
LONGEST_ANSWER = 200


def _words(name: str, label: str, question: str) -> Element:
    """What only words can say; kept sealed, and the timeline says no more than that it was written down."""
    return Element(name, label, question, "words")


def _asked(name: str, label: str, kind: Kind, yes: str = "有", no: str = "没有") -> Element:
    return Element(name, label, QUESTIONS.get(name, ""), kind, (yes, no))


ELEMENTS: tuple[Element, ...] = (
    _words("position", "岗位", "做什么工作的？"),
    _words("started", "入职", "哪天来的？"),
    _words("wage_agreed", "工资约定", "说好每月多少，哪天发，怎么发？"),
    _words("unpaid_period", "没发的月份", "哪几个月没有发，还是少发？"),
    _words("overtime_done", "加班", "哪些天、多少小时？"),
    _words("written_contract", "书面合同", "签没签，手里有没有一份？"),
    _words("sums_told", "说到的数目", "说过哪些数目，各是怎么算的？"),
    _words("insurance", "社会保险", "缴没缴，从哪个月起没缴？"),
    _asked("violence_or_self_harm_risk", "人身危险", "flag"),
    _asked("deaths", "死亡", "count"),
    _asked("serious_injuries", "重伤", "count"),
    _asked("stoppage", "停工", "flag"),
    _asked("employer_fled", "老板失联", "flag", "是", "联系得上"),
    _asked("injury_involved", "受伤得病", "flag"),
    Element("common_claim", "请求一致", "这些人要的是不是同一件事？", "flag", ("一样", "不一样")),
    _asked("status_disputed", "劳动关系", "flag", "有争议", "没有争议"),
    _asked("respondent_missing", "对方单位", "flag", "找不到", "找得到"),
    _asked("multi_employer", "牵涉单位", "flag", "不止一家", "只有一家"),
    _asked("facts_disputed", "双方说法", "flag", "不一样", "一样"),
    Element("known_on", "知道的日子", "哪天知道，或者应当知道权利受侵害的？", "day"),
    Element("still_employed", "还在上班", "现在还在这家单位上班吗？", "flag", ("还在", "已经离开")),
    Element("left_on", "离职的日子", "哪天离开单位的？", "day"),
)
# Asked only where a claim turns on it; everything else is asked of every matter.
_PAY = frozenset({"wages_owed", "overtime", "minimum_wage", "sick_pay", "deduction", "severance", "leave"})
NEEDED_BY: dict[str, frozenset[str]] = {
    "wage_agreed": _PAY, "unpaid_period": frozenset({"wages_owed", "minimum_wage", "sick_pay"}),
    "sums_told": frozenset(), "overtime_done": frozenset({"overtime"}), "insurance": frozenset({"social_insurance", "pension", "maternity"}),
}  # fmt: skip
BY_NAME = {element.name: element for element in ELEMENTS}


def average_wage(region: str, day: date) -> Decimal | None:
    """The yearly average of the region; None where the region prints none, and then it raises no level."""
    try:
        return setting_for(region).book.value("prev_year_avg_annual_wage", on=day.replace(month=1, day=1)).value
    except NotKnownHere:
        return None


def facts_of(
    *, answers: dict[str, Any], workers: int, topics: Iterable[str], amounts: Iterable[Decimal | None],
    days_left: int | None, no_limit: bool, region: str, today: date,
) -> MatterFacts:  # fmt: skip
    """A registered matter is a demand made; sums nobody named leave the amount unknown."""
    named = [amount for amount in amounts if amount is not None]
    known = {name: answers[name] for name in BY_NAME if name in answers and name in MatterFacts.__dataclass_fields__}
    return MatterFacts(
        workers=workers, amount=sum(named, Decimal(0)) if named else None, topics=tuple(topics), demand_made=True,
        prev_year_avg_annual_wage=average_wage(region, today), days_to_limitation=days_left, no_limitation=no_limit, **known,
    )  # fmt: skip


@lru_cache(maxsize=2000)
def sort_matter(facts: MatterFacts) -> Assessment:
    return assess(facts)


def answer_in_words(element: Element, value: Any) -> str:
    if value is None or value == "":
        return "还不知道"
    if element.kind == "flag":
        return element.clear[0 if value else 1]
    if element.kind == "count":
        return f"{value}人"
    if element.kind == "words":
        return "已写下"
    day = date.fromisoformat(value)
    return f"{day.year}年{day.month}月{day.day}日"
