from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from doorstep.foundation.jobs import registry
from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.models import JobRun
from doorstep.foundation.jobs.pruning import prune_runs
from doorstep.foundation.jobs.registry import JobFailed, register_job
from doorstep.foundation.jobs.running import INTERRUPTED, MAX_TRIES, run_waiting, still_running
from tests.support.cast import NOW

pytestmark = pytest.mark.django_db


class Bell:
    """A job that counts, and fails as often as told."""

    def __init__(self) -> None:
        self.rung: list[dict[str, Any]] = []
        self.failures: list[Exception] = []

    def ring(self, arguments: dict[str, Any], now: datetime) -> str:
        if self.failures:
            raise self.failures.pop()
        self.rung.append(arguments)
        return f"响了{len(self.rung)}次"


@pytest.fixture
def bell() -> Iterator[Bell]:
    one = Bell()
    register_job("jobs.bell", one.ring, lasts=timedelta(minutes=5))
    yield one
    registry._jobs.pop("jobs.bell", None)


def at(minutes: float) -> Any:
    return lambda: NOW + timedelta(minutes=minutes)


def test_a_job_asked_for_runs_once_and_leaves_its_note(bell: Bell) -> None:
    ask("jobs.bell", "1", {"code": "HA-1"}, NOW)
    ask("jobs.bell", "1", {"code": "HA-1"}, NOW)
    assert run_waiting(at(0)) == 1
    assert run_waiting(at(1)) == 0
    run = JobRun.objects.get()
    assert (bell.rung, run.state, run.note, run.tries) == ([{"code": "HA-1"}], "done", "响了1次", 1)


def test_a_job_for_later_waits(bell: Bell) -> None:
    ask("jobs.bell", "1", {}, NOW + timedelta(minutes=10))
    assert run_waiting(at(9)) == 0
    assert run_waiting(at(10)) == 1


def test_a_failing_job_is_tried_again_at_growing_distance_and_the_next_job_still_runs(bell: Bell) -> None:
    bell.failures = [JobFailed("磁盘满了，请清出空间")] * 2
    ask("jobs.bell", "1", {}, NOW)
    assert run_waiting(at(0)) == 0
    assert run_waiting(at(0.9)) == 0
    assert JobRun.objects.get().note == "磁盘满了，请清出空间"
    run_waiting(at(1))
    assert run_waiting(at(2.9)) == 0
    assert run_waiting(at(3)) == 1
    bell.failures = [ValueError("骆小河 13800002061")]
    ask("jobs.bell", "2", {}, NOW)
    ask("jobs.bell", "3", {}, NOW)
    assert run_waiting(at(4)) == 1
    assert "骆小河" not in JobRun.objects.get(slot="2").note
    assert "ValueError" in JobRun.objects.get(slot="2").note


def test_after_the_last_try_it_has_failed_and_rests(bell: Bell) -> None:
    bell.failures = [JobFailed("连不上")] * 20
    ask("jobs.bell", "1", {}, NOW)
    for hour in range(MAX_TRIES + 2):
        run_waiting(at(60 * hour))
    run = JobRun.objects.get()
    assert (run.state, run.tries, run.note) == ("failed", MAX_TRIES, "连不上")
    assert len(bell.failures) == 20 - MAX_TRIES


def test_a_job_whose_process_was_killed_is_taken_up_again_after_its_time(bell: Bell) -> None:
    ask("jobs.bell", "1", {}, NOW)
    JobRun.objects.update(state="running", started_at=NOW, tries=1)
    assert run_waiting(at(4.9)) == 0
    assert run_waiting(at(5)) == 1
    assert JobRun.objects.get().tries == 2


def test_a_long_job_that_says_it_lives_is_left_alone_until_it_falls_silent(bell: Bell) -> None:
    ask("jobs.bell", "1", {}, NOW)
    JobRun.objects.update(state=JobRun.State.RUNNING, started_at=NOW, tries=1)
    still_running("jobs.bell", "1", at(4)())
    assert run_waiting(at(8)) == 0
    assert run_waiting(at(9)) == 1


def test_a_job_that_kills_its_process_each_time_fails_in_the_end(bell: Bell) -> None:
    ask("jobs.bell", "1", {}, NOW)
    JobRun.objects.update(state="running", started_at=NOW, tries=MAX_TRIES)
    assert run_waiting(at(6)) == 0
    assert JobRun.objects.get().note == INTERRUPTED
    assert bell.rung == []


def test_who_was_overtaken_does_not_end_the_run_of_the_other(bell: Bell) -> None:
    def overtaken(arguments: dict[str, Any], now: datetime) -> str:
        JobRun.objects.update(tries=2)
        return "太晚了"

    register_job("jobs.bell", overtaken)
    ask("jobs.bell", "1", {}, NOW)
    run_waiting(at(0))
    run = JobRun.objects.get()
    assert (run.state, run.note) == ("running", "")


def test_a_job_that_no_longer_exists_fails_at_once(bell: Bell) -> None:
    ask("jobs.bell", "1", {}, NOW)
    registry._jobs.pop("jobs.bell")
    run_waiting(at(0))
    assert JobRun.objects.get().state == "failed"


def test_stopping_leaves_the_rest_for_later(bell: Bell) -> None:
    ask("jobs.bell", "1", {}, NOW)
    ask("jobs.bell", "2", {}, NOW)
    run_waiting(at(0), stopping=lambda: bool(bell.rung))
    assert sorted(JobRun.objects.values_list("state", flat=True)) == ["done", "waiting"]


def test_old_runs_are_thrown_away_and_open_ones_stay(bell: Bell) -> None:
    for number, (state, days) in enumerate([("done", 2), ("done", 4), ("failed", 80), ("failed", 91), ("waiting", None)]):
        ask("jobs.bell", str(number), {}, NOW)
        ended = None if days is None else NOW - timedelta(days=days)
        JobRun.objects.filter(slot=str(number)).update(state=state, finished_at=ended)
    assert prune_runs({}, NOW) == "清掉了2条旧的运行记录"
    assert sorted(JobRun.objects.values_list("slot", flat=True)) == ["0", "2", "4"]
