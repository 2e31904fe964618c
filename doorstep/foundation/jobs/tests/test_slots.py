from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from doorstep.foundation.jobs import registry
from doorstep.foundation.jobs.models import JobRun, Schedule
from doorstep.foundation.jobs.registry import ScheduleRow, set_schedules
from doorstep.foundation.jobs.slots import latest_slot, next_slot, open_due_slots, sync
from tests.support.cast import NOW, SHANGHAI

NIGHTLY = ScheduleRow("jobs.nightly", "30 2 * * *", "jobs.sample")


@pytest.fixture(autouse=True)
def _table() -> Iterator[None]:
    before = list(registry.schedule_rows().values())
    set_schedules([NIGHTLY])
    yield
    set_schedules(before)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("cron", "now", "slot"),
    [
        ("30 2 * * *", local(23, 2, 29), local(22, 2, 30)),
        ("30 2 * * *", local(23, 2, 30), local(23, 2, 30)),
        ("30 2 * * *", local(23, 2, 30) + timedelta(milliseconds=400), local(23, 2, 30)),
        ("* * * * *", local(23, 9, 30) + timedelta(seconds=59), local(23, 9, 30)),
        ("10 0 * * 1", local(23, 0, 10), local(23, 0, 10)),
    ],
)
def test_the_latest_slot_is_the_last_one_on_the_local_clock(cron: str, now: datetime, slot: datetime) -> None:
    assert latest_slot(cron, now) == slot


def test_the_next_slot_lies_ahead() -> None:
    assert next_slot("30 2 * * *", local(23, 2, 30)) == local(24, 2, 30)


@pytest.mark.django_db
def test_a_slot_is_opened_once_however_many_ticks_see_it() -> None:
    sync(local(22, 9))
    assert open_due_slots(local(23, 3)) == 1
    assert open_due_slots(local(23, 3, 1)) == 0
    assert JobRun.objects.get().slot == "jobs.nightly@2026-11-23T02:30+08:00"


@pytest.mark.django_db
def test_slots_before_the_schedule_existed_are_not_made_up_for() -> None:
    sync(local(23, 9))
    assert open_due_slots(local(23, 10)) == 0
    assert open_due_slots(local(24, 2, 30)) == 1


@pytest.mark.django_db
def test_a_week_slept_through_is_made_up_for_by_one_run() -> None:
    sync(local(10, 9))
    assert open_due_slots(local(23, 9)) == 1
    assert JobRun.objects.get().slot.startswith("jobs.nightly@2026-11-23")


@pytest.mark.django_db
def test_a_schedule_that_is_off_opens_nothing() -> None:
    sync(local(22, 9))
    Schedule.objects.update(is_on=False)
    assert open_due_slots(local(23, 9)) == 0


@pytest.mark.django_db
def test_the_rows_follow_the_table_and_keep_what_was_switched_off() -> None:
    sync(NOW)
    Schedule.objects.update(is_on=False)
    set_schedules(
        [ScheduleRow("jobs.nightly", "0 4 * * *", "jobs.sample"), ScheduleRow("jobs.other", "* * * * *", "jobs.sample")]
    )
    sync(NOW)
    assert list(Schedule.objects.order_by("name").values_list("name", "cron", "is_on")) == [
        ("jobs.nightly", "0 4 * * *", False),
        ("jobs.other", "* * * * *", True),
    ]
    set_schedules([])
    sync(NOW)
    assert not Schedule.objects.exists()
