"""What a request under a receipt needs of the record behind it: each kind of record answers for itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of

from .models import Receipt


@dataclass(frozen=True)
class Behind:
    """`told` is what the holder told, label and words; `holds` are codes of `kinds.HOLDS` that keep it from being erased;
    `sealed`: the other side is not to know, so nobody may press them unseen; `earlier` are records it grew out of."""

    office: Organisation
    region: str = ""
    handler: str = ""
    sealed: bool = False
    told: tuple[tuple[str, str], ...] = ()
    holds: tuple[str, ...] = ()
    earlier: tuple[Ref, ...] = ()


Source = Callable[[Ref], Behind]
Erase = Callable[[Ref, Sequence[str], Actor, datetime], None]
_sources: dict[str, tuple[Source, Erase]] = {}


def register_record(kind: str, source: Source, erase: Erase) -> None:
    """Call in `ready()`. `erase(ref, signed_by, actor, at)` disposes of the record as on its last day, receipts too."""
    _sources[kind] = (source, erase)


def behind(receipt: Receipt) -> Behind:
    if receipt.about_kind in _sources and not receipt.disposed_at:
        return _sources[receipt.about_kind][0](receipt.about)
    district = district_of(receipt.organisation)
    return Behind(receipt.organisation, district.region if district else "")


def erase(about: Ref, signed_by: Sequence[str], actor: Actor, at: datetime) -> None:
    if about.kind not in _sources:
        raise Refused("这一类记录不能在这里删除，请找系统管理员")
    _sources[about.kind][1](about, signed_by, actor, at)
