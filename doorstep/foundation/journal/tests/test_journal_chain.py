"""The chain: what is recorded, what is refused, what a checker finds."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.anchors import anchor_folder, drop_anchor
from doorstep.foundation.journal.disposal import destroy_record_key
from doorstep.foundation.journal.facts import Fact, Words, fact, revive, split
from doorstep.foundation.journal.models import Entry, Head
from doorstep.foundation.journal.recording import NoFactRecorded, action, record, record_many
from doorstep.foundation.journal.timeline import facts_about, timeline
from doorstep.foundation.journal.triggers import drop_guard, raise_guard
from doorstep.foundation.journal.verifying import verify_streams

AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
ACTOR = Actor("A-1", "station_officer", "HA-01", "0001", roles=frozenset({"station_officer"}))
THING = Ref("thing", "T-1")


@fact("testing.moved", "移到{place}，{on}，{amount}")
@dataclass(frozen=True)
class Moved(Fact):
    place: str
    on: date
    amount: Decimal | None = None
    others: tuple[Ref, ...] = ()
    why: Words = Words("")


@action
def move(*, place: str, why: str = "", about: Ref = THING, actor: Actor, at: datetime) -> Entry:
    return record(Moved(about, place, date(2026, 11, 23), Decimal("12.50"), (), Words(why)), actor, at)


def moved(times: int) -> None:
    for number in range(times):
        move(place=f"P{number}", why=f"理由{number}", actor=ACTOR, at=AT)


def tampered(sql: str, *values: object) -> None:
    """What somebody with the database in hand would do: lift the guard, change, put it back."""
    drop_guard(connection)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
    raise_guard(connection)


@pytest.mark.django_db
def test_facts_come_back_as_they_were_told() -> None:
    move(place="仓库", why="门锁坏了", actor=ACTOR, at=AT)
    assert facts_about(THING) == [Moved(THING, "仓库", date(2026, 11, 23), Decimal("12.50"), (), Words("门锁坏了"))]
    assert [line.sentence for line in timeline(THING)] == ["移到仓库，11月23日，12.50元"]


@pytest.mark.django_db
def test_words_lie_sealed_and_go_when_the_key_goes_while_the_chain_still_verifies() -> None:
    move(place="仓库", why="只有我们知道的理由", actor=ACTOR, at=AT)
    row = Entry.objects.get()
    assert "理由" not in row.payload
    assert "理由".encode() not in bytes(row.words)
    destroy_record_key(THING, AT)
    (told,) = facts_about(THING)
    assert isinstance(told, Moved)
    assert told.why == ""
    assert list(verify_streams()) == []


@pytest.mark.django_db
def test_nothing_with_words_can_be_added_after_disposal() -> None:
    moved(1)
    destroy_record_key(THING, AT)
    with pytest.raises(RuntimeError, match="disposed"):
        move(place="P", why="再说一句", actor=ACTOR, at=AT)


@pytest.mark.django_db
def test_an_action_without_a_fact_keeps_nothing() -> None:
    @action
    def silent(*, actor: Actor, at: datetime) -> None:
        Head.objects.create(stream="x", count=0, hash="")

    with pytest.raises(NoFactRecorded):
        silent(actor=ACTOR, at=AT)
    assert not Head.objects.exists()


def test_an_action_without_actor_or_with_positional_arguments_is_refused_when_defined() -> None:
    with pytest.raises(TypeError):
        action(lambda *, at: None)
    with pytest.raises(TypeError):
        action(lambda actor, at: None)


@pytest.mark.django_db
def test_recording_outside_an_action_is_refused() -> None:
    with pytest.raises(RuntimeError, match="inside an action"):
        record(Moved(THING, "P", date(2026, 1, 1)), ACTOR, AT)


@pytest.mark.django_db
def test_an_action_refuses_to_run_inside_a_pages_own_transaction(committing_db: None) -> None:
    with transaction.atomic(), pytest.raises(RuntimeError):
        move(place="P", actor=ACTOR, at=AT)


@pytest.mark.django_db
@pytest.mark.parametrize("sql", ["UPDATE journal_entry SET payload = '{}'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_change_and_removal(sql: str) -> None:
    moved(2)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.count() == 2


@pytest.mark.django_db
def test_replace_and_truncate_are_refused_too() -> None:
    moved(1)
    row = Entry.objects.values().get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            columns = ", ".join(f'"{name}"' for name in row)
            cursor.execute(f"REPLACE INTO journal_entry ({columns}) SELECT {columns} FROM journal_entry")
        else:
            cursor.execute("TRUNCATE journal_entry CASCADE")


@pytest.mark.django_db
def test_the_checker_names_a_changed_row() -> None:
    moved(5)
    tampered("UPDATE journal_entry SET payload = replace(payload, 'P2', 'P9') WHERE number = 3")
    assert [str(fault) for fault in verify_streams()] == ["thing:T-1 #3: changed: its content does not match its hash"]


@pytest.mark.django_db
def test_the_checker_names_a_missing_row() -> None:
    moved(5)
    tampered("DELETE FROM journal_entry WHERE number = 4")
    assert [(fault.number, fault.kind) for fault in verify_streams()] == [(4, "missing: a row was taken out")]


@pytest.mark.django_db
def test_the_checker_names_two_swapped_rows() -> None:
    moved(5)
    tampered("UPDATE journal_entry SET number = 99 WHERE number = 2")
    tampered("UPDATE journal_entry SET number = 2 WHERE number = 3")
    tampered("UPDATE journal_entry SET number = 3 WHERE number = 99")
    (fault,) = verify_streams()
    assert fault.number == 2


@pytest.mark.django_db
def test_the_checker_names_a_cut_tail() -> None:
    moved(5)
    tampered("DELETE FROM journal_entry WHERE number > 3")
    assert [(fault.number, fault.kind) for fault in verify_streams()] == [(4, "missing: the tail was cut, 2 row(s) short")]


@pytest.mark.django_db
def test_the_anchor_file_shows_a_tail_cut_with_its_head_doctored(settings, tmp_path) -> None:
    settings.VAR_DIR = tmp_path
    moved(5)
    later = datetime.now(UTC).replace(year=datetime.now(UTC).year + 1)
    drop_anchor(later)
    tampered("DELETE FROM journal_entry WHERE number > 3")
    last = Entry.objects.get(number=3)
    Head.objects.filter(stream="thing:T-1").update(count=3, hash=last.hash)
    assert list(verify_streams()) == []
    with pytest.raises(CommandError):
        call_command("verify_journal", "--anchor", str(next(anchor_folder().glob("anchor-*"))))


@pytest.mark.django_db
def test_a_second_anchor_on_a_day_changes_nothing(settings, tmp_path) -> None:
    settings.VAR_DIR = tmp_path
    moved(1)
    assert drop_anchor(AT).pk == drop_anchor(AT).pk


@pytest.mark.django_db
def test_many_facts_chain_like_single_ones() -> None:
    @action
    def move_all(*, actor: Actor, at: datetime) -> None:
        rows = [
            (Moved(Ref("thing", f"T-{n % 40}"), f"P{n}", date(2026, 1, 1), why=Words(f"w{n}")), actor, at)
            for n in range(200)
        ]
        record_many(rows)

    move_all(actor=ACTOR, at=AT)
    moved(1)
    assert Entry.objects.count() == 201
    assert Head.objects.get(stream="thing:T-1").count == 6
    assert list(verify_streams()) == []
    assert [fact.why for fact in facts_about(Ref("thing", "T-7"))] == ["w7", "w47", "w87", "w127", "w167"]


def test_a_fact_cannot_carry_what_has_no_plain_form() -> None:
    with pytest.raises(TypeError, match="codes, dates, sums and Refs"):
        split(Moved(THING, {"name": "x"}, date(2026, 1, 1)))  # type: ignore[arg-type]


@given(
    st.builds(
        Moved,
        about=st.just(THING),
        place=st.text(max_size=40),
        on=st.dates(),
        amount=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=2),
        others=st.lists(st.builds(Ref, st.sampled_from(["a", "b"]), st.text("AB-12", max_size=6))).map(tuple),
        why=st.text(max_size=40).map(Words),
    )
)
def test_any_fact_survives_the_journey_through_json(one: Moved) -> None:
    import json

    payload, words = split(one)
    assert revive(one.code, one.about, payload, json.loads(words) if words else {}) == one
