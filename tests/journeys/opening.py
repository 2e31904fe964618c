"""A house of its own: `open_house` in another process, with a database, files and a port nobody else uses."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--no-first-run",
         "--disable-component-update", "--lang=zh-CN", "--disable-sync", "--disable-quic"]  # fmt: skip


class NotOpened(Exception):
    """Carries what the house said before it fell silent."""


@contextmanager
def opened_house(folder: Path, *options: str) -> Iterator[str]:
    """Its address. Workers' jobs run in it too."""
    port = _free_port()
    address = f"http://localhost:{port}"
    environment = {
        **os.environ,
        "DOORSTEP_VAR": str(folder),
        "DOORSTEP_ENV": "development",
        "DOORSTEP_BASE_URL": address,
    }
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "open_house", "--port", str(port), *options]
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=subprocess.STDOUT)
        try:
            if not _answers(address, process):
                raise NotOpened((folder / "log").read_text())
            yield address
        finally:
            process.terminate()
            process.wait(20)


@contextmanager
def opened_chromium() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _answers(address: str, process: subprocess.Popen[bytes]) -> bool:
    for _ in range(240):
        if process.poll() is not None:
            return False
        try:
            urllib.request.urlopen(address, timeout=2)
            return True
        except OSError:
            time.sleep(0.5)
    return False
