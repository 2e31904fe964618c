"""The list of matters as it leaves the house: the columns of the page and a few dates, masked as the page is."""

from collections.abc import Iterator
from datetime import date
from itertools import islice

from django.db.models import QuerySet, Sum
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.worklist.kinds import kinds_for
from doorstep.foundation.worklist.lists import Asking, Column, DeskList, Line
from doorstep.foundation.worklist.narrowing import Wanted

from ..models import Matter
from ..topics import topic_label
from .lists import asked_from, fitting, matters_of, next_clocks
from .words import flag_of, move_of, next_words, place_of, title_of, track_of

CHUNK = 500
COLUMNS = (
    Column("编号", 20), Column("收到", 12), Column("登记", 12), Column("事情", 34), Column("种类", 24), Column("人数", 8),
    Column("请求数额", 14), Column("地方", 22), Column("到了哪一步", 12), Column("分级", 12), Column("重大", 8), Column("先到期的", 22),
    Column("下一步或结果", 30), Column("轮到谁", 14), Column("服务站", 24), Column("经办人", 14), Column("结果", 18), Column("化解层级", 10),
    Column("办结", 12),
)  # fmt: skip


def count(actor: Actor, asking: Asking, today: date) -> int:
    return matters_of(actor, asked_from(asking)).count()


def lines(actor: Actor, asking: Asking, today: date) -> Iterator[Line]:
    """Two queries for each five hundred."""
    kinds = kinds_for(actor.path)
    rows = matters_of(actor, asked_from(asking)).annotate(sum=Sum("claims__amount")).order_by("-id").iterator(CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        clocks = next_clocks([matter.code for matter in chunk], today, kinds)
        for matter in chunk:
            clock = clocks.get(matter.code)
            yield _line(matter, f"{clock.due.isoformat()} {clock.kind_label}" if clock and clock.due else "", actor, today)


def _line(matter: Matter, clock: str, actor: Actor, today: date) -> Line:
    track, total = track_of(matter), matter.sum  # type: ignore[attr-defined]
    cells = (
        matter.code, timezone.localdate(matter.received_on).isoformat(), timezone.localdate(matter.registered_at).isoformat(),
        title_of(matter), "、".join(topic_label(code) for code in matter.topics), str(matter.workers),
        "" if total is None else f"{total:.2f}", place_of(matter), matter.get_phase_display(), track.label if track else "",
        "重大" if flag_of(matter) else "", clock, next_words(matter), move_of(matter, actor, today).chip_label, matter.office.name,
        matter.handler.display_name if matter.handler else "", matter.get_outcome_display(), matter.get_level_display(),
        timezone.localdate(matter.closed_at).isoformat() if matter.closed_at else "",
    )  # fmt: skip
    return Line(matter.ref, cells)


def narrowed(wanted: Wanted) -> QuerySet[Matter]:
    return fitting(Matter.objects.all(), wanted)


LIST = DeskList("matters", "争议事项", "matter-list", COLUMNS, count, lines)
