"""The list of leads as it leaves the house, and what the worklist may ask of leads."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.worklist.lists import Asking, Column, DeskList, Line
from doorstep.foundation.worklist.narrowing import Wanted

from ..models import Lead
from ..suggestions import topic_label
from .lists import asked_from, leads_of
from .rows import lead_row

COLUMNS = (
    Column("编号", 22), Column("收到", 12), Column("来源", 12), Column("线索", 34), Column("种类", 24), Column("人数", 8),
    Column("红旗", 12), Column("地方", 22), Column("到了哪一步", 12), Column("核实期限", 12), Column("下一步或结果", 34),
    Column("服务站", 24), Column("经办人", 14), Column("结束", 12),
)  # fmt: skip


def count(actor: Actor, asking: Asking, today: date) -> int:
    return leads_of(actor, asked_from(asking)).count()


def lines(actor: Actor, asking: Asking, today: date) -> Iterator[Line]:
    rows = leads_of(actor, asked_from(asking)).order_by("-id")
    return (_line(lead, actor, today) for lead in rows.iterator(chunk_size=500))


def _line(lead: Lead, actor: Actor, today: date) -> Line:
    row = lead_row(lead, actor, today)
    cells = (
        lead.code, timezone.localdate(lead.received_on).isoformat(), lead.get_channel_display(), row.title,
        "、".join(topic_label(code) for code in lead.topics), str(lead.people_count or ""), row.flag.label if row.flag else "",
        row.places[0], lead.get_phase_display(), lead.verify_due.isoformat(), row.next_step, lead.office.name,
        lead.handler.display_name if lead.handler else "",
        timezone.localdate(lead.closed_at).isoformat() if lead.closed_at else "",
    )  # fmt: skip
    return Line(lead.ref, cells)


def narrowed(wanted: Wanted) -> QuerySet[Lead]:
    """A lead stands on the lowest level, and it is its handler's move until it ends."""
    rows = Lead.objects.all()
    if wanted.track not in ("", "emerging") or wanted.mover not in ("", "handler"):
        return rows.none()
    if wanted.mover:
        rows = rows.exclude(phase=Lead.Phase.CLOSED)
    return rows.filter(topics__icontains=f'"{wanted.topic}"') if wanted.topic else rows


LIST = DeskList("leads", "线索", "lead-list", COLUMNS, count, lines)
