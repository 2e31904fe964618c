"""What can happen to a saved view and to an export. Duties have no facts of their own."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.facts import Fact, Words, fact


@fact("worklist.view_saved", "存下了一个看法")
@dataclass(frozen=True)
class ViewSaved(Fact):
    """`page` is the list's code; the name is kept with the view, not here."""

    page: str = ""
    shared: bool = False


@fact("worklist.view_removed", "删掉了一个看法")
@dataclass(frozen=True)
class ViewRemoved(Fact):
    page: str = ""


@fact("worklist.export_asked", "要导出{label}，{rows}行。理由：{reason}")
@dataclass(frozen=True)
class ExportAsked(Fact):
    """What left the house: which list, narrowed how, and why."""

    page: str = ""
    label: str = ""
    address: str = ""
    rows: int = 0
    reason: Words = Words("")


@fact("worklist.export_made", "导出的文件做好了，{rows}行，{forget_on}删除")
@dataclass(frozen=True)
class ExportMade(Fact):
    rows: int = 0
    forget_on: date | None = None


@fact("worklist.export_failed", "导出没有做成")
@dataclass(frozen=True)
class ExportFailed(Fact):
    pass


@fact("worklist.export_forgotten", "导出的文件已经删除")
@dataclass(frozen=True)
class ExportForgotten(Fact):
    pass


@fact("worklist.calendar_link_made", "做了一个日历链接")
@dataclass(frozen=True)
class CalendarLinkMade(Fact):
    """`replaces`: the address that was there before no longer opens."""

    replaces: bool = False

    def sentence(self) -> str:
        return "换了日历链接，原来的不能用了" if self.replaces else self.text


@fact("worklist.calendar_link_revoked", "停用了日历链接")
@dataclass(frozen=True)
class CalendarLinkRevoked(Fact):
    pass
