"""One record as its page shows it: facts in words, and what happened to it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.timeline import timeline as lines_about
from doorstep.foundation.kit.components import Column, PersonChip, Table, TimelineItem, timeline
from doorstep.foundation.network.models import Building, Enterprise, Organisation, RegisterImport, Street
from doorstep.foundation.network.register.problems import Problem, problems_from

_SHOWN_PROBLEMS = 50


@dataclass(frozen=True)
class RecordPage:
    known: list[tuple[str, str]]
    timeline: list[TimelineItem]
    streets: list[Street] = field(default_factory=list)


def _happened(ref: Ref, today: date) -> list[TimelineItem]:
    return timeline([TimelineItem(line.at, f"{line.sentence}（{line.who}）") for line in lines_about(ref)], today)


def _filled(*pairs: tuple[str, Any]) -> list[tuple[str, str]]:
    return [(label, str(value)) for label, value in pairs if value not in (None, "", [])]


def _position(place: Any) -> str:
    return "" if place.longitude is None or place.latitude is None else f"经度{place.longitude:g}，纬度{place.latitude:g}"


def organisation_page(organisation: Organisation, today: date) -> RecordPage:
    known = _filled(
        ("类别", organisation.get_kind_display()), ("编号", organisation.code), ("职能", organisation.get_field_display()),
        ("文号字头", organisation.initials), ("调解组织", organisation.get_mediation_body_display()),
        ("公开电话", organisation.phone), ("地址", organisation.address), ("开放时间", "；".join(organisation.hours)),
        ("位置", _position(organisation)), ("停用", organisation.closed_on and f"{organisation.closed_on:%Y-%m-%d}起"),
    )  # fmt: skip
    streets = list(Street.objects.filter(station=organisation).order_by("code"))
    return RecordPage(known, _happened(organisation.ref, today), streets)


def place_page(place: Street | Building, today: date) -> RecordPage:
    if isinstance(place, Street):
        known = _filled(("区划代码", place.code), ("服务站", place.station or "还没有服务站"), ("位置", _position(place)))
    else:
        known = _filled(
            ("编号", place.code), ("类别", place.get_kind_display()), ("街道", place.street), ("服务站", place.street.station or "还没有服务站"),
            ("地址", place.address), ("别名", "、".join(place.aliases)), ("位置", _position(place)),
        )  # fmt: skip
    return RecordPage(known, _happened(place.ref, today))


def enterprise_page(enterprise: Enterprise, today: date) -> RecordPage:
    street = enterprise.building.street if enterprise.building else enterprise.street
    people = "" if enterprise.headcount is None else f"{enterprise.headcount}人"
    known = _filled(
        ("信用代码", enterprise.uscc), ("简称", enterprise.short_name), ("街道", street), ("楼宇", enterprise.building),
        ("地址", enterprise.address), ("行业", enterprise.industry), ("用工人数", people),
        ("由谁联系", (street and street.station) or "还没有服务站"),
    )  # fmt: skip
    return RecordPage(known, _happened(enterprise.ref, today))


def contact_of_enterprise(enterprise: Enterprise, opened: bool) -> PersonChip | None:
    """Masked: the first sign of the name and the ends of the telephone."""
    name, phone = enterprise.contact_name, enterprise.contact_phone
    if not (name or phone):
        return None
    if opened:
        return PersonChip(shown="，".join(one for one in (name, phone) if one), role="联系人")
    return PersonChip(head=name[:1], tail=phone[-4:] if len(phone) >= 7 else "", role="联系人")


@dataclass(frozen=True)
class ImportPage:
    sample: Table
    problems: Table
    problem_count: int
    shown: int


def import_page(run: RegisterImport) -> ImportPage:
    problems = problems_from(run.problems)
    return ImportPage(
        _sample(run), _problem_table(problems[:_SHOWN_PROBLEMS]), len(problems), min(len(problems), _SHOWN_PROBLEMS)
    )


def _sample(run: RegisterImport) -> Table:
    return Table("文件的前几行", [Column(name) for name in run.columns], run.sample)


def _problem_table(problems: list[Problem]) -> Table:
    columns = [Column(label) for label in ("行", "字段", "填的内容", "问题", "怎么改")]
    return Table(
        "有问题的行", columns, [[f"第{one.row}行", one.field, one.value, one.fault, one.remedy] for one in problems]
    )
