"""The nightly job; `wiring` gives it its name and its hour, as jobs stand above this room."""

from datetime import datetime
from typing import Any

from doorstep.foundation.journal.actor import Actor

from .actions.noting import back_up


def nightly_backup(arguments: dict[str, Any], now: datetime) -> str:
    made, gone = back_up(None, Actor.system("jobs"), now)
    return f"{made.path.name}：{made.rows}行，{made.files}个文件，{made.size / 1048576:.1f}MB；清掉旧的{len(gone)}份"
