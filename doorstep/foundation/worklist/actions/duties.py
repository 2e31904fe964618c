"""Duties are put and settled by the room that owes them, inside the action that gives rise to them.

These calls join the running action and record no fact of their own: the date and the person stand in the fact of the
room. Outside an action's transaction they refuse to run.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.bulk import insert_rows
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account

from ..models import Duty
from ..models.duty import DutyQuerySet


@dataclass(frozen=True)
class NewDuty:
    """One duty for `put_many`; the same words as `put`."""

    about: Ref
    kind: str
    office: Organisation
    due: date
    started_on: date
    account: Account | None = None
    red_flag: str = ""
    is_legal: bool = False
    due_today: bool = False


def put(
    *, about: Ref, kind: str, office: Organisation, due: date, started_on: date, account: Account | None = None,
    red_flag: str = "", is_legal: bool = False, due_today: bool = False, actor: Actor, at: datetime,
) -> Duty:  # fmt: skip
    """The one open duty of that kind about that record: made, or moved to the new date, office and person."""
    _inside_an_action()
    duty, _ = Duty.objects.update_or_create(
        about_kind=about.kind, about_code=about.code, kind=kind, settled_at=None,
        defaults={"office": office, "due": due, "started_on": started_on, "account": account, "red_flag": red_flag,
                  "is_legal": is_legal, "due_today": due_today},
        create_defaults={"office": office, "due": due, "started_on": started_on, "account": account, "red_flag": red_flag,
                         "is_legal": is_legal, "due_today": due_today, "put_at": at},
    )  # fmt: skip
    return duty


def put_many(*, duties: Sequence[NewDuty], actor: Actor, at: datetime) -> list[Duty]:
    """Duties about records made in this very action, in one statement; they must not have an open one of that kind."""
    _inside_an_action()
    rows = [
        Duty(
            about_kind=one.about.kind, about_code=one.about.code, kind=one.kind, office=one.office, account=one.account,
            due=one.due, started_on=one.started_on, red_flag=one.red_flag, is_legal=one.is_legal,
            due_today=one.due_today, put_at=at,
        )
        for one in duties
    ]  # fmt: skip
    insert_rows(rows)
    return rows


def settle(*, about: Ref, kind: str, actor: Actor, at: datetime) -> bool:
    """Done: it leaves the worklist. False when there was none open, which is no error."""
    _inside_an_action()
    return bool(_open(about).filter(kind=kind).update(settled_at=at))


def settle_all(*, about: Ref, actor: Actor, at: datetime) -> int:
    """Every open duty about the record; how many there were."""
    _inside_an_action()
    return _open(about).update(settled_at=at)


def move_many(*, moves: Sequence[tuple[Duty, date, date]], actor: Actor, at: datetime) -> int:
    """Open duties get another day to be done by and to be counted from; office, person and flag stay."""
    _inside_an_action()
    table = connection.ops.quote_name(Duty._meta.db_table)
    with connection.cursor() as cursor:  # one prepared statement: a CASE per row would be compiled anew for each hundred
        rows = [(due, started_on, duty.pk) for duty, due, started_on in moves]
        cursor.executemany(f"UPDATE {table} SET due = %s, started_on = %s WHERE id = %s AND settled_at IS NULL", rows)  # noqa: S608
    return len(rows)


def settle_many(*, duties: Sequence[Duty], actor: Actor, at: datetime) -> int:
    _inside_an_action()
    return sum(
        Duty.objects.open().filter(pk__in=[duty.pk for duty in duties[start : start + 900]]).update(settled_at=at)
        for start in range(0, len(duties), 900)
    )


def hand_over(*, about: Ref, office: Organisation, account: Account | None, actor: Actor, at: datetime) -> int:
    """Every open duty about the record goes to that office and person; dates stay."""
    _inside_an_action()
    return _open(about).update(office=office, account=account)


def _open(about: Ref) -> DutyQuerySet:
    return Duty.objects.open().filter(about_kind=about.kind, about_code=about.code)


def _inside_an_action() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Duties are put and settled inside an action only.")
