"""Former ledgers handed in: the list, one with its bad rows, and for which stations somebody may hand one in."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card
from doorstep.foundation.kit.components import Badge, Cell, Column, Table, Tone
from doorstep.foundation.kit.templatetags.typesetting import zh_datetime
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.register.problems import Problem, problems_from

from ..models import PastImport
from ..past_rows import FIELDS
from ..rules import may_import_past

SHOWN = 50
_TONE: dict[str, Tone] = {"done": "settled", "running": "info", "failed": "soon", "checked": "soon"}


def past_imports_of(actor: Actor) -> QuerySet[PastImport]:
    return PastImport.objects.visible_to(actor).select_related("station")


def past_import_for(actor: Actor, code: str) -> PastImport:
    run = past_imports_of(actor).filter(code=code).first()
    if run is None or not may_import_past(actor, run.station):
        raise Http404
    return run


def stations_to_import(actor: Actor) -> list[Organisation]:
    """One's own station; the district's officer chooses among all of theirs, the district itself last."""
    kinds = (Organisation.Kind.STATION, Organisation.Kind.DISTRICT)
    rows = Organisation.objects.filter(path__startswith=actor.path, kind__in=kinds).order_by("-kind", "code")
    return [row for row in rows if may_import_past(actor, row)]


def past_import_table(rows: list[PastImport]) -> Table:
    columns = [Column("交来的时间"), Column("哪个站"), Column("文件"), Column("到哪一步"), Column("事项", numeric=True),
               Column("线索", numeric=True), Column("有问题", numeric=True)]  # fmt: skip
    return Table("往年台账", columns, [
        [Cell(zh_datetime(row.at), reverse("ledger-import", args=[row.code])), row.station.name, row.file_name,
         Cell(badge=Badge(row.get_state_display(), _TONE.get(row.state, ""))), str(row.matters), str(row.tellings), str(row.refused)]
        for row in rows
    ])  # fmt: skip


@dataclass(frozen=True)
class PastPage:
    columns: list[tuple[str, str]]
    not_there: str
    problems: Table
    problem_count: int
    shown: int


def past_page(run: PastImport) -> PastPage:
    problems, mapping = problems_from(run.problems), run.mapping
    return PastPage(
        [(field.label, mapping[field.name]) for field in FIELDS if field.name in mapping],
        "、".join(field.label for field in FIELDS if field.name not in mapping),
        _problems(problems[:SHOWN]), len(problems), min(len(problems), SHOWN),
    )  # fmt: skip


def _problems(rows: list[Problem]) -> Table:
    columns = [Column(label) for label in ("行", "哪一列", "填的内容", "问题", "怎么改")]
    return Table("有问题的行", columns, [[f"第{one.row}行", one.field, one.value, one.fault, one.remedy] for one in rows])


def past_import_cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    rows = PastImport.objects.filter(code__in=codes) if actor is None else past_imports_of(actor).filter(code__in=codes)
    return {
        row.code: Card(row.ref, "往年台账", row.station.name, reverse("ledger-import", args=[row.code]))
        for row in rows.select_related("station")
    }
