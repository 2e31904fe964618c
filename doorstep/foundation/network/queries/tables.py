"""Rows of the register as the tables that pages show."""

from collections.abc import Iterable

from django.urls import reverse

from doorstep.foundation.kit.components import Badge, Cell, Column, Table, Tone
from doorstep.foundation.kit.templatetags.typesetting import zh_datetime
from doorstep.foundation.network.models import Building, Enterprise, Organisation, RegisterImport, Street


def street_table(rows: Iterable[Street]) -> Table:
    columns = [Column("街道"), Column("区划代码"), Column("服务站"), Column("楼宇", numeric=True)]
    return Table("街道和服务站", columns, [
        [Cell(row.name, reverse("street", args=[row.code])), row.code, _station(row), str(row.building_count)]  # type: ignore[attr-defined]
        for row in rows
    ])  # fmt: skip


def _station(street: Street) -> Cell:
    if street.station is None:
        return Cell(badge=Badge("还没有服务站", "soon"))
    badge = Badge("已停用", "soon") if street.station.closed_on else None
    return Cell(street.station.name, reverse("organisation", args=[street.station.code]), badge=badge)


def building_table(rows: Iterable[Building]) -> Table:
    columns = [Column("楼宇"), Column("街道"), Column("地址"), Column("服务站")]
    return Table("楼宇", columns, [
        [Cell(row.name, reverse("building", args=[row.code])), row.street.name, Cell(row.address, muted=True), _station(row.street)]
        for row in rows
    ])  # fmt: skip


def enterprise_table(rows: Iterable[Enterprise]) -> Table:
    columns = [
        Column("单位"),
        Column("统一社会信用代码"),
        Column("地方"),
        Column("行业"),
        Column("人数", numeric=True),
        Column("工会"),
    ]
    return Table("用人单位", columns, [
        [Cell(row.name, reverse("enterprise", args=[row.code])), row.uscc, Cell(place_of(row)), row.industry,
         "" if row.headcount is None else str(row.headcount), "已建会" if hasattr(row, "union") else Cell("没有登记", muted=True)]
        for row in rows
    ])  # fmt: skip


def place_of(enterprise: Enterprise) -> str:
    return "，".join(one.name for one in (enterprise.street, enterprise.building) if one)


def organisation_table(caption: str, rows: Iterable[Organisation]) -> Table:
    columns = [Column("名称"), Column("编号"), Column("电话"), Column("地址")]
    return Table(caption, columns, [
        [Cell(row.name, reverse("organisation", args=[row.code]), badge=_closed(row)), row.code, row.phone, Cell(row.address, muted=True)]
        for row in rows
    ])  # fmt: skip


def _closed(row: Organisation) -> Badge | None:
    return Badge("已停用") if row.closed_on else None


def import_table(rows: Iterable[RegisterImport]) -> Table:
    columns = [Column("上传时间"), Column("名册"), Column("文件"), Column("到哪一步"), Column("新增", numeric=True),
               Column("更新", numeric=True), Column("没有导入", numeric=True)]  # fmt: skip
    return Table("导入记录", columns, [
        [Cell(zh_datetime(row.at), reverse("register-import", args=[row.code])), row.get_kind_display(), row.file_name,
         Cell(badge=Badge(row.get_state_display(), _TONE.get(row.state, ""))), str(row.created), str(row.updated), str(row.refused)]
        for row in rows
    ])  # fmt: skip


_TONE: dict[str, Tone] = {"done": "settled", "running": "info", "failed": "soon", "previewed": "soon", "uploaded": "soon"}
