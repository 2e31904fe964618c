"""Reactions: *with* may refuse, *after* runs once and is retried."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from doorstep.foundation.journal import reactions
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.facts import Fact, fact
from doorstep.foundation.journal.models import Entry, PendingReaction
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused

AT = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
heard: list[str] = []


@fact("testing.rang", "门铃响了")
@dataclass(frozen=True)
class Rang(Fact):
    times: int = 1


def hears(one: Fact, actor: Actor, at: datetime) -> None:
    heard.append(one.about.code)


def refuses(one: Fact, actor: Actor, at: datetime) -> None:
    raise Refused("现在不行")


def fails_at_first(one: Fact, actor: Actor, at: datetime) -> None:
    heard.append("try")
    if heard.count("try") == 1:
        raise ConnectionError("no gateway")


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    before = reactions.table()
    heard.clear()
    yield
    reactions.set_table(before)


@action
def ring(*, actor: Actor, at: datetime) -> None:
    record(Rang(Ref("bell", "B-1")), actor, at)


@pytest.mark.django_db
def test_a_reaction_with_the_fact_may_refuse_and_then_nothing_is_kept() -> None:
    reactions.set_table([(Rang, "with", refuses)])
    with pytest.raises(Refused):
        ring(actor=Actor.system("test"), at=AT)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_a_reaction_after_the_fact_runs_once_however_often_it_is_asked() -> None:
    reactions.set_table([(Rang, "after", hears)])
    ring(actor=Actor.system("test"), at=AT)
    assert heard == []
    assert reactions.run_pending(AT) == 1
    assert reactions.run_pending(AT + timedelta(days=1)) == 0
    assert heard == ["B-1"]


@pytest.mark.django_db
def test_a_failing_reaction_is_tried_again_later() -> None:
    reactions.set_table([(Rang, "after", fails_at_first)])
    ring(actor=Actor.system("test"), at=AT)
    assert reactions.run_pending(AT) == 0
    assert PendingReaction.objects.get().error == "ConnectionError"
    assert reactions.run_pending(AT + timedelta(seconds=30)) == 0
    assert reactions.run_pending(AT + timedelta(minutes=3)) == 1
    assert PendingReaction.objects.get().done_at is not None
