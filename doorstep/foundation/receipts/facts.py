"""What happens to a receipt, told about the record it belongs to. No fact carries a word that anybody wrote."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, fact

from .kinds import GROUNDS, KINDS, SCOPES


@fact("receipts.issued", "发了回执")
@dataclass(frozen=True)
class ReceiptIssued(Fact):
    receipt: Ref


@fact("receipts.repointed", "回执改为跟着{to}走")
@dataclass(frozen=True)
class ReceiptsRepointed(Fact):
    to: Ref
    receipts: int = 0

    def sentence(self) -> str:
        return super().sentence() if self.receipts else "没有发过回执，不用改"


@fact("receipts.keeping_changed", "回执内容的删除日定为{delete_on}")
@dataclass(frozen=True)
class KeepingChanged(Fact):
    delete_on: date

    def sentence(self) -> str:
        day = self.delete_on
        return self.text.format(delete_on=f"{day.year}年{day.month}月{day.day}日")


@fact("receipts.consent_given", "同意了保管说明第{version}版")
@dataclass(frozen=True)
class ConsentGiven(Fact):
    receipt: Ref
    kind: str
    version: int


@fact("receipts.consent_withdrawn", "撤回了同意")
@dataclass(frozen=True)
class ConsentWithdrawn(Fact):
    receipt: Ref


@fact("receipts.message_sent", "有新留言")
@dataclass(frozen=True)
class MessageSent(Fact):
    receipt: Ref
    from_worker: bool

    @property
    def is_news(self) -> bool:
        """The office has something new to look at."""
        return self.from_worker

    def sentence(self) -> str:
        return "本人留了言" if self.from_worker else "给本人回了话"


@fact("receipts.messages_read", "看了留言")
@dataclass(frozen=True)
class MessagesRead(Fact):
    by_worker: bool
    messages: int

    def sentence(self) -> str:
        return "本人看到了回话" if self.by_worker else "看了本人的留言"


@fact("receipts.evidence_added", "补了材料")
@dataclass(frozen=True)
class EvidenceAdded(Fact):
    """`is_news`: under a receipt that stood already, and not with the first telling."""

    receipt: Ref
    file: Ref
    is_news: bool = False


@fact("receipts.voice_added", "录了一段话")
@dataclass(frozen=True)
class VoiceAdded(Fact):
    """`is_news`: under a receipt that stood already, and not with the first telling."""

    receipt: Ref
    seconds: int = 0
    is_news: bool = False


@fact("receipts.voice_typed_up", "把录音记成了文字")
@dataclass(frozen=True)
class VoiceTypedUp(Fact):
    receipt: Ref


@fact("receipts.disposed", "回执里的内容已按规定删除")
@dataclass(frozen=True)
class ReceiptDisposed(Fact):
    """`about` is the receipt itself: the record it belonged to tells of its own disposal."""

    messages: int
    evidence: int


@fact("receipts.rights_asked", "凭回执提出：{kind}，{due}前答复")
@dataclass(frozen=True)
class RightsAsked(Fact):
    """`second_person`: a withdrawal by somebody the other side must not know of is called back by a colleague."""

    request: Ref
    office: Ref
    kind: str
    due: date
    second_person: bool = False

    def sentence(self) -> str:
        return self.text.format(kind=KINDS.get(self.kind, self.kind), due=f"{self.due.month}月{self.due.day}日")


@fact("receipts.rights_checked", "核对了是不是本人提的")
@dataclass(frozen=True)
class RightsChecked(Fact):
    request: Ref
    how: str = ""


@fact("receipts.erasure_proposed", "提出按本人要求{scope}，等第二个人签字")
@dataclass(frozen=True)
class ErasureProposed(Fact):
    request: Ref
    scope: str = "whole"

    def sentence(self) -> str:
        return self.text.format(scope=SCOPES.get(self.scope, self.scope))


@fact("receipts.erasure_sent_back", "删除没有签字，退回再看")
@dataclass(frozen=True)
class ErasureSentBack(Fact):
    request: Ref


@fact("receipts.rights_answered", "答复了凭回执提的要求：{outcome}")
@dataclass(frozen=True)
class RightsAnswered(Fact):
    request: Ref
    kind: str = ""
    outcome: str = ""
    ground: str = ""
    signed_by: tuple[str, ...] = ()

    def sentence(self) -> str:
        done = {"done": "办好了", "partly": "办了一部分", "refused": "没有办"}.get(self.outcome, self.outcome)
        why = f"（{GROUNDS[self.ground]}）" if self.ground in GROUNDS else ""
        return f"{KINDS.get(self.kind, '凭回执提的要求')}：{done}{why}"


@fact("receipts.requests_moved", "凭回执提的要求改由{office_name}答复")
@dataclass(frozen=True)
class RequestsMoved(Fact):
    office: Ref
    office_name: str = ""
    requests: tuple[Ref, ...] = ()
