"""What looks like the same matter: the same worker by phone or number, the same employer, within ninety days.

Never joined by machine. Within the reader's branch the other one is named; beyond it only that there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.fields import comparable
from doorstep.foundation.kit.sealing import blind_index
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people.models import Person
from doorstep.foundation.people.phones import clean_id_number, clean_phone

from ..models import Matter, Party, SentForm
from .words import title_of

WITHIN = timedelta(days=90)
MOST, MOST_OF_ONE = 5, 100


@dataclass(frozen=True)
class Alike:
    """`code` empty: it lies beyond the reader's branch and nothing more is told of it."""

    code: str
    same_worker: bool
    same_employer: bool
    title: str = ""
    office: str = ""
    is_open: bool = True
    joinable: bool = False

    @property
    def why(self) -> str:
        parts = ["同一位职工" if self.same_worker else "", "同一企业" if self.same_employer else ""]
        return "、".join(part for part in parts if part)


@dataclass(frozen=True)
class Marks:
    """By what two matters are compared: keyed indexes, never the numbers themselves."""

    phones: frozenset[str] = frozenset()
    id_numbers: frozenset[str] = frozenset()
    enterprise: int | None = None

    def __bool__(self) -> bool:
        return bool(self.phones or self.id_numbers or self.enterprise)


def marks_of(people: Sequence[Person | None], enterprise: Enterprise | None) -> Marks:
    known = [person for person in people if person and not person.disposed_on]
    return Marks(
        frozenset(person.phone_index for person in known if person.phone_index),
        frozenset(person.id_number_index for person in known if person.id_number_index),
        enterprise.pk if enterprise else None,
    )


def marks_given(phone: str, enterprise: Enterprise | None, id_number: str = "") -> Marks:
    """From what is typed at the desk, before anything is kept."""
    phone = clean_phone(phone) if phone.strip() else ""
    phones = frozenset({blind_index("phone", comparable(phone))}) if phone else frozenset()
    id_number = clean_id_number(id_number)
    numbers = frozenset({blind_index("id_number", comparable(id_number))}) if id_number else frozenset()
    return Marks(phones, numbers, enterprise.pk if enterprise else None)


def alike(
    marks: Marks, district: Organisation, actor: Actor, at: datetime, *, but: Matter | None = None
) -> list[Alike]:  # fmt: skip
    """The same worker first, then newest first. A protected matter is told of to nobody who may not see it."""
    if not marks:
        return []
    workers = _of_workers(marks)
    rows = _candidates(marks, workers, district, at, but)
    seen = list(rows.filter(pk__in=Matter.objects.visible_to(actor).values("pk"))[:MOST])
    found = sorted((_alike(row, marks, row.pk in workers, but) for row in seen), key=lambda one: not one.same_worker)
    beyond = rows.exclude(office__path__startswith=actor.path or "-").filter(shielded=False)
    hidden = list(beyond.values_list("pk", flat=True)[:MOST])
    if hidden:
        same = bool(workers.intersection(hidden))
        found.append(Alike("", same, not same))
    return found


def _candidates(
    marks: Marks, workers: set[int], district: Organisation, at: datetime, but: Matter | None
) -> QuerySet[Matter]:
    same = Q(pk__in=workers) | (Q(enterprise=marks.enterprise) if marks.enterprise else Q(pk__in=[]))
    # Of one matter it is what came within ninety days on either side; of one not yet registered, what came before.
    middle = but.received_on if but else at
    rows = Matter.objects.filter(
        same, district=district, received_on__gte=middle - WITHIN, received_on__lte=middle + WITHIN
    )
    rows = rows.filter(merged_into=None, disposed_at=None).select_related("office").order_by("-id")
    if but is None:
        return rows
    return rows.exclude(pk=but.pk).exclude(code__in=but.not_same)


def _of_workers(marks: Marks) -> set[int]:
    """Matters of the same people, found by their keyed indexes first, so that nothing is looked at row by row."""
    if not (marks.phones or marks.id_numbers):
        return set()
    known = Q(person__phone_index__in=marks.phones) | Q(person__id_number_index__in=marks.id_numbers)
    return set(Party.objects.filter(known).order_by("-id").values_list("matter_id", flat=True)[:MOST_OF_ONE])


def _alike(matter: Matter, marks: Marks, same_worker: bool, but: Matter | None) -> Alike:
    is_open = matter.phase != Matter.Phase.CLOSED
    joinable = but is not None and is_open and matter.office_id == but.office_id and but.phase != Matter.Phase.CLOSED
    return Alike(
        matter.code, same_worker, matter.enterprise_id is not None and matter.enterprise_id == marks.enterprise,
        title_of(matter), matter.office.name, is_open, joinable,
    )  # fmt: skip


def alike_to(matter: Matter, people: Sequence[Person | None], actor: Actor, at: datetime) -> list[Alike]:
    return alike(marks_of(people, matter.enterprise), matter.district, actor, at, but=matter)


def sent_before(form_key: str) -> bool:
    """A form that was acted on is its own likeness: sending it again is no second matter."""
    return bool(form_key) and SentForm.objects.filter(key=form_key).exists()
