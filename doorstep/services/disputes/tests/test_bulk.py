"""Thousands at once tell the same as one by one."""

from datetime import timedelta
from decimal import Decimal

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.services.disputes.actions.bulk import NewMatter, register_many
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.models import Claim, Matter, Party
from doorstep.services.disputes.queries.replay import replay, standing_of
from tests.support.cast import NOW, Cast

from .support import STORY, open_dues, registered, told

BULK = Actor.system("demo")

SEALED = {"story", "element_words"}  # another seal each time


def row(cast: Cast, **given) -> NewMatter:
    plain = {
        "district": cast.district, "office": cast.station, "claims": (ClaimGiven("wages_owed", Decimal("12400.00")),),
        "received_on": NOW - timedelta(days=30), "registered_at": NOW - timedelta(days=29), "handler": cast.account("chen"),
        "story": STORY, "enterprise": cast.enterprise, "street": cast.street, "building": cast.building, "workers": 2,
    }  # fmt: skip
    return NewMatter(**{**plain, **given})


def closed_row(cast: Cast) -> NewMatter:
    return row(
        cast, track_at=NOW - timedelta(days=28), guided_at=NOW - timedelta(days=27), closed_at=NOW - timedelta(days=1),
        outcome="refused", second=cast.account("zhou"),
    )  # fmt: skip


def test_a_row_becomes_what_registering_makes_of_it(cast: Cast) -> None:
    (bulk,) = register_many(rows=[row(cast, received_on=NOW - timedelta(days=3), registered_at=NOW)], actor=BULK, at=NOW)
    single = registered(cast, claims=(ClaimGiven("wages_owed", Decimal("12400.00")),))
    bulk = Matter.objects.get(pk=bulk.pk)
    single = Matter.objects.get(pk=single.pk)
    different = {"id", "code", "_state", "office", "district", "handler", "enterprise", "street", "building"}
    assert {k: v for k, v in vars(bulk).items() if k not in different and k not in SEALED} == {
        k: v for k, v in vars(single).items() if k not in different and k not in SEALED
    }
    assert bulk.story == single.story == STORY
    assert told(bulk) == told(single)
    assert {kind: (duty.due, duty.account) for kind, duty in open_dues(bulk).items()} == {
        kind: (duty.due, duty.account) for kind, duty in open_dues(single).items()
    }


def test_numbers_run_on_and_each_has_two_parties_and_its_claims(cast: Cast) -> None:
    made = register_many(rows=[row(cast)] * 5, actor=BULK, at=NOW)
    assert [matter.code for matter in made] == [f"HA-2026-{n:06d}" for n in range(1, 6)]
    assert registered(cast).code == "HA-2026-000006"
    assert (Party.objects.count(), Claim.objects.filter(matter__in=made).count()) == (12, 5)


def test_the_journal_tells_where_each_stands_and_verifies(cast: Cast) -> None:
    rows = [row(cast), row(cast, guided_at=NOW), row(cast, proposed_at=NOW, outcome="withdrawn"), closed_row(cast)]
    for matter in register_many(rows=rows, is_demo=True, actor=BULK, at=NOW):
        stored = Matter.objects.select_related("office", "handler").get(pk=matter.pk)
        assert replay(facts_about(matter.ref)) == standing_of(stored)
        assert stored.is_demo
    assert list(verify_streams()) == []


def test_a_closed_row_owes_only_the_return_visit(cast: Cast) -> None:
    (matter,) = register_many(rows=[closed_row(cast)], actor=BULK, at=NOW)
    assert (matter.phase, matter.outcome, matter.level) == ("closed", "refused", "street")
    assert set(open_dues(matter)) == {"matter_return_call"}
    entry = facts_about(matter.ref)[-1]
    assert entry.proposed_by == "A-chen"  # type: ignore[attr-defined]


def test_a_row_waiting_for_the_second_person_owes_the_second_look(cast: Cast) -> None:
    (matter,) = register_many(rows=[row(cast, proposed_at=NOW, outcome="withdrawn")], actor=BULK, at=NOW)
    assert open_dues(matter)["matter_second_look"].account is None
    assert matter.whose_move == "second_person"


def test_a_row_that_cannot_be_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(Refused, match="第二个人"):
        register_many(
            rows=[row(cast), row(cast, closed_at=NOW, outcome="refused", second=cast.account("chen"))], actor=BULK, at=NOW
        )
    assert not Matter.objects.exists()


def test_statements_do_not_grow_with_the_rows(cast: Cast, django_assert_max_num_queries) -> None:
    register_many(rows=[row(cast)] * 2, actor=BULK, at=NOW)
    with django_assert_max_num_queries(19):
        register_many(rows=[row(cast)] * 120, actor=BULK, at=NOW)
