"""What is known of a mediation agreement, and what a way out of it looks like."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from doorstep.knowledge.errors import BadInput
from doorstep.knowledge.labourlaw.matter_facts import MatterDates

OPEN: Final = "open"
SHUT: Final = "shut"
ASK: Final = "ask"
State = Literal["open", "shut", "ask"]

WAGES, CONFIRM = "wages", "confirm_relationship"
CATEGORIES = {
    WAGES: "劳动报酬",
    "injury_medical_fee": "工伤医疗费",
    "severance": "经济补偿",
    "damages": "赔偿金",
    "labour_standard": "工时、休假、社保等劳动标准",
    CONFIRM: "确认劳动关系",
    "injury_disability_lump": "工伤伤残补助",
    "other": "其他",
}
BY_PAYMENT_ORDER = frozenset({WAGES, "injury_medical_fee", "severance", "damages"})
NOT_MONEY = frozenset({"labour_standard", "other"})

COMMITTEE = "peoples_mediation_committee"
BODIES = {
    COMMITTEE: "人民调解委员会",
    "street_union_station": "街道工会服务站",
    "enterprise_committee": "企业劳动争议调解委员会",
    "street_labour_mediation": "街道劳动争议调解组织",
    "unknown": "没问清",
}


@dataclass(frozen=True)
class AgreementFacts:
    """`effective_on` is the day of the last signature or seal; without it there is no agreement. None means not known yet.
    `dates` carries what the limitation runs from and its events."""

    effective_on: date | None = None
    categories: frozenset[str] = frozenset()
    performance_due_on: date | None = None
    body: str = "unknown"
    jointly: bool | None = None
    broken: bool | None = None
    broken_on: date | None = None
    payment_order_fell: bool | None = None
    employment_confirmation: bool | None = None
    judicially_confirmed: bool | None = None
    arbitration_reviewed: bool | None = None
    dates: MatterDates = field(default_factory=MatterDates)


@dataclass(frozen=True)
class Door:
    """`natural` and `due` are the last day before and after rolling; both None where no day is fixed. `paper` is the document
    to fill in, as documents are numbered (D10 and so on)."""

    code: str
    title_zh: str
    state: State
    condition_zh: str
    who_zh: str
    basis: str
    paper: str = ""
    natural: date | None = None
    due: date | None = None
    steps: tuple[str, ...] = ()


def check(facts: AgreementFacts, on: date) -> None:
    """Raises BadInput for an unknown category or body, a future agreement, or a breach before it."""
    if unknown := facts.categories - CATEGORIES.keys():
        raise BadInput("categories", f"没有这一类：{'、'.join(sorted(unknown))}。可选：{'、'.join(CATEGORIES)}。")
    if facts.body not in BODIES:
        raise BadInput("body", "可选：" + "、".join(BODIES) + "。")
    if facts.effective_on and facts.effective_on > on:
        raise BadInput("effective_on", "协议生效的日子不能晚于今天。")
    if facts.broken_on and facts.effective_on and facts.broken_on < facts.effective_on:
        raise BadInput("broken_on", "没履行的日子不能早于协议生效的日子。", ("effective_on",))
