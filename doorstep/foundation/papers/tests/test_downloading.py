from pathlib import Path
from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.papers import access
from doorstep.foundation.papers.access import register_file_access
from doorstep.foundation.papers.actions.files import keep_file
from doorstep.foundation.papers.models import StoredFile
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

ABOUT = Ref("sample", "HA-2026-000001")


@pytest.fixture(autouse=True)
def _station_only(storage: Path):
    register_file_access("sample", lambda ref, actor: actor.organisation == "HA-01" and actor.holds("station_officer"))
    yield
    access._checks.pop("sample")


def keep(cast: Cast, name: str = "经过.txt", about: Ref = ABOUT) -> StoredFile:
    return keep_file(
        about=about, upload=SimpleUploadedFile(name, b"<script>alert(1)</script> story"), actor=cast.actor("chen"), at=NOW
    )


class TestDoor(RoomDoorTests):
    pages = [DoorPage("file", lambda cast: f"/desk/files/{StoredFile.objects.get().code}/", frozenset({"chen", "zhou"}))]

    def prepare(self, cast: Cast) -> None:
        keep(cast)


@pytest.mark.parametrize("name", ['工资条 "3月"; a.txt', "䶮𠮷.txt", "a\r\nX-Evil: 1.txt", "plain.txt"])
def test_odd_names_arrive_whole_and_nothing_is_shown_as_a_page(cast: Cast, name: str) -> None:
    file = keep(cast, name)
    answer = cast.client("chen").get(f"/desk/files/{file.code}/")
    disposition = answer["Content-Disposition"]
    assert disposition.startswith("attachment; ")
    wanted = name.replace("\r\n", "")
    assert quote(wanted) in disposition.replace("!", "%21") or f'filename="{wanted}"' in disposition
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Content-Type"] == "text/plain"
    assert "X-Evil" not in answer
    assert answer.content == b"<script>alert(1)</script> story"
    assert len(readings_of(ABOUT)) == 1


def test_files_of_a_kind_nobody_registered_open_to_nobody(cast: Cast) -> None:
    file = keep(cast, about=Ref("unheard", "1"))
    assert cast.client("chen").get(f"/desk/files/{file.code}/").status_code == 404
    assert not readings_of(Ref("unheard", "1"))


def test_a_file_that_waits_for_the_scanner_says_so(cast: Cast) -> None:
    file = keep(cast)
    StoredFile.objects.update(scan="waiting", by_account="A-somebody")
    answer = cast.client("chen").get(f"/desk/files/{file.code}/")
    assert answer.status_code == 409
    assert "还在查毒" in answer.content.decode()
    assert not readings_of(ABOUT)


def test_downloading_needs_get(cast: Cast) -> None:
    assert cast.client("chen").post(f"/desk/files/{keep(cast).code}/").status_code == 405


def test_whoever_acts_without_an_account_has_no_files() -> None:
    assert not access.may_have(ABOUT, Actor.worker())
