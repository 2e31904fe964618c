"""An adopted calendar moves open clocks, says who and why, and never touches what is closed; nothing else moves a legal day."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.jobs.models import JobRun
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.models import Entry, PendingReaction
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.lawbook.actions.adopting import adopt
from doorstep.foundation.lawbook.models import CalendarYear
from doorstep.foundation.lawbook.queries.setting import setting_for, with_rows
from doorstep.foundation.lawbook.tests.support import notice, proposed_year
from doorstep.services.disputes.actions.closing import agree, propose_closing, reopen
from doorstep.services.disputes.actions.custody import assign
from doorstep.services.disputes.actions.dated_facts import set_fact
from doorstep.services.disputes.actions.recomputing import recompute
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.clock_facts import ClockMoved
from doorstep.services.disputes.hears import law_adopted
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.dates import legal_clocks
from doorstep.services.disputes.recomputing import JOB, recompute_clocks, would_move
from tests.support.cast import NOW, TODAY, Cast

from .support import open_dues, registered, told

pytestmark = pytest.mark.django_db
ON_NOTICE_DAY = date(2026, 10, 8)  # a year later is a Friday, a working day unless the break is longer
LONG_OCTOBER = "1月1日至3日\n2月5日至11日\n4月5日\n5月1日至5日\n6月9日\n9月15日\n10月1日至10日"


def lapsing_on(cast: Cast, known: date = ON_NOTICE_DAY) -> Matter:
    matter = registered(cast, claims=(ClaimGiven("severance"),), asks_mediation=False)
    set_facts(matter=matter, answers={"known_on": known}, actor=cast.actor("chen"), at=NOW)
    return matter


def adopted(cast: Cast) -> CalendarYear:
    row = proposed_year(cast, notice=notice(off=LONG_OCTOBER, on=""))
    adopt(proposal=row, actor=cast.actor("gu"), at=NOW)
    return row


def run_job() -> str:
    run = JobRun.objects.get(name=JOB)
    return recompute_clocks(run.arguments, NOW)


def after_adoption(cast: Cast) -> str:
    row = adopted(cast)
    fact = facts_about(row.ref)[-1]
    law_adopted(fact, cast.actor("gu"), NOW)
    return run_job()


def test_an_adoption_leaves_a_reaction_that_asks_for_the_job_once(cast: Cast) -> None:
    row = adopted(cast)
    assert PendingReaction.objects.filter(reaction__contains="law_adopted", entry__about_code=row.code).count() == 1
    for _ in range(2):
        law_adopted(facts_about(row.ref)[-1], cast.actor("gu"), NOW)
    assert JobRun.objects.filter(name=JOB).count() == 1


def test_an_open_clock_moves_and_the_journal_says_who_and_why(cast: Cast) -> None:
    matter = lapsing_on(cast)
    assert open_dues(matter)["matter_limitation"].due == date(2027, 10, 8)
    assert after_adoption(cast) == "看了1件没办结的事，1个期限变了"
    assert open_dues(matter)["matter_limitation"].due == date(2027, 10, 11)
    moved = facts_about(matter.ref)[-1]
    source = Ref("law_year", CalendarYear.objects.get().code)
    assert moved == ClockMoved(matter.ref, "matter_limitation", date(2027, 10, 8), date(2027, 10, 11), "calendar", source)
    assert moved.sentence().endswith("因为放假安排变了")
    entry = Entry.objects.filter(about_code=matter.code).order_by("-number")[0]
    assert (entry.account, entry.channel) == ("A-gu", "job")
    assert list(verify_streams()) == []


def test_run_again_it_moves_nothing(cast: Cast) -> None:
    matter = lapsing_on(cast)
    after_adoption(cast)
    before = told(matter)
    assert run_job() == "看了1件没办结的事，0个期限变了"
    assert told(matter) == before


def test_what_is_closed_is_never_touched(cast: Cast) -> None:
    matter = lapsing_on(cast)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("zhou"), at=NOW)
    agree(matter=matter, actor=cast.actor("chen"), at=NOW)
    row, before = Matter.objects.filter(pk=matter.pk).values().get(), told(matter)
    assert after_adoption(cast) == "看了0件没办结的事，0个期限变了"
    assert Matter.objects.filter(pk=matter.pk).values().get() == row
    assert told(matter) == before


def test_another_regions_matters_stay(cast: Cast) -> None:
    matter = lapsing_on(cast)
    Matter.objects.update(district=cast.other_district)
    assert after_adoption(cast) == "看了0件没办结的事，0个期限变了"
    assert open_dues(matter)["matter_limitation"].due == date(2027, 10, 8)


def test_what_will_move_is_counted_before_and_nothing_is_written(cast: Cast) -> None:
    matter = lapsing_on(cast)
    lapsing_on(cast, date(2026, 5, 20))
    row = proposed_year(cast, notice=notice(off=LONG_OCTOBER, on=""))
    moves = would_move("beijing", with_rows(setting_for("beijing"), [row]))
    assert (moves.count, moves.is_exact) == (1, True)
    assert open_dues(matter)["matter_limitation"].due == date(2027, 10, 8)
    assert would_move("beijing", setting_for("beijing")).count == 0


def test_a_count_of_working_days_looks_at_every_day_of_its_span(cast: Cast) -> None:
    matter = registered(cast)
    set_fact(matter=matter, what="arbitration_copy_received_on", on=TODAY, actor=cast.actor("chen"), at=NOW)
    row = CalendarYear(region="beijing", year=2026, source="x", entered_at=NOW, days_off=["2026-12-01"], make_up_workdays=[],
                       statutory_holidays=[])  # fmt: skip
    moves = would_move("beijing", with_rows(setting_for("beijing"), [row]))
    assert "arb_answer" in open_dues(matter)
    assert moves.count == 1


@pytest.mark.parametrize("seed", range(4))
def test_no_verb_moves_a_legal_day(cast: Cast, seed: int) -> None:
    """Handed over, sent to a second person, closed, reopened weeks later, handed over again: the same days."""
    matter = registered(cast, claims=(ClaimGiven("severance"), ClaimGiven("wages_owed")))
    set_facts(
        matter=matter, answers={"known_on": date(2026, 1, 20 + seed), "left_on": TODAY}, actor=cast.actor("chen"), at=NOW
    )
    days = [(one.code, one.natural, one.due) for one in legal_clocks(matter)]
    assign(matter=matter, handler=cast.account("mei"), actor=cast.actor("zhou"), at=NOW)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("mei"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW + timedelta(days=1))
    reopen(matter=matter, ground="not_free", reason="被逼的", actor=cast.actor("zhou"), at=NOW + timedelta(days=30 + seed))
    assign(matter=matter, handler=cast.account("chen"), actor=cast.actor("zhou"), at=NOW + timedelta(days=40))
    stored = Matter.objects.select_related("district").get(pk=matter.pk)
    assert [(one.code, one.natural, one.due) for one in legal_clocks(stored)] == days
    assert not [fact for fact in facts_about(matter.ref) if isinstance(fact, ClockMoved)]


def test_statements_do_not_grow_with_the_matters(cast: Cast, django_assert_max_num_queries) -> None:
    actor, source = Actor.system("test"), Ref("law_year", "x")
    for _ in range(12):
        lapsing_on(cast)
    adopted(cast)
    with django_assert_max_num_queries(30):
        assert recompute(region="beijing", because="calendar", source=source, actor=actor, at=NOW) == (12, 12)
