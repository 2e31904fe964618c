"""What can happen to a lead, and to a letter set aside."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, Words, fact

GONE = Words("内容已按规定删除")
OUTCOMES = {
    "referred": "已登记为争议事项", "not_founded": "情况不属实", "not_for_us": "不归我们管，已告知去处", "risk_gone": "风险已消除",
    "answered": "已答复", "duplicate": "与另一条重复", "mistake": "录入有误",
}  # fmt: skip


class WithReason(Fact):
    """A fact whose sentence ends with the reason somebody wrote; once disposed of, the sentence says so."""

    def sentence(self) -> str:
        one: Any = self
        return super(WithReason, one if one.reason else replace(one, reason=GONE)).sentence()


@fact("leads.raised", "收到线索，分给{office_name}，{due}前核实")
@dataclass(frozen=True)
class LeadRaised(Fact):
    """`by` is the ground on which it was routed; no words of the worker."""

    office: Ref
    office_name: str = ""
    channel: str = ""
    by: str = ""
    asks_mediation: bool = False
    red_flags: tuple[str, ...] = ()
    due: date | None = None
    asked_by: str = "worker"
    asks: str = ""


@fact("leads.heard_again", "同一份内容又送来一次，没有重复登记")
@dataclass(frozen=True)
class LeadHeardAgain(Fact):
    pass


@fact("leads.taken", "接手核实")
@dataclass(frozen=True)
class LeadTaken(Fact):
    handler: Ref


@fact("leads.brought_in", "从旧台账导入，{received}收到，{closed}答复")
@dataclass(frozen=True)
class LeadBroughtIn(Fact):
    """What was told and answered in former years."""

    received: date
    closed: date
    outcome: str


@fact("leads.past_brought_in", "从旧台账导入了{leads}条线索")
@dataclass(frozen=True)
class PastTellingsBroughtIn(Fact):
    """About the station whose ledger it was."""

    leads: int = 0


@fact("leads.assigned", "分给同事核实")
@dataclass(frozen=True)
class LeadAssigned(Fact):
    """`before` is the account that handled it until then, empty when nobody did."""

    handler: Ref
    before: str = ""


@fact("leads.watched", "转为关注，{review_on}前再看一次。原因：{reason}")
@dataclass(frozen=True)
class LeadWatched(WithReason):
    review_on: date
    reason: Words = Words("")


@fact("leads.visit_agreed", "约好{day}上门")
@dataclass(frozen=True)
class LeadVisitAgreed(Fact):
    day: date

    def sentence(self) -> str:
        return self.text.format(day=f"{self.day.month}月{self.day.day}日")


@fact("leads.referred", "转为争议事项，请求{claims}项")
@dataclass(frozen=True)
class LeadReferred(Fact):
    """`topics` and `amounts` go side by side, an amount the worker did not name is None. `asks` is "mediation" or
    "advice"; `workers` how many people it is about."""

    topics: tuple[str, ...] = ()
    amounts: tuple[Decimal | None, ...] = ()
    asks: str = "mediation"
    workers: int = 1

    def sentence(self) -> str:
        return self.text.format(claims=len(self.topics))


@fact("leads.matter_opened", "登记为{matter}")
@dataclass(frozen=True)
class LeadBecameMatter(Fact):
    matter: Ref


@fact("leads.closed", "结束：{outcome}。原因：{reason}")
@dataclass(frozen=True)
class LeadClosed(WithReason):
    outcome: str
    dispose_on: date | None = None
    reason: Words = Words("")

    def sentence(self) -> str:
        return self.text.format(outcome=OUTCOMES.get(self.outcome, self.outcome), reason=self.reason or GONE)


@fact("leads.rerouted", "转给{office_name}。原因：{reason}")
@dataclass(frozen=True)
class LeadRerouted(WithReason):
    office: Ref
    office_name: str = ""
    before: Ref | None = None
    due: date | None = None
    reason: Words = Words("")


@fact("leads.shielded", "改为保护来源：只有经办人和本站、本区的工作人员能看。原因：{reason}")
@dataclass(frozen=True)
class LeadShielded(WithReason):
    reason: Words = Words("")


@fact("leads.unshielded", "不再保护来源。原因：{reason}")
@dataclass(frozen=True)
class LeadUnshielded(WithReason):
    reason: Words = Words("")


@fact("leads.disposed", "内容已按规定删除，只留编号和经过")
@dataclass(frozen=True)
class LeadDisposed(Fact):
    signed_by: tuple[str, ...] = ()


@fact("leads.letter_set_aside", "来信搁置：{why}")
@dataclass(frozen=True)
class LetterSetAside(Fact):
    why: str = ""


@fact("leads.letter_made_lead", "改为线索{lead}。原因：{reason}")
@dataclass(frozen=True)
class LetterMadeLead(WithReason):
    lead: Ref
    reason: Words = Words("")


@fact("leads.letter_disposed", "来信内容已按规定删除")
@dataclass(frozen=True)
class LetterDisposed(Fact):
    signed_by: tuple[str, ...] = ()


@fact("leads.hotline_started", "读入一批：线索{leads}条，搁置{set_aside}封，重复{repeated}封")
@dataclass(frozen=True)
class HotlineStarted(Fact):
    """The run began (all figures 0), or took one more chunk."""

    leads: int = 0
    set_aside: int = 0
    repeated: int = 0

    def sentence(self) -> str:
        return super().sentence() if self.leads or self.set_aside or self.repeated else "开始导入"


@fact(
    "leads.hotline_imported", "导入热线来信{letters}封：线索{leads}条，搁置{set_aside}封，重复{repeated}封，有问题{bad}行"
)
@dataclass(frozen=True)
class HotlineImported(Fact):
    letters: int = 0
    leads: int = 0
    set_aside: int = 0
    repeated: int = 0
    bad: int = 0
