"""What happens between stations, told about the record that is to change hands."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, Words, fact


@fact("linkage.transfer_asked", "提出转给{taker_name}")
@dataclass(frozen=True)
class TransferAsked(Fact):
    transfer: Ref
    direction: str
    giver: Ref
    taker: Ref
    taker_name: str
    answer_due: date
    keeps_reading: bool = False
    reason: Words = Words("")

    def sentence(self) -> str:
        day = f"{self.answer_due.month}月{self.answer_due.day}日"
        said = f"{self.taker_name}提出由他们来办" if self.direction == "pull" else self.text.format(**vars(self))
        return f"{said}，{day}前答复" + (f"。原因：{self.reason}" if self.reason else "")


@fact("linkage.transfer_accepted", "转到{taker_name}")
@dataclass(frozen=True)
class TransferAccepted(Fact):
    """`handler` is the account of the taker that goes on with it, empty when nobody is named yet."""

    transfer: Ref
    giver: Ref
    taker: Ref
    taker_name: str
    handler: str = ""
    keeps_reading: bool = False
    by_district: bool = False

    def sentence(self) -> str:
        who = "，由区里定的" if self.by_district else ""
        return f"转到{self.taker_name}{who}，法定期限不变" + ("；原来的站还能看" if self.keeps_reading else "")


@fact("linkage.transfer_rejected", "没有转给{taker_name}")
@dataclass(frozen=True)
class TransferRejected(Fact):
    transfer: Ref
    taker_name: str
    by_district: bool = False
    reason: Words = Words("")

    def sentence(self) -> str:
        who = "区里定了，" if self.by_district else ""
        return f"{who}没有转给{self.taker_name}，还由原来的站办" + (f"。原因：{self.reason}" if self.reason else "")


@fact("linkage.transfer_withdrawn", "撤回了转给{taker_name}的请求")
@dataclass(frozen=True)
class TransferWithdrawn(Fact):
    transfer: Ref
    taker_name: str


@fact("linkage.transfer_silent", "转给{taker_name}的请求过了期限没有答复，请区里定")
@dataclass(frozen=True)
class TransferSilent(Fact):
    transfer: Ref
    taker_name: str


@fact("linkage.transfers_disposed", "移送的说明已按规定删除")
@dataclass(frozen=True)
class TransfersDisposed(Fact):
    how_many: int
