"""The child processes of `manage.py serve`."""

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

PATIENCE = 30  # seconds a child may take to finish what it is doing


def web_command(host: str, port: int) -> list[str]:
    """SQLite has one writer: one process with threads. PostgreSQL: two processes."""
    one_writer = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    python = [sys.executable, "-W", "ignore:No directory at:UserWarning"]  # static files not collected: finders serve them
    if sys.platform == "win32":
        return [*python, "-m", "waitress", f"--listen={host}:{port}", "--threads=8", "doorstep.wsgi:application"]
    return [
        *python, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port),
        "--workers", "1" if one_writer else "2", "--blocking-threads", "8", "--log-level", "error",
        "--workers-kill-timeout", "20", "doorstep.wsgi:application",
    ]  # fmt: skip


def has_unapplied_migrations() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def jobs_command() -> list[str]:
    return [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "work"]


def start(command: list[str]) -> "subprocess.Popen[bytes]":
    """In a session of its own, so that Ctrl-C reaches the parent alone, which then ends its children in order."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "doorstep.settings")}
    return subprocess.Popen(  # noqa: S603
        command, cwd=settings.BASE_DIR, env=environment, stdin=subprocess.DEVNULL, start_new_session=sys.platform != "win32"
    )


def stop_all(children: Iterable["subprocess.Popen[bytes]"]) -> None:
    children = list(children)
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
