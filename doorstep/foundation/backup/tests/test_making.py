from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from doorstep.foundation.backup.actions.noting import back_up
from doorstep.foundation.backup.facts import INSTALLATION, BackupMade
from doorstep.foundation.backup.making import SUFFIX, make_backup
from doorstep.foundation.backup.nightly import nightly_backup
from doorstep.foundation.backup.queries import last_backup
from doorstep.foundation.backup.restoring import CannotRestore, check, restore
from doorstep.foundation.backup.rows import LEFT_OUT, tables
from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.timeline import facts_about
from tests.support.cast import NOW, Cast

pytestmark = pytest.mark.django_db
SYSTEM = Actor.system("test")


def test_a_backup_is_noted_with_its_figures(cast: Cast, storage: Path, tmp_path: Path) -> None:
    assert last_backup() is None
    default_storage.save("sealed/aa/one", ContentFile(b"sealed bytes"))
    made, gone = back_up(tmp_path / "kept", SYSTEM, NOW)
    last = last_backup()
    assert last is not None
    assert (last.at, last.name, last.rows, last.files) == (NOW, made.path.name, made.rows, 1)
    assert facts_about(INSTALLATION) == [BackupMade(INSTALLATION, made.path.name, made.rows, 1, made.size)]
    assert gone == []
    assert check(made.path).file_digests.keys() == {"sealed/aa/one"}


def test_the_oldest_backups_go_and_other_files_stay(cast: Cast, storage: Path, settings, tmp_path: Path) -> None:
    settings.BACKUPS_KEPT, settings.BACKUP_DIR = 2, tmp_path / "kept"
    for day in range(4):
        said = nightly_backup({}, NOW + timedelta(days=day))
    (tmp_path / "kept" / "letter.txt").write_text("hands off")
    assert "清掉旧的1份" in said
    kept = sorted(path.name for path in (tmp_path / "kept").iterdir())
    assert kept == [f"doorstep-20261125-093000{SUFFIX}", f"doorstep-20261126-093000{SUFFIX}", "letter.txt"]


def test_a_backup_that_fails_leaves_no_half_file(cast: Cast, storage: Path, tmp_path: Path, monkeypatch) -> None:
    def broken(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("doorstep.foundation.backup.making._fill", broken)
    with pytest.raises(CommandError, match="could not be written: No space left on device"):
        call_command("backup", to=tmp_path / "kept", stdout=StringIO())
    assert list((tmp_path / "kept").iterdir()) == []
    assert last_backup() is None


def test_every_table_is_kept_but_the_named_few() -> None:
    from django.apps import apps

    everything = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert everything - set(tables()) == LEFT_OUT


def test_a_backup_of_another_version_is_refused(cast: Cast, storage: Path, tmp_path: Path, monkeypatch) -> None:
    made = make_backup(tmp_path, NOW)
    monkeypatch.setattr("doorstep.foundation.backup.restoring.refuse_unless_empty", lambda: None)
    monkeypatch.setattr("doorstep.foundation.backup.restoring.applied_migrations", lambda: ["leads.0099_later"])
    with pytest.raises(CannotRestore, match="another version"):
        restore(made.path)


def test_stored_files_count_as_not_empty(db: None, storage: Path, tmp_path: Path) -> None:
    made = make_backup(tmp_path / "kept", NOW)
    default_storage.save("sealed/aa/one", ContentFile(b"x"))
    with pytest.raises(CannotRestore, match="there are stored files"):
        restore(made.path)
