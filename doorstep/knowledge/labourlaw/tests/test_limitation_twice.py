"""Limitation reckoned a second time, day by day and by another road, and what must hold whatever the events are."""

from datetime import date, timedelta

from hypothesis import example, given, settings
from hypothesis import strategies as st

from doorstep.knowledge.labourlaw.calendar import is_workday
from doorstep.knowledge.labourlaw.data_files import load_calendar
from doorstep.knowledge.labourlaw.limitation import INTERRUPTIONS, SUSPENSION, LimitationEvent, limitation

CALENDAR = load_calendar()
DAY = timedelta(days=1)
DAYS = st.dates(date(2023, 6, 1), date(2026, 6, 1))
ACTS = st.builds(LimitationEvent, st.sampled_from(INTERRUPTIONS), DAYS)
PAUSES = st.builds(lambda on, days: LimitationEvent(SUSPENSION, on, on + timedelta(days=days)), DAYS, st.integers(0, 120))
EVENTS = st.lists(st.one_of(ACTS, PAUSES), max_size=6)


def a_year_after(day):
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def workday_from(day):
    while not is_workday(day, CALENDAR):
        day += DAY
    return day


def walked(start, events):
    """Walks the calendar from `start`: an act restarts the year, a day under suspension is a day more. Stops at the last day."""
    acts = {event.on for event in events if event.kind != SUSPENSION}
    pauses = sorted({(event.on, event.until) for event in events if event.kind == SUSPENSION})
    begun, extra, day = start, 0, start
    covered = set()
    while day <= workday_from(a_year_after(begun) + extra * DAY):
        if day in acts:
            left = sum(1 for held in covered if held >= day)
            if a_year_after(day) + left * DAY >= a_year_after(begun) + extra * DAY:
                begun, extra = day, left
                covered = {held for held in covered if held >= day}
        for first, until in pauses:
            if max(first, start) == day and first <= day:
                fresh = {day + n * DAY for n in range((until - day).days)} - covered
                extra, covered = extra + len(fresh), covered | fresh
        day += DAY
    return workday_from(a_year_after(begun) + extra * DAY)


@settings(max_examples=100, deadline=None)
@given(DAYS, EVENTS)
@example(date(2023, 2, 28), [LimitationEvent("demand", date(2024, 2, 29))])
@example(date(2024, 1, 10), [LimitationEvent("demand", date(2025, 3, 1))])
def test_two_reckonings_agree(start, events):
    events = [event for event in events if event.kind != SUSPENSION or event.on >= start]
    assert limitation("ordinary", start, CALENDAR, events).expires == walked(start, events)


@settings(max_examples=100, deadline=None)
@given(DAYS, EVENTS, ACTS)
def test_one_more_act_never_shortens_the_time(start, events, act):
    before = limitation("ordinary", start, CALENDAR, events)
    after = limitation("ordinary", start, CALENDAR, [*events, act])
    assert after.natural >= before.natural


@settings(max_examples=100, deadline=None)
@given(DAYS, EVENTS, PAUSES)
def test_one_more_suspension_never_shortens_the_time(start, events, pause):
    before = limitation("ordinary", start, CALENDAR, events)
    assert limitation("ordinary", start, CALENDAR, [*events, pause]).natural >= before.natural


@given(DAYS, EVENTS)
def test_the_order_in_which_events_are_told_does_not_matter(start, events):
    one, other = (limitation("ordinary", start, CALENDAR, told) for told in (events, events[::-1]))
    assert (one.expires, one.natural, one.runs_from) == (other.expires, other.natural, other.runs_from)


@given(DAYS, EVENTS)
def test_each_step_says_where_it_leads(start, events):
    found = limitation("ordinary", start, CALENDAR, events)
    assert len(found.steps) == len(found.ends)
    assert found.ends[-1] in (found.expires, found.natural)


@given(DAYS, st.integers(1, 60))
def test_an_act_after_the_end_changes_nothing(start, late):
    plain = limitation("ordinary", start, CALENDAR)
    act = LimitationEvent("acknowledgement", plain.expires + late * DAY)
    assert limitation("ordinary", start, CALENDAR, [act]).expires == plain.expires
