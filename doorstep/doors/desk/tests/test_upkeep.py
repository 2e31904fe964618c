from collections.abc import Iterator
from datetime import timedelta

import pytest
from croniter import croniter
from django.test import Client
from django.utils import timezone

from doorstep.foundation.backup.facts import INSTALLATION, BackupMade
from doorstep.foundation.jobs import registry
from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.models import JobRun, Schedule
from doorstep.foundation.jobs.registry import JobFailed, ScheduleRow, register_job, set_schedules
from doorstep.foundation.jobs.running import run_waiting
from doorstep.foundation.jobs.slots import sync
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import PendingReaction
from doorstep.foundation.journal.reactions import MAX_TRIES
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.wiring.schedules import SCHEDULES
from tests.support.cast import Cast
from tests.support.doors import DoorPage, RoomDoorTests

ADMIN = frozenset({"admin"})


def fails(arguments: dict[str, str], now: object) -> str:
    raise JobFailed("磁盘满了，请清出空间")


@pytest.fixture(autouse=True)
def _schedules() -> Iterator[None]:
    before = list(registry.schedule_rows().values())
    register_job("jobs.sample", fails, label="每夜试一次")
    set_schedules([ScheduleRow("sample", "30 2 * * *", "jobs.sample")])
    yield
    set_schedules(before)
    registry._jobs.pop("jobs.sample")


def failed_run() -> JobRun:
    run = ask("jobs.sample", "1", {}, timezone.now())
    for hours in range(10):
        run_waiting(lambda hours=hours: timezone.now() + timedelta(hours=hours))
    run.refresh_from_db()
    return run


@action
def _happen(*, actor: Actor, at: object) -> None:
    entry = record(BackupMade(INSTALLATION, "a", 1, 2, 3), actor, at)
    PendingReaction.objects.create(
        entry=entry, reaction="wiring.telling.tell", next_try_at=at, tries=MAX_TRIES, error="ValueError"
    )


class TestDoors(RoomDoorTests):
    pages = [
        DoorPage("job-list", lambda cast: "/desk/jobs/", ADMIN),
        DoorPage("job-switch", lambda cast: "/desk/jobs/sample/switch/", ADMIN, post=True),
        DoorPage("job-run", lambda cast: "/desk/jobs/sample/run/", ADMIN, post=True),
        DoorPage("job-run of nothing", lambda cast: "/desk/jobs/other/run/", frozenset(), post=True),
        DoorPage("job-retry", lambda cast: f"/desk/jobs/runs/{JobRun.objects.get(name='jobs.sample', slot='1').pk}/retry/", ADMIN, post=True),
        DoorPage("job-react", lambda cast: f"/desk/jobs/reactions/{PendingReaction.objects.get().pk}/retry/", ADMIN, post=True),
    ]  # fmt: skip

    def prepare(self, cast: Cast) -> None:
        sync(timezone.now())
        failed_run()
        _happen(actor=Actor.system("test"), at=timezone.now())

    def _answer(self, client: Client, page: DoorPage, url: str) -> int:
        if client.session.get("_auth_user_id"):
            with_second_factor(client)
        return super()._answer(client, page, url)


@pytest.fixture
def admin(cast: Cast) -> Client:
    sync(timezone.now())
    return with_second_factor(cast.client("admin"))


def shown(admin: Client) -> str:
    return admin.get("/desk/jobs/").content.decode()


def test_a_fresh_house_says_what_is_to_be_done(admin: Client) -> None:
    page = shown(admin)
    assert "每夜试一次" in page
    assert "还没有做过备份" in page
    assert "还没有做过</span>" in page
    assert "没做成的" not in page.replace("没做成的事、备份", "")


def test_what_failed_is_told_with_what_to_do_and_tried_again(admin: Client) -> None:
    run = failed_run()
    assert "磁盘满了，请清出空间" in shown(admin)
    admin.post(f"/desk/jobs/runs/{run.pk}/retry/")
    run.refresh_from_db()
    assert (run.state, run.tries) == ("waiting", 0)
    assert "已经在重试了" in admin.post(f"/desk/jobs/runs/{run.pk}/retry/", follow=True).content.decode()


def test_a_schedule_is_switched_and_run_by_hand(admin: Client) -> None:
    admin.post("/desk/jobs/sample/switch/", {"on": "0"})
    assert not Schedule.objects.get().is_on
    assert "关着" in shown(admin)
    admin.post("/desk/jobs/sample/run/")
    assert JobRun.objects.get().schedule == "sample"
    admin.post("/desk/jobs/sample/switch/", {"on": "1"})
    assert Schedule.objects.get().is_on


def test_a_reaction_that_failed_for_good_is_tried_again(admin: Client) -> None:
    _happen(actor=Actor.system("test"), at=timezone.now())
    one = PendingReaction.objects.get()
    assert "ValueError" in shown(admin)
    admin.post(f"/desk/jobs/reactions/{one.pk}/retry/")
    one.refresh_from_db()
    assert (one.tries, one.error) == (0, "")
    assert "最近一次" in shown(admin)


def test_many_runs_cost_what_few_cost(admin: Client, django_assert_max_num_queries) -> None:
    for number in range(3):
        ask("jobs.sample", str(number), {}, timezone.now())
    JobRun.objects.update(state="failed", schedule="sample")
    shown(admin)
    with django_assert_max_num_queries(25) as few:
        shown(admin)
    for number in range(3, 30):
        ask("jobs.sample", str(number), {}, timezone.now())
    JobRun.objects.update(state="failed", schedule="sample")
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert shown(admin).count("data-row") == 21


def test_every_schedule_names_a_job_that_exists_and_a_time_that_can_be_read() -> None:
    assert len({row.name for row in SCHEDULES}) == len(SCHEDULES)
    for row in SCHEDULES:
        assert row.job in registry.all_jobs(), row
        assert croniter.is_valid(row.cron), row
