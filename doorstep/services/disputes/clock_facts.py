"""What happens to a matter's dates and clocks, each with its sentence."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, Words, fact
from doorstep.knowledge.labourlaw.matter_facts import LABELS_ZH
from doorstep.knowledge.labourlaw.matter_limitation import ACTS_ZH

BECAUSE = {
    "fact": "记下的日子变了", "act": "时效的中断或中止变了", "calendar": "放假安排变了", "figure": "采用了新的数字", "claims": "请求变了",
    "answers": "事实变了", "asked": "职工请求调解", "joined": "并进来另一件", "parted": "并进来的那一件分出去了",
}  # fmt: skip


def words_of(what: str) -> str:
    return LABELS_ZH.get(what) or ACTS_ZH.get(what) or what


def zh(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


@fact("disputes.dated_fact_set", "记下了一个日子")
@dataclass(frozen=True)
class DatedFactSet(Fact):
    """`said` is the day in ISO, yes or no, or a number of days; `before` the same, empty when it was not known."""

    what: str
    said: str
    before: str = ""
    source: str = ""

    def sentence(self) -> str:
        told = f"{words_of(self.what)}：{_in_words(self.said)}"
        return f"更正了{told}，原来是{_in_words(self.before)}" if self.before else f"记下了{told}"


@fact("disputes.act_noted", "记下了一次时效的中断或中止")
@dataclass(frozen=True)
class ActNoted(Fact):
    """An interruption (`on`) or a suspension (`on` to `until`); `corrects` when it stood otherwise before."""

    act: str
    on: date
    until: date | None = None
    proven: bool = False
    channel: str = ""
    corrects: bool = False
    proof: Words = Words("")

    def sentence(self) -> str:
        days = zh(self.on) + (f"到{zh(self.until)}" if self.until else "")
        told = f"{days}{words_of(self.act)}，{'有证明' if self.proven else '还没有证明'}"
        return f"{'更正了' if self.corrects else '记下了'}{told}" + (f"：{self.proof}" if self.proof else "")


@fact("disputes.dated_fact_withdrawn", "收回了一个日子")
@dataclass(frozen=True)
class DatedFactWithdrawn(Fact):
    what: str
    said: str
    reason: Words = Words("")

    def sentence(self) -> str:
        told = f"收回了{words_of(self.what)}：{_in_words(self.said)}"
        return told + (f"。原因：{self.reason}" if self.reason else "")


@fact("disputes.clock_moved", "期限变了")
@dataclass(frozen=True)
class ClockMoved(Fact):
    """`after` None: the clock no longer runs. `because` is a key of BECAUSE, `source` what brought it about."""

    clock: str
    before: date
    after: date | None
    because: str
    source: Ref | None = None

    def sentence(self) -> str:
        from .clocks import label_of

        why = BECAUSE.get(self.because, "")
        ends = f"从{zh(self.before)}改到{zh(self.after)}" if self.after else f"原来到{zh(self.before)}，现在不再走"
        return f"{label_of(self.clock)}{ends}，因为{why}"


def _in_words(said: str) -> str:
    if said in {"yes", "no"}:
        return "是" if said == "yes" else "不是"
    if said.isdigit():
        return f"{said}天"
    try:
        return zh(date.fromisoformat(said))
    except ValueError:
        return said


@fact("disputes.clock_limit_set", "改了提醒设置")
@dataclass(frozen=True)
class ClockLimitSet(Fact):
    kind: str
    soon: int
    urgent: int
    notice: str = ""

    def sentence(self) -> str:
        from .clocks import label_of

        told = f"{label_of(self.kind)}改为提前{self.soon}天变黄，提前{self.urgent}天变红"
        return told + (f"，提前{self.notice}天提醒" if self.notice else "，不提醒")


@fact("disputes.clock_reminded", "提醒了经办人")
@dataclass(frozen=True)
class ClockReminded(Fact):
    kind: str
    due: date
    days: int

    def sentence(self) -> str:
        from .clocks import label_of

        return f"提醒了经办人：{label_of(self.kind)}到{zh(self.due)}"
