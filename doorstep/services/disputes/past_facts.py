"""What happens to a former ledger that was handed in at the desk, each with its sentence."""

from dataclasses import dataclass

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, fact


@fact("disputes.ledger_checked", "交来一份往年台账：{total}行能导入，{refused}行有问题")
@dataclass(frozen=True)
class LedgerChecked(Fact):
    station: Ref
    total: int = 0
    refused: int = 0


@fact("disputes.ledger_started", "开始导入往年台账，共{total}行")
@dataclass(frozen=True)
class LedgerStarted(Fact):
    total: int = 0


@fact("disputes.ledger_imported", "往年台账导入完了：{matters}件事项，{tellings}条线索，{repeated}行以前导入过")
@dataclass(frozen=True)
class LedgerImported(Fact):
    matters: int = 0
    tellings: int = 0
    repeated: int = 0


@fact("disputes.ledger_stopped", "往年台账没有导入完")
@dataclass(frozen=True)
class LedgerStopped(Fact):
    done: int = 0


@fact("disputes.ledger_left", "放弃了这份往年台账，文件已删除")
@dataclass(frozen=True)
class LedgerLeft(Fact):
    pass


@fact("disputes.ledger_problems_forgotten", "删除了往年台账里问题行的内容")
@dataclass(frozen=True)
class LedgerProblemsForgotten(Fact):
    pass
