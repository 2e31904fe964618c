"""Primary keys made before the row is written, so that sealed fields can be bound to them."""

import os
import threading
import time
from random import Random

_EPOCH_MS = 1_577_836_800_000  # 2020-01-01 UTC: 41 bits of milliseconds last until 2089
_RANDOM_BITS = 22
_lock = threading.Lock()
_last = 0
_random = Random()  # noqa: S311 - keys are no secrets; they only must not meet
if hasattr(os, "register_at_fork"):  # not on Windows, where processes begin afresh
    os.register_at_fork(after_in_child=_random.seed)


def new_id() -> int:
    """A 63-bit integer, ascending in time within a process, so that keyset pages follow the order of creation."""
    global _last
    candidate = ((time.time_ns() // 1_000_000 - _EPOCH_MS) << _RANDOM_BITS) | _random.getrandbits(_RANDOM_BITS)
    with _lock:
        _last = candidate if candidate > _last else _last + 1
        return _last


def id_at(milliseconds_since_1970: int) -> int:
    """The smallest id that could have been made at that moment; for cutting a table by time."""
    return (milliseconds_since_1970 - _EPOCH_MS) << _RANDOM_BITS
