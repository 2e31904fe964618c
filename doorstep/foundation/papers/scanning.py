"""The virus scanner is the operator's: a callable (`package.module:name`) or a command that reads the file from its input.

`FILE_SCANNER` in the settings; empty means none. A callable takes bytes and returns whether they are harmless; a command
ends with 0 for harmless and 1 for harmful, as clamdscan does. Anything else is a scanner that is down: the file stays
shut and is looked at again later.
"""

import shlex
import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from doorstep.foundation.jobs.asking import ask
from doorstep.foundation.jobs.registry import JobFailed

from .models import StoredFile

JOB = "papers.scan"
SECONDS = 120
DOWN = "查毒程序没有回应，文件先锁着，稍后会自动再查。请看看查毒服务是否开着"


def is_configured() -> bool:
    return bool(_scanner())


def _scanner() -> "str | Callable[[bytes], bool]":
    return getattr(settings, "FILE_SCANNER", "")


def is_harmless(content: bytes) -> bool:
    """Raises JobFailed when the scanner does not answer."""
    scanner = _scanner()
    if isinstance(scanner, str) and ":" in scanner and " " not in scanner:
        scanner = import_string(scanner.replace(":", "."))
    try:
        return bool(scanner(content)) if callable(scanner) else _by_command(scanner, content)
    except Exception as error:
        raise JobFailed(DOWN) from error


def _by_command(command: str, content: bytes) -> bool:
    # The command comes from the operator's environment; no shell.
    done = subprocess.run(shlex.split(command), input=content, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    if done.returncode not in {0, 1}:
        raise OSError(f"scanner ended with {done.returncode}")
    return done.returncode == 0


def ask_scan(file: StoredFile, at: datetime) -> None:
    ask(JOB, file.code, {"code": file.code}, at)


def scan_job(arguments: dict[str, Any], now: datetime) -> str:
    from .actions.scans import note_scan
    from .vault import taken_out

    file = StoredFile.objects.get(code=arguments["code"])
    if file.scan != StoredFile.Scan.WAITING or file.disposed_at:
        return "不用查了"
    harmless = is_harmless(taken_out(file))
    note_scan(file=file, harmless=harmless, at=now)
    return "无异常" if harmless else "有风险，已锁住"


def ask_overdue_scans(arguments: dict[str, Any], now: datetime) -> str:
    """Hourly: files still waiting because the scanner was down are asked for again."""
    waiting = StoredFile.objects.filter(scan=StoredFile.Scan.WAITING, disposed_at=None, at__lt=now - timedelta(hours=1))
    codes = list(waiting.order_by("id").values_list("code", flat=True)[:1000])
    for code in codes:
        ask(JOB, f"{code}@{now:%Y%m%d%H}", {"code": code}, now)
    return f"{len(codes)}个文件再查一次"
