"""What lies in a matter's file: evidence of both sides, remarks of the office, what is done of its checklist, its papers."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.receipts.queries.thread import Thread

from ..models import Exhibit, Matter, Note
from .playbooks import CheckLine


@dataclass(frozen=True)
class EvidenceRow:
    """`href` empty: what the checklist asks for and nobody brought yet, in one row."""

    label: str
    shows: str
    who: str
    href: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class NoteLine:
    words: str
    who: str
    at: datetime


@dataclass(frozen=True)
class Paper:
    kind: str
    label: str


def evidence_rows(matters: list[Matter], thread: Thread, checklist: list[CheckLine]) -> list[EvidenceRow]:
    """What came in under receipts, what was brought to the desk, then what is still missing; two queries."""
    exhibits = list(Exhibit.objects.filter(matter__in=matters).order_by("id"))
    codes = [line.file_code for line in thread.evidence] + [one.file_code for one in exhibits]
    files = {file.code: file for file in StoredFile.objects.filter(code__in=codes)} if codes else {}
    rows = [_row(files.get(line.file_code), line.shows, "职工，凭回执", line.at) for line in thread.evidence]
    rows += [_row(files.get(one.file_code), one.shows, one.get_given_by_display(), one.at) for one in exhibits]
    missing = "、".join(line.label for line in checklist if line.kind == "paper" and not line.done)
    return [row for row in rows if row is not None] + ([EvidenceRow(missing, "清单上要收的", "")] if missing else [])


def _row(file: StoredFile | None, shows: str, who: str, at: datetime) -> EvidenceRow | None:
    if file is None or file.disposed_at:
        return None
    return EvidenceRow(file.own_name, shows or file.shows, who, reverse("file", args=[file.code]), at)


def note_lines(matters: list[Matter]) -> list[NoteLine]:
    """Newest first; two queries."""
    rows = list(Note.objects.filter(matter__in=matters).order_by("-id")[:100])
    names = cards_for(Ref("account", row.by_account) for row in rows)
    return [NoteLine(row.words, _name(names, row.by_account), row.at) for row in rows]


def _name(names: dict, account: str) -> str:
    card = names.get(Ref("account", account))
    return card.title if card else "工作人员"


def papers_of(matter: Matter) -> list[Paper]:
    """What can be printed now, each filled from the facts."""
    found = [Paper("application", "调解申请书"), Paper("rights-sheet", "职工权益告知单")]
    last = matter.acceptances.order_by("-id").first()
    if last:
        found.append(Paper("notice", "受理通知书" if last.accepted else "不予受理告知"))
    return found if not matter.disposed_at else []
