"""What happens to a matter, each with its sentence. Codes, dates and sums; words people wrote are sealed `Words`."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, Words, fact

from .grounds import DOORS, REOPENING
from .models.acceptance import Acceptance
from .models.file import Exhibit
from .models.matter import Matter

_TRACK = dict(Matter.Track.choices)
_OUTCOME = dict(Matter.Outcome.choices)
_PHASE = dict(Matter.Phase.choices)
_MOVE = dict(Matter.WhoseMove.choices)
_GIVEN_BY = dict(Exhibit.GivenBy.choices)
NOT_ACCEPTED = dict(Acceptance.Ground.choices)


@fact("disputes.registered", "登记为争议事项")
@dataclass(frozen=True)
class MatterRegistered(Fact):
    """`received_on` is the moment of the request; `handler` is an account, empty when nobody has it yet."""

    office: Ref
    received_on: datetime
    mediation_asked_on: datetime | None = None
    handler: str = ""
    lead: Ref | None = None
    workers: int = 1
    topics: tuple[str, ...] = ()
    amount: Decimal | None = None
    shielded: bool = False

    def sentence(self) -> str:
        asked = "请求调解" if self.mediation_asked_on else "只要咨询"
        return (
            f"{self.text}，{asked}"
            + (f"，由线索{self.lead.code}转来" if self.lead else "")
            + ("，保护来源" if self.shielded else "")
        )


@fact("disputes.shielded", "改为保护来源：只有经办人和本站、本区的工作人员能看")
@dataclass(frozen=True)
class MatterShielded(Fact):
    reason: Words = Words("")

    def sentence(self) -> str:
        return self.text + (f"。原因：{self.reason}" if self.reason else "")


@fact("disputes.unshielded", "不再保护来源")
@dataclass(frozen=True)
class MatterUnshielded(Fact):
    reason: Words = Words("")

    def sentence(self) -> str:
        return self.text + (f"。原因：{self.reason}" if self.reason else "")


@fact("disputes.mediation_asked", "职工请求调解，法定期限从这时起算")
@dataclass(frozen=True)
class MediationAsked(Fact):
    asked_on: datetime


@fact("disputes.track_proposed", "按已知情况，建议走{track}")
@dataclass(frozen=True)
class TrackProposed(Fact):
    track: str
    major: bool = False
    grounds: tuple[str, ...] = ()

    def sentence(self) -> str:
        return f"按已知情况，建议走{_TRACK.get(self.track, self.track)}" + ("，属重大事项" if self.major else "")


@fact("disputes.track_decided", "分级定为{track}")
@dataclass(frozen=True)
class TrackDecided(Fact):
    track: str
    proposed: str
    reason: Words = Words("")

    def sentence(self) -> str:
        said = f"分级定为{_TRACK.get(self.track, self.track)}"
        if self.track == self.proposed:
            return said + "，和建议一致"
        return f"{said}，和建议不同" + (f"：{self.reason}" if self.reason else "")


@fact("disputes.triage_facts_set", "更新了事实：{fields}")
@dataclass(frozen=True)
class TriageFactsSet(Fact):
    """Labels of the elements whose answers changed, and the answers in words: yes, no, numbers, dates."""

    fields: tuple[str, ...]
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def sentence(self) -> str:
        return "更新了事实：" + "，".join(
            f"{name}：{answer}" for name, answer in zip(self.fields, self.after, strict=False)
        )


@fact("disputes.handler_assigned", "定了经办人")
@dataclass(frozen=True)
class HandlerAssigned(Fact):
    handler: str
    before: str = ""

    def sentence(self) -> str:
        return "换了经办人" if self.before else self.text


@fact("disputes.claims_amended", "更正了请求，现在{claims}项，合计{amount}")
@dataclass(frozen=True)
class ClaimsAmended(Fact):
    claims: int
    topics: tuple[str, ...]
    amount: Decimal | None = None

    def sentence(self) -> str:
        return f"更正了请求，现在{self.claims}项" + (
            f"，合计{self.amount:,.2f}元" if self.amount is not None else "，没有说数目"
        )


@fact("disputes.guidance_given", "把可以走的路告诉了职工")
@dataclass(frozen=True)
class GuidanceGiven(Fact):
    doors: tuple[str, ...] = ()
    told_by_receipt: bool = True

    def sentence(self) -> str:
        ways = "、".join(DOORS.get(door, door) for door in self.doors)
        return self.text + (f"：{ways}" if ways else "") + ("" if self.told_by_receipt else "（没有回执，要打电话说）")


@fact("disputes.advice_given", "答复了职工的咨询")
@dataclass(frozen=True)
class AdviceGiven(Fact):
    told_by_receipt: bool = True


@fact("disputes.move_changed", "现在{whose_move}")
@dataclass(frozen=True)
class MoveChanged(Fact):
    whose_move: str

    def sentence(self) -> str:
        return f"现在{_MOVE.get(self.whose_move, self.whose_move)}"


@fact("disputes.closing_proposed", "提出结案：{outcome}")
@dataclass(frozen=True)
class ClosingProposed(Fact):
    source: str
    outcome: str
    level: str
    reason: Words = Words("")

    def sentence(self) -> str:
        return f"提出结案，结果是“{_OUTCOME.get(self.outcome, self.outcome)}”，等第二个人看过"


@fact("disputes.closing_sent_back", "退回再办")
@dataclass(frozen=True)
class ClosingSentBack(Fact):
    target: str
    reason: Words = Words("")

    def sentence(self) -> str:
        return f"没有同意结案，退回{_PHASE.get(self.target, self.target)}" + (f"：{self.reason}" if self.reason else "")


@fact("disputes.brought_in", "从旧台账导入，{closed}办结")
@dataclass(frozen=True)
class MatterBroughtIn(Fact):
    """A closed matter of former years; nobody handled it here. `wordless`: past its term, it came without name and story."""

    office: Ref
    received: date
    closed: date
    outcome: str
    level: str
    topics: tuple[str, ...] = ()
    workers: int = 1
    amount: Decimal | None = None
    wordless: bool = False


@fact("disputes.past_brought_in", "从旧台账导入了{matters}件事项、{tellings}条线索，另有{repeated}行以前导入过")
@dataclass(frozen=True)
class PastBroughtIn(Fact):
    """About the station whose ledger it was."""

    matters: int = 0
    tellings: int = 0
    repeated: int = 0


@fact("disputes.closed", "办结：{outcome}")
@dataclass(frozen=True)
class MatterClosed(Fact):
    """`proposed_by` is the first of the two people; empty when advice alone was asked for and one may close."""

    outcome: str
    level: str
    dispose_on: date
    return_call_on: date | None = None
    proposed_by: str = ""

    def sentence(self) -> str:
        said = f"办结，结果是“{_OUTCOME.get(self.outcome, self.outcome)}”"
        return said + (f"，{self.return_call_on.month}月{self.return_call_on.day}日前回访" if self.return_call_on else "")


@fact("disputes.reopened", "重新打开")
@dataclass(frozen=True)
class MatterReopened(Fact):
    """The outcome and the disposal date that are lifted stay here."""

    target: str
    ground: str
    lifted_outcome: str
    lifted_dispose_on: date | None = None
    reason: Words = Words("")

    def sentence(self) -> str:
        ground = REOPENING.get(self.ground, self.ground)
        return f"重新打开：{ground}" + (f"。{self.reason}" if self.reason else "")


@fact("disputes.return_call_made", "回访")
@dataclass(frozen=True)
class ReturnCallMade(Fact):
    reached: bool
    words: Words = Words("")

    def sentence(self) -> str:
        return ("回访到了" if self.reached else "回访没有联系上") + (f"：{self.words}" if self.words else "")


@fact("disputes.disposed", "到期，内容已按规定删除")
@dataclass(frozen=True)
class MatterDisposed(Fact):
    """Signed by two people; what is left is a row without words or people."""

    outcome: str
    signed_by: tuple[str, ...] = ()


@fact("disputes.office_changed", "由新的站接着办")
@dataclass(frozen=True)
class OfficeChanged(Fact):
    """Legal clocks stay where they are; the old station reads on only if it asked to."""

    office: Ref
    before: Ref
    handler: str = ""
    kept_reading: bool = False


@fact("disputes.joined", "并入{survivor}")
@dataclass(frozen=True)
class MatterJoined(Fact):
    """Told about the one that ends; the other is told MatterAbsorbed."""

    survivor: Ref
    from_phase: str
    dispose_on: date
    receipts: int = 0
    reason: Words = Words("")

    def sentence(self) -> str:
        said = f"并入{self.survivor.code}，原来的编号和回执都还能用"
        return said + (f"。原因：{self.reason}" if self.reason else "")


@fact("disputes.absorbed", "{merged}并到这里")
@dataclass(frozen=True)
class MatterAbsorbed(Fact):
    """`left_out`: days of the merged one that contradict those of the one that goes on."""

    merged: Ref
    receipts: int = 0
    claims: int = 0
    dates: int = 0
    sheets: int = 0
    left_out: int = 0

    def sentence(self) -> str:
        more = [
            f"回执{self.receipts}张" if self.receipts else "", f"请求{self.claims}项" if self.claims else "",
            f"日子{self.dates}个" if self.dates else "", f"计算单{self.sheets}张" if self.sheets else "",
        ]  # fmt: skip
        came = "、".join(one for one in more if one)
        left = f"；另有{self.left_out}个日子和这里说的不一样，没有带" if self.left_out else ""
        return f"{self.merged.code}并到这里" + (f"，带来{came}" if came else "") + left


@fact("disputes.parted", "和{survivor}分开，接着单独办")
@dataclass(frozen=True)
class MatterParted(Fact):
    survivor: Ref
    target: str


@fact("disputes.released", "{merged}分出去了")
@dataclass(frozen=True)
class MatterReleased(Fact):
    merged: Ref


@fact("disputes.set_apart", "和{other}比过，不是一回事")
@dataclass(frozen=True)
class MatterSetApart(Fact):
    other: Ref


@fact("disputes.accepted", "双方同意调解，受理")
@dataclass(frozen=True)
class MatterAccepted(Fact):
    """受理: both sides agreed; the notice has this number."""

    number: str
    accepted_on: date
    ends_on: date | None = None
    mediator: str = ""

    def sentence(self) -> str:
        ends = f"，{self.ends_on.month}月{self.ends_on.day}日前应当结束" if self.ends_on else ""
        return f"{self.text}，文书{self.number}{ends}"


@fact("disputes.declined", "没有受理：{ground}")
@dataclass(frozen=True)
class MatterDeclined(Fact):
    number: str
    ground: str
    told_by_receipt: bool = True

    def sentence(self) -> str:
        return f"没有受理：{NOT_ACCEPTED.get(self.ground, self.ground)}，文书{self.number}，下一步去哪里已经写给职工"


@fact("disputes.note_added", "记了一笔")
@dataclass(frozen=True)
class NoteAdded(Fact):
    """The words stand with the matter, for the office alone."""


@fact("disputes.exhibit_added", "收了一份证据")
@dataclass(frozen=True)
class ExhibitAdded(Fact):
    file: Ref
    given_by: str

    def sentence(self) -> str:
        return f"收了一份证据，{_GIVEN_BY.get(self.given_by, '')}给的"


@fact("disputes.step_ticked", "做了：{step}")
@dataclass(frozen=True)
class StepTicked(Fact):
    """`step` is a line of the district's own checklist."""

    step: str
    done: bool = True

    def sentence(self) -> str:
        return f"{'做了' if self.done else '又改为没有做'}：{self.step}"


@fact("disputes.playbook_set", "改了办理清单：{name}，第{version}版")
@dataclass(frozen=True)
class PlaybookSet(Fact):
    """About the district."""

    name: str
    version: int
    items: int


@fact("disputes.paper_printed", "打印了{paper}")
@dataclass(frozen=True)
class PaperPrinted(Fact):
    paper: str
    with_identity: bool = False
