from pathlib import Path

import pytest

from doorstep.foundation.kit.sealing import KeyRing, forget_ring, new_key_ring


@pytest.fixture
def storage(settings, tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}},
    }
    return folder


@pytest.fixture
def ring_file(settings, tmp_path: Path):
    """The ring of this test in a file of its own."""
    path = tmp_path / "ring.json"
    path.write_text(new_key_ring().to_json())
    settings.KEY_RING_FILE = str(path)
    forget_ring()
    yield path
    settings.KEY_RING_FILE = ""
    forget_ring()


def ring_of(path: Path) -> KeyRing:
    return KeyRing.from_json(path.read_text())
