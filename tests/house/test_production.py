"""Production refuses to start half configured, and says what is missing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from doorstep.foundation.kit.sealing import new_key_ring

ROOT = Path(__file__).resolve().parents[2]
GOOD = {
    "DOORSTEP_ENV": "production",
    "DOORSTEP_SECRET_KEY": "s" * 50,
    "DOORSTEP_HOSTS": "doorstep.example",
    "DOORSTEP_BASE_URL": "https://doorstep.example",
    "DOORSTEP_KEY_RING": new_key_ring().to_json(),
}


def start(**changes: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("DOORSTEP_")}
    environment = {**clean, **GOOD, **changes}
    code = "import django; django.setup(); from django.conf import settings; print(settings.SESSION_COOKIE_NAME, settings.SECURE_HSTS_SECONDS)"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env={**environment, "DJANGO_SETTINGS_MODULE": "doorstep.settings"},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip


def test_a_whole_configuration_starts_with_strict_cookies() -> None:
    done = start()
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["__Host-session", "31536000"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"DOORSTEP_SECRET_KEY": ""}, "DOORSTEP_SECRET_KEY must be set"),
        ({"DOORSTEP_SECRET_KEY": "only-for-tests"}, "DOORSTEP_SECRET_KEY must be set"),
        ({"DOORSTEP_DEBUG": "1"}, "DOORSTEP_DEBUG must be off"),
        ({"DOORSTEP_KEY_RING": ""}, "must name the key ring"),
        ({"DOORSTEP_KEY_RING": "", "DOORSTEP_KEY_RING_FILE": "/nowhere/ring.json"}, "must name the key ring"),
        ({"DOORSTEP_HOSTS": ""}, "DOORSTEP_HOSTS must list"),
    ],
)
def test_it_refuses_and_says_why(changes: dict[str, str], says: str) -> None:
    done = start(**changes)
    assert done.returncode != 0
    assert says in done.stderr


def test_a_broken_key_ring_is_said_at_first_use() -> None:
    code = "from doorstep.foundation.kit.sealing import KeyRing; KeyRing.from_json('{}')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "key ring cannot be read" in done.stderr
