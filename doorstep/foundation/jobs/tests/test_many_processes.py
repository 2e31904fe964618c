"""Real processes over a real database file: what one machine with `manage.py serve` does."""

import contextlib
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.models import JobRun
from doorstep.foundation.jobs.running import run_waiting
from doorstep.foundation.jobs.slots import sync
from tests.support.cast import NOW

posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups of POSIX")
ASK_TWENTY = (
    "from doorstep.foundation.jobs.asking import ask; from django.utils import timezone\n"
    "for n in range(20): ask('jobs.prune', str(n), {}, timezone.now())"
)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of an installation of its own, with an empty database."""
    var = tmp_path_factory.mktemp("house")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("DOORSTEP_", "DATABASE_URL", "PYTEST"))
    }
    environment = {**kept, "DOORSTEP_VAR": str(var), "DOORSTEP_ENV": "development"}
    manage(environment, "migrate", "--skip-checks", "-v0")
    return environment


def command(*args: str) -> list[str]:
    return [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *args]


def manage(environment: dict[str, str], *args: str) -> str:
    done = subprocess.run(command(*args), env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_ticks_at_once_run_each_job_once(house: dict[str, str]) -> None:
    manage(house, "shell", "-v0", "-c", ASK_TWENTY)
    both = [subprocess.Popen(command("tick"), env=house, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [one.communicate(timeout=120)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    counts = [int(found.group(1)) for text in said if (found := re.search(r"(\d+) job\(s\) done", text))]
    assert sum(counts) == 20, said


@posix
def test_work_goes_on_until_told_to_stop(house: dict[str, str]) -> None:
    ask_one = ASK_TWENTY.replace("range(20)", "[99]")
    manage(house, "shell", "-v0", "-c", ask_one)
    working = subprocess.Popen(
        command("work", "--every", "0.2"), env=house, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    wait_until_done(house)
    assert working.poll() is None
    working.send_signal(signal.SIGTERM)
    output, _ = working.communicate(timeout=30)
    assert (working.returncode, output) == (0, b"")


def wait_until_done(house: dict[str, str]) -> None:
    """Until the worker has done what was asked of it: then it is up, however slow the machine."""
    for _ in range(600):
        with contextlib.closing(sqlite3.connect(Path(house["DOORSTEP_VAR"]) / "doorstep.sqlite3")) as rows:
            if not rows.execute("SELECT 1 FROM jobs_jobrun WHERE state <> 'done'").fetchone():
                return
        time.sleep(0.1)
    raise AssertionError("the worker did nothing for a minute")


@pytest.fixture
def served(house: dict[str, str]) -> Iterator[tuple[subprocess.Popen[str], int]]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    whole = subprocess.Popen(
        command("serve", "--port", str(port)), env=house, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    yield whole, port
    if whole.poll() is None:
        whole.kill()
    whole.communicate()


def wait_for_pages(port: int) -> int:
    for _ in range(150):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/no-such-page/", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            error.close()
            return error.code
        except OSError:
            time.sleep(0.2)
    raise AssertionError("the web server never answered")


def children_of(pid: int) -> list[int]:
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return [int(line) for line in found.split()]


def is_alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return bool(state) and not state.startswith("Z")


@posix
def test_one_command_serves_pages_and_runs_jobs_and_ctrl_c_ends_both(served: tuple[subprocess.Popen[str], int]) -> None:
    whole, port = served
    assert wait_for_pages(port) in {404, 500}
    children = children_of(whole.pid)
    assert len(children) == 2
    whole.send_signal(signal.SIGINT)
    said, errors = whole.communicate(timeout=60)
    noise = [line for line in errors.splitlines() if "/no-such-page/" not in line]
    assert (whole.returncode, said.count("\n"), noise) == (0, 1, [])
    assert not any(is_alive(child) for child in children)


@posix
def test_when_one_part_dies_it_is_said_and_everything_ends(served: tuple[subprocess.Popen[str], int]) -> None:
    whole, port = served
    wait_for_pages(port)
    web, jobs = sorted(children_of(whole.pid))
    os.kill(jobs, signal.SIGKILL)
    _, errors = whole.communicate(timeout=60)
    assert whole.returncode == 1
    assert "The jobs (exit code -9) process ended by itself" in errors
    assert not is_alive(web)


def test_a_house_whose_tables_are_missing_is_not_served(house: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        command("serve"), env={**house, "DOORSTEP_VAR": str(tmp_path)}, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "Run: manage.py migrate" in done.stderr
    assert "Traceback" not in done.stderr


def _tick(_: int) -> int:
    try:
        return run_waiting(lambda: NOW)
    finally:
        connection.close()


def test_ticks_in_threads_run_each_job_once(committing_db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the test database of SQLite lies in memory; see the test with two processes")
    for number in range(30):
        ask("jobs.prune", str(number), {}, NOW)
    with ThreadPoolExecutor(4) as threads:
        assert sum(threads.map(_tick, range(4))) == 30
    assert set(JobRun.objects.values_list("state", "tries")) == {("done", 1)}
    sync(NOW)
