"""What the network tells: organisations, places and imports. Names of organisations and places are public; contacts are not."""

from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.facts import Fact, fact


@fact("network.organisation_added", "新增组织“{name}”")
@dataclass(frozen=True)
class OrganisationAdded(Fact):
    name: str = ""
    kind: str = ""
    parent: Ref | None = None


@fact("network.organisation_renamed", "组织改名：由“{before}”改为“{after}”")
@dataclass(frozen=True)
class OrganisationRenamed(Fact):
    before: str = ""
    after: str = ""


@fact("network.organisation_amended", "更正了组织的{fields}")
@dataclass(frozen=True)
class OrganisationAmended(Fact):
    fields: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@fact("network.organisation_closed", "{on}起停用")
@dataclass(frozen=True)
class OrganisationClosed(Fact):
    on: date | None = None


@fact("network.organisation_reopened", "重新启用")
@dataclass(frozen=True)
class OrganisationReopened(Fact):
    pass


@fact("network.place_registered", "登记进本区名册")
@dataclass(frozen=True)
class PlaceRegistered(Fact):
    """A street, building or enterprise entered the register of a district; `run` is the import that brought it."""

    district: Ref | None = None
    run: Ref | None = None


@fact("network.place_amended", "更正了名册里的{fields}")
@dataclass(frozen=True)
class PlaceAmended(Fact):
    """`fields` in Chinese; values stay out: among them are a contact's name and telephone."""

    fields: tuple[str, ...] = ()
    run: Ref | None = None


@fact("network.union_registered", "登记了企业工会")
@dataclass(frozen=True)
class UnionRegistered(Fact):
    founded_on: date | None = None


@fact("network.register_uploaded", "上传了{kind}名册")
@dataclass(frozen=True)
class RegisterUploaded(Fact):
    kind: str = ""
    district: Ref | None = None


@fact("network.register_header_read", "表头改为第{row}行")
@dataclass(frozen=True)
class RegisterHeaderRead(Fact):
    row: int = 1


@fact("network.register_checked", "核对了{kind}名册：{rows}行，{refused}行有问题")
@dataclass(frozen=True)
class RegisterChecked(Fact):
    kind: str = ""
    rows: int = 0
    refused: int = 0


@fact("network.register_started", "开始导入{kind}名册，共{rows}行")
@dataclass(frozen=True)
class RegisterStarted(Fact):
    kind: str = ""
    rows: int = 0
    take_good_rows: bool = False


@fact("network.register_rows_taken", "导入第{first}行到第{last}行：新增{created}，更新{updated}，没有变化{unchanged}")
@dataclass(frozen=True)
class RegisterRowsTaken(Fact):
    first: int = 0
    last: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0


@fact(
    "network.register_imported", "{kind}名册导入完成：新增{created}，更新{updated}，没有变化{unchanged}，没有导入{refused}"
)
@dataclass(frozen=True)
class RegisterImported(Fact):
    kind: str = ""
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0


@fact("network.register_not_imported", "{kind}名册没有导入：{refused}行有问题")
@dataclass(frozen=True)
class RegisterNotImported(Fact):
    kind: str = ""
    refused: int = 0


@fact("network.register_left", "放弃了这次导入，文件已删除")
@dataclass(frozen=True)
class RegisterLeft(Fact):
    kind: str = ""
