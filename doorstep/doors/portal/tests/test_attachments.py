"""Photos and a spoken note before sending: sealed beside the draft, taken back, sent along, gone with it."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.doors.portal import attachments, limits
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.tests import sounds
from doorstep.foundation.papers.tests.samples import SAMPLES
from doorstep.foundation.receipts import drafts
from doorstep.foundation.receipts.models import Draft, Evidence, VoiceNote
from tests.support.cast import NOW

from .walking import WHO, agreed, digits_on, opened, text_of


@pytest.fixture(autouse=True)
def _own_files(tmp_path, settings) -> None:
    stored = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": stored}


def _photo(name: str = "photo.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, SAMPLES["photo.jpg"], "image/jpeg")


def _voice(seconds: float = 3, name: str = "voice.amr") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, sounds.amr(seconds))


def _keep(client: Client, **more):
    return client.post("/tell/", {"story": "工资没发", "keep": "1", **more})


def test_they_lie_with_the_draft_and_are_sent_with_the_story(worker: Client) -> None:
    assert _keep(worker, files=[_photo(), _photo()], voice=_voice())["Location"] == "/tell/#files"
    page = worker.get("/tell/")
    assert text_of(page).count("照片去掉") == 2
    assert "录音，3秒" in text_of(page)
    assert "工资没发" in page.content.decode()
    worker.post("/tell/", {"story": "工资没发"})
    agreed(worker).post("/tell/who/", WHO)
    digits = digits_on(worker.get("/receipt/"))
    assert (Evidence.objects.count(), VoiceNote.objects.get().seconds) == (2, 3)
    assert {file.about_kind for file in StoredFile.objects.all()} == {"receipt", "voice"}
    assert "材料" in text_of(opened(Client(), digits).get("/status/"))


def test_nothing_is_told_before_it_is_sent(worker: Client) -> None:
    _keep(worker, files=[_photo()])
    assert not Entry.objects.filter(fact__startswith="papers").exists()


def test_one_can_be_taken_back(worker: Client) -> None:
    _keep(worker, files=[_photo()], voice=_voice())
    code = Draft.objects.get().answers["files"][0]["code"]
    worker.post("/tell/", {"story": "工资没发", "drop": code})
    assert len(Draft.objects.get().answers["files"]) == 1
    assert StoredFile.objects.count() == 1


def test_one_browser_cannot_take_back_what_is_another_s(worker: Client) -> None:
    _keep(worker, files=[_photo()])
    _keep(stranger := Client(), files=[_photo()])
    code = StoredFile.objects.order_by("id").first().code
    stranger.post("/tell/", {"story": "", "drop": code})
    assert StoredFile.objects.filter(code=code).exists()


def test_they_go_with_a_draft_nobody_sent(worker: Client) -> None:
    _keep(worker, files=[_photo()])
    Draft.objects.update(expires_at=NOW - timedelta(days=1))
    drafts.purge_drafts(NOW)
    assert (StoredFile.objects.count(), Draft.objects.count()) == (0, 0)


def test_a_spoken_note_alone_tells_enough_to_go_on(worker: Client) -> None:
    assert worker.post("/tell/", {"story": "", "voice": _voice()})["Location"] == "/tell/understood/"
    assert agreed(worker).post("/tell/who/", WHO)["Location"] == "/receipt/"


def test_a_bad_file_is_told_and_loses_neither_words_nor_good_files(worker: Client) -> None:
    page = _keep(worker, files=[_photo(), SimpleUploadedFile("x.exe", b"MZ\x90\0" + bytes(300))])
    assert page.status_code == 422
    assert "文件没有放上：这种文件收不了" in text_of(page)
    assert "照片去掉" in text_of(page)
    assert "工资没发" in page.content.decode()
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize(
    ("voice", "says"),
    [
        (_voice(200), "录音最长3分钟，这段有3分20秒"),
        (SimpleUploadedFile("v.webm", sounds.webm(190)), "录音最长3分钟，这段有3分10秒"),
        (SimpleUploadedFile("photo.jpg", SAMPLES["photo.jpg"]), "这不是录音"),
        (SimpleUploadedFile("v.amr", b""), "这个文件是空的"),
        (SimpleUploadedFile("v.amr", b"#!AMR\n" + bytes(9 * 1024 * 1024)), "录音最大8MB"),
    ],
)
def test_what_is_no_note_of_three_minutes_is_refused_in_words(worker: Client, voice, says: str) -> None:
    voice.seek(0)
    page = _keep(worker, voice=voice)
    assert (page.status_code, says in text_of(page)) == (422, True), text_of(page)
    assert not StoredFile.objects.exists()


def test_one_note_and_six_pieces_are_enough(worker: Client) -> None:
    _keep(worker, voice=_voice())
    assert "已经有一段录音了" in text_of(_keep(worker, voice=_voice()))
    assert "一次最多放6份" in text_of(_keep(worker, files=[_photo() for _ in range(7)]))
    assert StoredFile.objects.count() == attachments.MOST


def test_one_address_cannot_fill_the_disk(worker: Client, monkeypatch) -> None:
    monkeypatch.setattr(limits, "ATTACH", ((1, timedelta(hours=1)),))
    assert "放上来的太多了" in text_of(_keep(worker, files=[_photo(), _photo()]))


def test_without_scripts_there_is_a_plain_way(worker: Client) -> None:
    page = worker.get("/tell/").content.decode()
    plain = page[page.index("<noscript>") : page.index("</noscript>")]
    assert 'type="file"' in plain
    assert 'name="keep"' in plain
