"""The drill: a house burns down, another is built from the backup and the ring, and nothing is missing."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection

from doorstep.foundation.backup.making import SUFFIX

from .houses import FURNISH, House, fresh_ring, house

PRIVATE = ["骆小河", "13800000001", "老板欠我", "要给他打电话", "13800002061"]


@dataclass
class Burnt:
    house: House
    file: Path
    ring: str
    digests: dict[str, list]


@pytest.fixture(scope="module")
def burnt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Burnt]:
    folder, ring = tmp_path_factory.mktemp("drill"), fresh_ring()
    with house(folder / "one", ring) as one:
        one.manage("migrate", "--skip-checks", "-v0")
        one.manage("shell", "-v0", "-c", FURNISH)
        digests = one.digests()
        one.manage("backup", "--to", str(folder / "kept"))
        (file,) = (folder / "kept").glob(f"*{SUFFIX}")
        yield Burnt(one, file, ring, digests)


def test_the_new_house_holds_every_row_and_file_and_the_journal_verifies(burnt: Burnt, tmp_path: Path) -> None:
    """With PostgreSQL under the suite: from SQLite to PostgreSQL and back again."""
    server = os.environ["DATABASE_URL"] if connection.vendor == "postgresql" else ""
    with house(tmp_path / "two", burnt.ring, server) as two:
        assert "restored: " in two.manage("restore", str(burnt.file), "--into-empty")
        assert burnt.digests["people.Person"][0] == 700
        assert two.digests() == burnt.digests
        assert two.files() == burnt.house.files()
        assert "no fault" in two.manage("verify_journal")
        opened = "from doorstep.foundation.people.models import Person; print(Person.objects.get(code='P-7').name)"
        assert two.manage("shell", "-v0", "-c", opened).strip() == "骆小河䶮7"
        if server:
            _back_again(two, burnt, tmp_path / "kept")


def _back_again(two: House, burnt: Burnt, folder: Path) -> None:
    two.manage("backup", "--to", str(folder))
    (file,) = folder.glob(f"*{SUFFIX}")
    with house(folder / "three", burnt.ring) as three:
        three.manage("restore", str(file), "--into-empty")
        assert three.digests() == burnt.digests


def test_the_backup_shows_nothing_of_what_is_in_it(burnt: Burnt) -> None:
    content = burnt.file.read_bytes()
    assert not [private for private in PRIVATE if private.encode() in content]
    assert burnt.ring.split('"')[7].encode() not in content
    assert burnt.file.stat().st_mode & 0o777 == 0o600


def test_a_backup_can_be_checked_without_restoring(burnt: Burnt) -> None:
    assert "checked: " in burnt.house.manage("restore", str(burnt.file), "--check")


def test_a_house_that_is_not_empty_is_left_alone(burnt: Burnt) -> None:
    done = burnt.house.run("restore", str(burnt.file), "--into-empty")
    assert done.returncode == 1
    assert "The house is not empty: table journal.Entry has rows" in done.stderr
    assert "Traceback" not in done.stderr
    assert burnt.house.digests() == burnt.digests


def test_a_wrong_ring_and_a_cut_file_are_told_and_leave_the_new_house_empty(burnt: Burnt, tmp_path: Path) -> None:
    cut = tmp_path / "cut"
    cut.write_bytes(burnt.file.read_bytes()[:-60])
    with house(tmp_path / "two", fresh_ring()) as two:
        wrong = two.run("restore", str(burnt.file), "--into-empty")
        (two.var / "ring.json").write_text(burnt.ring)
        short = two.run("restore", str(cut), "--into-empty")
        assert (wrong.returncode, short.returncode) == (1, 1)
        assert "The key ring in use does not open this backup" in wrong.stderr
        assert "cut short or damaged" in short.stderr
        assert "Traceback" not in wrong.stderr + short.stderr
        assert two.files() == {}
        two.manage("restore", str(burnt.file), "--into-empty")
