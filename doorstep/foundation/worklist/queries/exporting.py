"""The worklist as it leaves the house: the columns of the page, in the page's order, without the drawings."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.db.models import QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card, cards_for

from ..kinds import duty_kind
from ..lists import Asking, Column, DeskList, Line
from ..models import Duty
from .asked import asked_from
from .rows import list_row
from .today import duties_for

CHUNK = 500
COLUMNS = (
    Column("到期", 12), Column("什么期限", 14), Column("红旗", 12), Column("事情", 34), Column("编号", 22), Column("地方", 22),
    Column("下一步", 36), Column("轮到谁", 14), Column("分级", 12), Column("服务站", 24), Column("经办人", 14),
)  # fmt: skip


def duties(actor: Actor, asking: Asking, today: date) -> QuerySet:
    return duties_for(actor, asked_from(asking), today)


def count(actor: Actor, asking: Asking, today: date) -> int:
    return duties(actor, asking, today).count()


def lines(actor: Actor, asking: Asking, today: date) -> Iterator[Line]:
    """A duty whose record the actor may not see has no card, and so no line. A few queries for each five hundred."""
    rows = duties(actor, asking, today).select_related("account", "office").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        cards = cards_for((duty.about for duty in chunk), actor)
        yield from (_line(duty, cards[duty.about], actor, today) for duty in chunk if duty.about in cards)


def _line(duty: Duty, card: Card, actor: Actor, today: date) -> Line:
    row = list_row(duty, card, actor, today)
    cells = (
        duty.due.isoformat(), duty_kind(duty.kind).label, row.flag.label if row.flag else "", row.title, duty.about_code,
        card.subtitle, row.next_step, row.move.chip_label if row.move else "", card.track, duty.office.name,
        duty.account.display_name if duty.account else "",
    )  # fmt: skip
    return Line(duty.about, cells)


LIST = DeskList("today", "待办清单", "today", COLUMNS, count, lines)
