from pathlib import Path

import pytest


@pytest.fixture
def storage(settings, tmp_path: Path) -> Path:
    """A storage of the test's own; the folder where sealed files lie."""
    folder = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder}},
    }
    return folder
