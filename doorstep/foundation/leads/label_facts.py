"""What can happen to labels and to the router fitted on them."""

from dataclasses import dataclass

from doorstep.foundation.journal.facts import Fact, Words, fact

from .facts import WithReason


@fact("leads.letter_confirmed_aside", "看过来信，确实不是劳动方面的")
@dataclass(frozen=True)
class LetterConfirmedAside(Fact):
    pass


@fact("leads.names_checked", "看过{texts}段标注里的人名")
@dataclass(frozen=True)
class NamesChecked(Fact):
    texts: int = 0


@fact("leads.labels_exported", "导出标注{rows}条，内容已遮住。原因：{reason}")
@dataclass(frozen=True)
class LabelsExported(WithReason):
    rows: int = 0
    reason: Words = Words("")


@fact("leads.router_trained", "按本区标注训练了一版分信办法：劳动方面{labour}封，别的{other}封")
@dataclass(frozen=True)
class RouterTrained(Fact):
    labour: int = 0
    other: int = 0


@fact("leads.router_adopted", "采用这一版分信办法，以后的热线来信按它分")
@dataclass(frozen=True)
class RouterAdopted(Fact):
    pass


@fact("leads.router_declined", "没有采用这一版分信办法")
@dataclass(frozen=True)
class RouterDeclined(Fact):
    pass


@fact("leads.router_ended", "停用这一版分信办法")
@dataclass(frozen=True)
class RouterEnded(Fact):
    pass
