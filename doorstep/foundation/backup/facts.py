"""What this room tells, about the installation as a whole."""

from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, fact

INSTALLATION = Ref("installation", "backup")


@fact("backup.made", "做了一次备份：{rows}行，{files}个文件")
@dataclass(frozen=True)
class BackupMade(Fact):
    name: str
    rows: int
    files: int
    size: int


@fact("backup.restored", "从{made_at}的备份恢复：{rows}行，{files}个文件")
@dataclass(frozen=True)
class BackupRestored(Fact):
    made_at: datetime | None
    rows: int
    files: int


@fact("backup.keys_rotated", "换了钥匙：{values}个加密的值换到新钥匙下")
@dataclass(frozen=True)
class KeysRotated(Fact):
    key: str
    values: int
    indexes: int
