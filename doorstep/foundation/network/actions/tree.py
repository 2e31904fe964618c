"""Growing and pruning the union tree."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.facts import (
    OrganisationAdded,
    OrganisationAmended,
    OrganisationClosed,
    OrganisationRenamed,
    OrganisationReopened,
)
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.rules import may

from .versions import register_changed

Kind = Organisation.Kind
_PARENT_OF = {Kind.DISTRICT: Kind.MUNICIPAL, Kind.STATION: Kind.DISTRICT, Kind.PARTNER: Kind.DISTRICT}
AMENDABLE = (
    "region", "mediation_body", "field", "phone", "address", "hours", "longitude", "latitude", "letterhead", "seal"
)  # fmt: skip
LABELS = {
    "region": "地区规则", "mediation_body": "调解组织类型", "field": "职能", "phone": "公开电话", "address": "地址",
    "hours": "开放时间", "longitude": "经度", "latitude": "纬度", "letterhead": "信头", "seal": "印章",
}  # fmt: skip


@action
def add_organisation(
    *, parent: Organisation | None, name: str, kind: str, actor: Actor, at: datetime,
    code: str = "", initials: str = "", details: Mapping[str, Any] | None = None,
) -> Organisation:  # fmt: skip
    """A new place in the tree; `details` are of AMENDABLE, and `is_demo`. Consequences: OrganisationAdded; a station is
    an office where matters may go from now on."""
    name = name.strip()
    _check_place(parent, name, kind, actor)
    initials = _checked_initials(initials, kind)
    values = {**(details or {}), "name": name, "kind": kind, "initials": initials}
    values["code"] = code or initials or _next_code(parent, kind)
    if Organisation.objects.filter(code=values["code"]).exists():
        raise Refused(f"编号{values['code']}已经有了，请换一个", "code")
    grow = Organisation.objects
    made = grow.add_root(values) if parent is None else grow.add_child(parent, values)
    record(OrganisationAdded(made.ref, name, kind, parent.ref if parent else None), actor, at)
    register_changed(made)
    return made


def _check_place(parent: Organisation | None, name: str, kind: str, actor: Actor) -> None:
    if not name:
        raise Refused("请写上名称", "name")
    if parent is None:
        if kind != Kind.MUNICIPAL or actor.role != "system":
            raise Refused("只有市总工会在最上面，由安装时建立")
        return
    if parent.kind != _PARENT_OF.get(Kind(kind)):
        raise Refused(f"{Kind(kind).label}不能建在{parent.get_kind_display()}下面", "kind")
    if parent.closed_on:
        raise Refused(f"{parent.name}已经停用，不能再往下建")
    if not may(actor, "change", parent):
        raise Refused(may(actor, "change", parent).why_not)
    if _below(parent).filter(depth=parent.depth + 1, name=name).exists():
        raise Refused(f"{parent.name}下面已经有“{name}”", "name")


def _below(organisation: Organisation) -> QuerySet[Organisation]:
    return Organisation.objects.filter(path__startswith=organisation.path).exclude(pk=organisation.pk)


def _beside(organisation: Organisation) -> QuerySet[Organisation]:
    above = organisation.path[: -organisation.steplen]
    return Organisation.objects.filter(path__startswith=above, depth=organisation.depth).exclude(pk=organisation.pk)


def _checked_initials(initials: str, kind: str) -> str:
    initials = initials.strip().upper()
    if kind != Kind.DISTRICT:
        return ""
    if not (2 <= len(initials) <= 8 and initials.isascii() and initials.isalpha()):
        raise Refused("文号字头用2到8个英文字母，比如区名的拼音首字母", "initials")
    if Organisation.objects.filter(initials=initials).exists():
        raise Refused(f"字头{initials}已经有别的区在用，请换一个", "initials")
    return initials


def _next_code(parent: Organisation | None, kind: str) -> str:
    if parent is None:
        return "city"
    mark = "-P" if kind == Kind.PARTNER else "-"
    taken = set(Organisation.objects.filter(path__startswith=parent.path).values_list("code", flat=True))
    return next(code for code in (f"{parent.code}{mark}{n:02d}" for n in range(1, 10_000)) if code not in taken)


@action
def amend_organisation(
    *, organisation: Organisation, changes: Mapping[str, Any], actor: Actor, at: datetime
) -> Organisation:
    """Correct what is said about an organisation. Consequences: OrganisationRenamed and/or OrganisationAmended."""
    if not may(actor, "change", organisation):
        raise Refused(may(actor, "change", organisation).why_not)
    changes = {name: value for name, value in changes.items() if getattr(organisation, name) != value}
    if not changes:
        raise Refused("没有改动，和原来的一样")
    _rename(organisation, changes, actor, at)
    fields = sorted(set(changes) & set(AMENDABLE))
    if fields:
        before = tuple(_shown(getattr(organisation, name)) for name in fields)
        after = tuple(_shown(changes[name]) for name in fields)
        record(OrganisationAmended(organisation.ref, tuple(LABELS[name] for name in fields), before, after), actor, at)
    for name in {*fields, *({"name"} & set(changes))}:
        setattr(organisation, name, changes[name])
    organisation.save(update_fields=[*fields, "name"])
    register_changed(organisation)
    return organisation


def _rename(organisation: Organisation, changes: Mapping[str, Any], actor: Actor, at: datetime) -> None:
    if "name" not in changes:
        return
    name = changes["name"].strip()
    if not name:
        raise Refused("请写上名称", "name")
    if _beside(organisation).filter(name=name).exists():
        raise Refused(f"同一级已经有“{name}”", "name")
    record(OrganisationRenamed(organisation.ref, organisation.name, name), actor, at)


def _shown(value: Any) -> str:
    return "、".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)


@action
def close_organisation(*, organisation: Organisation, on: date, actor: Actor, at: datetime) -> Organisation:
    """Close a station, partner department or empty district from a day on. Consequences: OrganisationClosed; new matters
    of its streets go to the district's pool; what it holds stays with it until somebody hands it over."""
    if not may(actor, "change", organisation):
        raise Refused(may(actor, "change", organisation).why_not)
    if organisation.closed_on:
        raise Refused(f"{organisation.name}已经停用了")
    if organisation.kind == Kind.MUNICIPAL:
        raise Refused("市总工会不能停用")
    if _below(organisation).filter(closed_on=None).exists():
        raise Refused(f"{organisation.name}下面还有没停用的组织，请先停用它们")
    organisation.closed_on = on
    organisation.save(update_fields=["closed_on"])
    record(OrganisationClosed(organisation.ref, on), actor, at)
    register_changed(organisation)
    return organisation


@action
def reopen_organisation(*, organisation: Organisation, actor: Actor, at: datetime) -> Organisation:
    """Take a closed organisation into use again. Consequences: OrganisationReopened; its streets route to it again."""
    if not may(actor, "change", organisation):
        raise Refused(may(actor, "change", organisation).why_not)
    if not organisation.closed_on:
        raise Refused(f"{organisation.name}没有停用")
    organisation.closed_on = None
    organisation.save(update_fields=["closed_on"])
    record(OrganisationReopened(organisation.ref), actor, at)
    register_changed(organisation)
    return organisation
