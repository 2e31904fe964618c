"""Where the key ring is kept: a file that we may write, or the environment, which only the operator may."""

import os
from pathlib import Path

from django.conf import settings

from doorstep.foundation.kit.sealing import KeyRing, forget_ring


def lies_in_file() -> bool:
    return bool(settings.KEY_RING_FILE) and not settings.KEY_RING


def write_ring(ring: KeyRing, path: Path) -> None:
    """Whole or not at all; readable by its owner only."""
    unfinished = path.with_name(path.name + ".part")
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(ring.to_json())
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(path)
    forget_ring()
