"""What this room tells. Facts of a file are about the record it belongs to, so that they stand in its timeline."""

from dataclasses import dataclass

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, fact


@fact("papers.file_kept", "收到一份附件（{media}）")
@dataclass(frozen=True)
class FileKept(Fact):
    file: Ref
    media: str
    size: int


@fact("papers.file_scanned", "附件查过毒：{result}")
@dataclass(frozen=True)
class FileScanned(Fact):
    file: Ref
    result: str


@fact("papers.files_disposed", "按规定删除了{count}份附件")
@dataclass(frozen=True)
class FilesDisposed(Fact):
    count: int
