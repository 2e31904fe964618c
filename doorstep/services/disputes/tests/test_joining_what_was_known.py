"""Days and worksheets go over to the matter that goes on, its clocks follow, and all of it comes back."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.dated_facts import note_act, prove_event, set_fact
from doorstep.services.disputes.actions.joining import merge, separate
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.actions.worksheets import save_worksheet, share_worksheet
from doorstep.services.disputes.models import DatedFact, Matter, SavedSheet
from doorstep.services.disputes.queries.dates import dated_facts_of, limitation_of
from doorstep.services.disputes.queries.worksheets import shared_sheets
from tests.support.cast import NOW, TODAY, Cast

from .support import open_dues, person, registered

pytestmark = pytest.mark.django_db
DAYS, SEVERANCE = timedelta(days=1), {"hire": "2022-04-11", "end": "2026-10-31", "avg12": "6240"}


@pytest.fixture
def early(cast: Cast) -> Matter:
    return registered(cast, received_on=NOW - 5 * DAYS, person=person(cast))


@pytest.fixture
def late(cast: Cast) -> Matter:
    return registered(cast, received_on=NOW - 2 * DAYS, person=person(cast))


def fresh(matter: Matter) -> Matter:
    return Matter.objects.select_related("office", "district", "handler", "merged_into").get(pk=matter.pk)


def join(cast: Cast, matter: Matter, survivor: Matter) -> Matter:
    merge(matter=fresh(matter), survivor=fresh(survivor), reason="说了两次", actor=cast.actor("chen"), at=NOW)
    return fresh(survivor)


def part(cast: Cast, matter: Matter) -> None:
    separate(matter=fresh(matter), actor=cast.actor("chen"), at=NOW)


def day(cast: Cast, matter: Matter, what: str, on: date, source: str = "worker") -> None:
    set_fact(matter=matter, what=what, on=on, source=source, actor=cast.actor("chen"), at=NOW)


def demanded(cast: Cast, matter: Matter, on: date, **more) -> None:
    note_act(matter=matter, act="demand", on=on, actor=cast.actor("chen"), at=NOW, **more)


def answered(cast: Cast, matter: Matter, **answers) -> None:
    set_facts(matter=matter, answers=answers, actor=cast.actor("chen"), at=NOW)


def sheet(cast: Cast, matter: Matter) -> SavedSheet:
    return save_worksheet(
        matter=matter, rule="severance.amount", facts=SEVERANCE, account="worker", actor=cast.actor("chen"), at=NOW
    )


PROVEN = {"proven": True, "channel": "chat", "proof": "微信截图"}
LEFT, DEMAND = TODAY - 300 * DAYS, TODAY - 40 * DAYS


def test_what_was_proven_there_counts_here_and_the_clock_says_so(cast: Cast) -> None:
    early, late = (registered(cast, received_on=NOW - n * DAYS, asks_mediation=False) for n in (5, 2))
    answered(cast, early, known_on=LEFT, left_on=LEFT)
    before = open_dues(early)["matter_limitation"].due
    demanded(cast, late, DEMAND, **PROVEN)
    kept = join(cast, late, early)
    assert open_dues(early)["matter_limitation"].due > before
    moved = [one for one in facts_about(kept.ref) if one.code == "disputes.clock_moved"][-1]
    assert (moved.because, moved.source) == ("joined", late.ref)
    part(cast, late)
    assert open_dues(early)["matter_limitation"].due == before
    assert not dated_facts_of(fresh(early))


def test_days_go_over_once_and_a_contradiction_stays_where_it_was(cast: Cast, early: Matter, late: Matter) -> None:
    day(cast, early, "hire_on", date(2022, 4, 11))
    for what, on in (("hire_on", date(2023, 4, 11)), ("resignation_notice_on", date(2026, 10, 1))):
        day(cast, late, what, on)
    demanded(cast, early, DEMAND)
    demanded(cast, late, DEMAND)
    kept = join(cast, late, early)
    rows = dated_facts_of(kept)
    assert [(row.what, row.on) for row in rows] == [
        ("hire_on", date(2022, 4, 11)), ("demand", DEMAND), ("resignation_notice_on", date(2026, 10, 1)),
    ]  # fmt: skip
    assert len({row.number for row in kept.dated_facts.all()}) == 3
    told = [one for one in facts_about(kept.ref) if one.code == "disputes.absorbed"][-1]
    assert (told.dates, told.left_out) == (1, 1)
    assert "和这里说的不一样" in told.sentence()


def test_a_day_put_right_since_stays_and_numbers_are_not_given_twice(cast: Cast, early: Matter, late: Matter) -> None:
    demanded(cast, late, DEMAND)
    demanded(cast, late, DEMAND - 9 * DAYS)
    kept = join(cast, late, early)
    prove_event(matter=kept, number=2, channel="written", proof="签收单", actor=cast.actor("chen"), at=NOW)
    part(cast, late)
    assert [(row.number, row.proven) for row in dated_facts_of(fresh(early))] == [(2, True)]
    demanded(cast, fresh(early), DEMAND - 3 * DAYS)
    assert sorted(DatedFact.objects.filter(matter=early).values_list("number", flat=True)) == [1, 2, 3]
    assert [row.proven for row in dated_facts_of(fresh(late))] == [False, False]


def test_answers_that_are_days_fill_what_nobody_knew(cast: Cast, early: Matter, late: Matter) -> None:
    answered(cast, early, still_employed=True)
    answered(cast, late, known_on=LEFT, left_on=LEFT)
    kept = join(cast, late, early)
    assert kept.triage_facts == {"still_employed": True, "known_on": LEFT.isoformat()}
    assert limitation_of(kept) is not None
    part(cast, late)
    assert fresh(early).triage_facts == {"still_employed": True}


def test_sheets_go_over_with_numbers_of_their_own(cast: Cast, early: Matter, late: Matter) -> None:
    sheet(cast, early)
    share_worksheet(sheet=sheet(cast, late), actor=cast.actor("chen"), at=NOW)
    kept = join(cast, late, early)
    assert [row.number for row in kept.sheets.order_by("number")] == [1, 2]
    assert len(shared_sheets(kept.ref)) == 1, "the same person goes on seeing it"
    assert sheet(cast, kept).number == 3
    part(cast, late)
    assert [row.number for row in early.sheets.order_by("number")] == [1, 3]
    part_again = join(cast, late, early)
    assert [row.number for row in part_again.sheets.order_by("number")] == [1, 3, 4]


def test_a_number_names_one_sheet_for_good(cast: Cast, early: Matter, late: Matter) -> None:
    sheet(cast, late)
    join(cast, late, early)
    part(cast, late)
    assert sheet(cast, fresh(early)).number == 2


def test_somebody_else_is_not_shown_a_sheet_until_it_is_shared_anew(cast: Cast, early: Matter) -> None:
    other = registered(cast, received_on=NOW - DAYS)
    share_worksheet(sheet=sheet(cast, other), actor=cast.actor("chen"), at=NOW)
    kept = join(cast, other, early)
    assert kept.sheets.count() == 1
    assert shared_sheets(kept.ref) == []
    assert SavedSheet.objects.get(matter=other).shared_at, "the old one is as it was"


def test_parted_from_one_that_was_joined_further(cast: Cast, early: Matter, late: Matter) -> None:
    last = registered(cast, received_on=NOW - DAYS, person=person(cast))
    demanded(cast, last, DEMAND)
    answered(cast, last, known_on=LEFT)
    sheet(cast, last)
    join(cast, last, late)
    kept = join(cast, late, early)
    assert (len(dated_facts_of(kept)), kept.sheets.count(), "known_on" in kept.triage_facts) == (1, 1, True)
    part(cast, last)
    kept = fresh(early)
    assert (len(dated_facts_of(kept)), kept.sheets.count(), kept.triage_facts) == (0, 0, {})
    assert "matter_limitation" not in open_dues(early)
    assert "matter_limitation" in open_dues(last)


def test_a_closed_one_gives_back_without_a_clock(cast: Cast, early: Matter, late: Matter) -> None:
    answered(cast, late, known_on=LEFT)
    kept = join(cast, late, early)
    propose_closing(matter=kept, outcome="withdrawn", reason="不办了", actor=cast.actor("chen"), at=NOW)
    agree(matter=fresh(kept), actor=cast.actor("zhou"), at=NOW)
    part(cast, late)
    assert open_dues(early).keys() <= {"matter_return_call"}
    assert fresh(late).triage_facts == {"known_on": LEFT.isoformat()}


def test_what_it_comes_to_is_proposed_anew(cast: Cast, early: Matter, late: Matter) -> None:
    assert fresh(early).proposed_track == "small_simple"
    merge(matter=late, survivor=early, reason="同一件", workers=15, actor=cast.actor("chen"), at=NOW)
    assert fresh(early).proposed_track == "complex"
