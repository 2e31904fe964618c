"""Files of a story not yet sent: sealed like any, told by no fact, gone with the draft, handed over unbroken."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.papers.actions.files import open_file
from doorstep.foundation.papers.actions.unsent import forget_unsent, hand_over, keep_unsent, unsent_files
from doorstep.foundation.papers.models import StoredFile
from tests.support.cast import NOW

pytestmark = pytest.mark.django_db
WORKER = Actor.worker("portal")


def _kept(key: str = "k1", text: str = "工资条：9月应发5800") -> StoredFile:
    return keep_unsent(key=key, upload=SimpleUploadedFile("工资条.txt", text.encode()), at=NOW)


def _lying(storage: Path) -> int:
    return sum(1 for each in storage.rglob("*") if each.is_file())


def test_keeping_and_dropping_leaves_neither_fact_nor_file(storage: Path, django_capture_on_commit_callbacks) -> None:
    file = _kept()
    assert "工资条".encode() not in next(each for each in storage.rglob("*") if each.is_file()).read_bytes()
    with django_capture_on_commit_callbacks(execute=True):
        assert forget_unsent(["k1"], code=file.code) == 1
    assert (_lying(storage), StoredFile.objects.count(), Entry.objects.count()) == (0, 0, 0)


def test_one_draft_cannot_drop_the_file_of_another(storage: Path) -> None:
    file = _kept("k1")
    assert forget_unsent(["k2"], code=file.code) == 0
    assert [one.code for one in unsent_files("k1")] == [file.code]


def test_what_is_refused_is_not_kept(storage: Path) -> None:
    with pytest.raises(Refused, match="这种文件收不了"):
        keep_unsent(key="k1", upload=SimpleUploadedFile("x.exe", b"MZ\x90\0" + bytes(200)), at=NOW)
    assert not StoredFile.objects.exists()


def test_handed_over_it_opens_for_the_record_and_the_draft_can_no_longer_drop_it(storage: Path) -> None:
    file, about = _kept(), Ref("receipt", "R-1")
    hand_over(file=file, about=about, shows="9月的", actor=WORKER, at=NOW)
    held = StoredFile.objects.get()
    assert (held.about, held.shows) == (about, "9月的")
    assert open_file(file=held, actor=Actor.system("test"), at=NOW) == "工资条：9月应发5800".encode()
    assert forget_unsent(["k1"]) == 0
    assert Entry.objects.filter(fact="papers.file_kept", about_code="R-1").count() == 1
