"""Spoken notes: there for everybody who takes part, heard by the handler only, every opening recorded."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.raising import Unsent, raise_lead
from doorstep.foundation.leads.actions.verifying import take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.papers.actions.unsent import keep_unsent
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.tests.sounds import amr
from doorstep.foundation.receipts.actions.disposal import dispose_receipt
from doorstep.foundation.receipts.actions.evidence import UnsentFile
from doorstep.foundation.receipts.actions.typing_up import type_up
from doorstep.foundation.receipts.models import VoiceNote
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

SAID = "九月十月没发工资，一共四个人。"


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings) -> None:
    stored = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": stored}


def spoken(cast: Cast) -> VoiceNote:
    """At the portal, about a lead that Chen took."""
    file = keep_unsent(key="draft", upload=SimpleUploadedFile("voice.amr", amr(3)), at=NOW)
    files = Unsent("draft", (UnsentFile(file.code, True, 3),))
    lead = raise_lead(district=cast.district, channel="portal", story="工资没发", street=cast.street, files=files,
                      actor=Actor.worker("portal"), at=NOW).lead  # fmt: skip
    take(lead=lead, actor=cast.actor("chen"), at=NOW)
    return VoiceNote.objects.select_related("receipt").get()


@pytest.fixture
def note(cast: Cast) -> VoiceNote:
    return spoken(cast)


class TestDoors(RoomDoorTests):
    pages = [
        DoorPage("voice", lambda c: f"/desk/voices/{VoiceNote.objects.get().file_code}/", frozenset({"chen"})),
        DoorPage("voice-sound", lambda c: _sound(VoiceNote.objects.get()), frozenset({"chen"})),
    ]

    def prepare(self, cast: Cast) -> None:
        spoken(cast)


def _sound(note: VoiceNote) -> str:
    return f"/desk/voices/{note.file_code}/sound/"


def test_the_handler_hears_it_and_that_is_recorded(cast: Cast, note: VoiceNote) -> None:
    page = cast.client("chen").get(f"/desk/voices/{note.file_code}/")
    assert f'src="{_sound(note)}"' in page.content.decode()
    heard = cast.client("chen").get(_sound(note))
    assert (heard.status_code, heard["Content-Type"], heard["Content-Disposition"]) == (200, "audio/amr", "inline")
    assert heard.content == amr(3)
    assert [reading.what for reading in readings_of(Lead.objects.get().ref)][0] == "录音"
    assert Entry.objects.filter(fact="journal.read", about_kind="voice").count() == 1


@pytest.mark.parametrize(
    ("who", "page", "sound"), [("zhou", 404, 404), ("gu", 409, 404), ("wu", 404, 404), ("far", 404, 404)]
)
def test_nobody_else_does(cast: Cast, note: VoiceNote, who: str, page: int, sound: int) -> None:
    """A colleague who sees the lead is told why; who does not see it learns nothing."""
    client: Client = cast.client(who)
    assert client.get(f"/desk/voices/{note.file_code}/").status_code == page
    assert client.get(_sound(note)).status_code == sound
    assert client.get(f"/desk/files/{note.file_code}/").status_code == 404


def test_it_is_typed_up_by_whoever_heard_it_and_read_in_the_thread(cast: Cast, note: VoiceNote) -> None:
    with pytest.raises(Refused, match="只有经办人能听"):
        type_up(note=note, words=SAID, actor=cast.actor("zhou"), at=NOW)
    empty = cast.client("chen").post(f"/desk/voices/{note.file_code}/", {"words": " "})
    assert (empty.status_code, "请把听到的写下来" in empty.content.decode()) == (422, True)
    answer = cast.client("chen").post(f"/desk/voices/{note.file_code}/", {"words": SAID})
    assert answer.status_code == 302
    assert SAID in cast.client("chen").get(answer["Location"]).content.decode()
    assert not Entry.objects.filter(payload__icontains="九月").exists()


def test_it_goes_with_the_receipt(cast: Cast, note: VoiceNote) -> None:
    dispose_receipt(receipt=note.receipt, actor=cast.actor("gu"), at=NOW)
    assert not VoiceNote.objects.exists()
    assert StoredFile.objects.get().disposed_at == NOW
