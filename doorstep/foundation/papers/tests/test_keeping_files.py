import hashlib
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from doorstep.foundation.jobs.models import JobRun
from doorstep.foundation.jobs.running import run_waiting
from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import DISPOSED, LOST, RISKY, WAITING, dispose_files, keep_file, open_file
from doorstep.foundation.papers.facts import FileKept, FileScanned, FilesDisposed
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.queries.files import files_about
from doorstep.foundation.papers.scanning import ask_overdue_scans
from doorstep.foundation.papers.sweeping import sweep
from tests.support.cast import NOW

from . import samples

pytestmark = pytest.mark.django_db
ABOUT = Ref("matter", "HA-2026-000001")
CHEN = Actor("A-chen", "station_officer", "HA-01")
ZHOU = Actor("A-zhou", "station_officer", "HA-01")
STORY = "我叫䶮，老板欠我三个月工资"


def keep(content: bytes = STORY.encode(), name: str = "骆小河的经过.txt", actor: Actor = CHEN) -> StoredFile:
    return keep_file(about=ABOUT, upload=SimpleUploadedFile(name, content), shows="工资条", actor=actor, at=NOW)


def test_a_file_is_kept_and_read_again(storage: Path) -> None:
    file = StoredFile.objects.get(pk=keep().pk)
    assert (file.own_name, file.shows, file.media_type, file.scan) == ("骆小河的经过.txt", "工资条", "text/plain", "none")
    assert open_file(file=file, actor=ZHOU, at=NOW).decode() == STORY
    assert facts_about(ABOUT) == [FileKept(ABOUT, file.ref, "文字", len(STORY.encode()))]
    assert [(reading.account, reading.what) for reading in readings_of(ABOUT)] == [("A-zhou", "附件")]


@pytest.mark.parametrize("name", samples.SAMPLES)
def test_every_kind_we_take_can_be_kept(storage: Path, name: str) -> None:
    file = keep(samples.SAMPLES[name], name)
    assert len(open_file(file=file, actor=CHEN, at=NOW)) == file.size
    assert files_about(ABOUT) == [file]


def test_neither_storage_nor_database_shows_what_it_is(storage: Path) -> None:
    file = keep()
    (path,) = [path for path in storage.rglob("*") if path.is_file()]
    assert "骆" not in str(path)
    assert file.code not in str(path)
    assert STORY.encode() not in path.read_bytes()
    assert hashlib.sha256(path.read_bytes()).hexdigest() == file.fingerprint
    with connection.cursor() as cursor:
        cursor.execute("SELECT own_name, shows, wrapped_key FROM papers_storedfile")
        row = b"".join(bytes(value) for value in cursor.fetchone())
    assert "骆小河".encode() not in row
    assert "工资条".encode() not in row
    assert file.wrapped_key.encode() not in row


def test_a_refused_file_leaves_nothing(storage: Path) -> None:
    with pytest.raises(Refused):
        keep(b"MZ" + b"\0" * 200, "a.txt")
    assert not StoredFile.objects.exists()
    assert not storage.exists()


def test_a_file_swapped_for_another_in_storage_does_not_open(storage: Path) -> None:
    one, two = keep(), keep(b"something else", "b.txt")
    (storage / one.stored_as).write_bytes((storage / two.stored_as).read_bytes())
    with pytest.raises(Refused) as refused:
        open_file(file=one, actor=CHEN, at=NOW)
    assert refused.value.sentence == LOST


def test_disposal_destroys_key_names_and_content(storage: Path, django_capture_on_commit_callbacks: Callable) -> None:
    file = keep()
    keep(b"second", "b.txt")
    with django_capture_on_commit_callbacks(execute=True):
        assert dispose_files(about=ABOUT, actor=CHEN, at=NOW) == 2
    file.refresh_from_db()
    assert (file.wrapped_key, file.own_name, file.shows) == ("", "", "")
    assert not [path for path in storage.rglob("*") if path.is_file()]
    assert facts_about(ABOUT)[-1] == FilesDisposed(ABOUT, 2)
    with pytest.raises(Refused) as refused:
        open_file(file=file, actor=CHEN, at=NOW)
    assert refused.value.sentence == DISPOSED
    assert dispose_files(about=ABOUT, actor=CHEN, at=NOW) == 0


def test_what_a_rolled_back_action_left_goes_after_a_day_and_nothing_else(storage: Path, monkeypatch) -> None:
    assert sweep({}, NOW) == "清掉了0个没有主的文件"
    file = keep()
    monkeypatch.setattr("doorstep.foundation.papers.actions.files.record", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        keep(b"second", "b.txt")
    assert StoredFile.objects.get() == file
    assert sweep({}, timezone.now()) == "清掉了0个没有主的文件"
    assert sweep({}, timezone.now() + timedelta(days=2)) == "清掉了1个没有主的文件"
    assert open_file(file=file, actor=CHEN, at=NOW).decode() == STORY


class Scanner:
    answer: bool | Exception = True

    def __call__(self, content: bytes) -> bool:
        assert content == STORY.encode()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def scanner(settings, storage: Path) -> Scanner:
    settings.FILE_SCANNER = Scanner()
    return settings.FILE_SCANNER


def at(minutes: float) -> Callable:
    return lambda: NOW + timedelta(minutes=minutes)


def test_until_scanned_only_who_brought_it_can_open_it(scanner: Scanner) -> None:
    file = keep()
    assert open_file(file=file, actor=CHEN, at=NOW)
    for other in (ZHOU, Actor.worker()):
        with pytest.raises(Refused) as refused:
            open_file(file=file, actor=other, at=NOW)
        assert refused.value.sentence == WAITING
    assert run_waiting(at(1)) == 1
    file.refresh_from_db()
    assert open_file(file=file, actor=ZHOU, at=NOW)
    assert facts_about(ABOUT)[-1] == FileScanned(ABOUT, file.ref, "无异常")


def test_a_file_of_a_visitor_waits_for_other_visitors_too(scanner: Scanner) -> None:
    file = keep(actor=Actor.worker())
    with pytest.raises(Refused):
        open_file(file=file, actor=Actor.worker(), at=NOW)


def test_what_the_scanner_finds_harmful_opens_to_nobody(scanner: Scanner) -> None:
    file = keep()
    scanner.answer = False
    run_waiting(at(1))
    file.refresh_from_db()
    for actor in (CHEN, ZHOU):
        with pytest.raises(Refused) as refused:
            open_file(file=file, actor=actor, at=NOW)
        assert refused.value.sentence == RISKY


def test_while_the_scanner_is_down_the_file_stays_shut_and_is_tried_again(scanner: Scanner) -> None:
    scanner.answer = ConnectionError("骆小河")
    file = keep()
    for hour in range(10):
        run_waiting(at(60 * hour))
    run = JobRun.objects.get()
    assert run.state == "failed"
    assert "查毒程序没有回应" in run.note
    file.refresh_from_db()
    assert file.scan == "waiting"
    scanner.answer = True
    assert ask_overdue_scans({}, NOW + timedelta(hours=11)) == "1个文件再查一次"
    run_waiting(at(60 * 12))
    file.refresh_from_db()
    assert file.scan == "clean"
    assert ask_overdue_scans({}, NOW + timedelta(hours=13)) == "0个文件再查一次"


@pytest.mark.parametrize(("command", "scan"), [("true", "clean"), ("false", "refused"), ("sh -c 'exit 2'", "waiting")])
def test_the_scanner_may_be_a_command(settings, storage: Path, command: str, scan: str) -> None:
    settings.FILE_SCANNER = command
    file = keep()
    run_waiting(at(1))
    file.refresh_from_db()
    assert file.scan == scan


def test_the_command_reads_the_file_from_its_input(settings, storage: Path) -> None:
    settings.FILE_SCANNER = "sh -c 'test $(wc -c) = 5'"
    file = keep(b"12345", "a.txt")
    run_waiting(at(1))
    file.refresh_from_db()
    assert file.scan == "clean"
