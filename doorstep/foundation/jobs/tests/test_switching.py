from collections.abc import Iterator
from datetime import timedelta

import pytest

from doorstep.foundation.jobs import registry
from doorstep.foundation.jobs.actions.schedules import run_now, switch_schedule, try_again
from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.facts import RunByHand, ScheduleSwitchedOff, ScheduleSwitchedOn
from doorstep.foundation.jobs.models import JobRun, Schedule
from doorstep.foundation.jobs.registry import ScheduleRow, register_job, set_schedules
from doorstep.foundation.jobs.slots import sync
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from tests.support.cast import NOW

pytestmark = pytest.mark.django_db
ADMIN = Actor("A-admin", "administrator", "HA", "00010001", roles=frozenset({"administrator"}))
REF = Ref("schedule", "jobs.nightly")


@pytest.fixture
def schedule() -> Iterator[Schedule]:
    before = list(registry.schedule_rows().values())
    register_job("jobs.sample", lambda arguments, now: "好")
    set_schedules([ScheduleRow("jobs.nightly", "30 2 * * *", "jobs.sample")])
    sync(NOW)
    yield Schedule.objects.get()
    set_schedules(before)
    registry._jobs.pop("jobs.sample")


def test_switching_off_and_on_is_recorded_and_starts_afresh(schedule: Schedule) -> None:
    later = NOW + timedelta(days=3)
    switch_schedule(schedule=schedule, on=False, actor=ADMIN, at=NOW)
    switch_schedule(schedule=schedule, on=True, actor=ADMIN, at=later)
    assert facts_about(REF) == [ScheduleSwitchedOff(REF), ScheduleSwitchedOn(REF)]
    schedule.refresh_from_db()
    assert (schedule.is_on, schedule.since) == (True, later)


def test_switching_on_what_is_on_is_refused(schedule: Schedule) -> None:
    with pytest.raises(Refused):
        switch_schedule(schedule=schedule, on=True, actor=ADMIN, at=NOW)
    assert facts_about(REF) == []


def test_running_now_asks_for_the_job_beside_its_slots(schedule: Schedule) -> None:
    run = run_now(schedule=schedule, actor=ADMIN, at=NOW)
    assert facts_about(REF) == [RunByHand(REF, "jobs.sample")]
    assert JobRun.objects.get().pk == run.pk
    assert JobRun.objects.get().schedule == "jobs.nightly"


def test_only_a_failed_job_is_tried_again_by_hand(schedule: Schedule) -> None:
    run = ask("jobs.sample", "1", {}, NOW)
    with pytest.raises(Refused):
        try_again(run=run, actor=ADMIN, at=NOW)
    JobRun.objects.update(state="failed", tries=6, finished_at=NOW)
    try_again(run=run, actor=ADMIN, at=NOW)
    run.refresh_from_db()
    assert (run.state, run.tries, run.finished_at) == ("waiting", 0, None)
    assert facts_about(run.ref) == [RunByHand(run.ref, "jobs.sample")]
