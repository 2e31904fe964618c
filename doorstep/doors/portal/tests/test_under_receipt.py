"""Under an opened receipt: a spoken note instead of written words, and how WeChat's browser goes on with a file."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.foundation.journal import reactions
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.leads.dues import ANSWER
from doorstep.foundation.notices.models import Notice
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.papers.tests import sounds
from doorstep.foundation.receipts.actions import evidence as adding
from doorstep.foundation.receipts.actions.rights_requests import answer, ask, check
from doorstep.foundation.receipts.facts import VoiceAdded
from doorstep.foundation.receipts.models import Receipt, VoiceNote
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, Cast

from .test_attachments import _own_files  # noqa: F401
from .walking import opened, sent, text_of

WECHAT = {"HTTP_USER_AGENT": "Mozilla/5.0 (Linux; Android 14) MicroMessenger/8.0.50"}


@pytest.fixture
def holder(worker: Client) -> Client:
    return opened(worker, sent(Client()))


def _voice(seconds: float = 3) -> SimpleUploadedFile:
    return SimpleUploadedFile("voice.amr", sounds.amr(seconds))


def test_a_note_is_spoken_under_the_receipt_and_the_desk_is_to_answer(holder: Client) -> None:
    assert holder.post("/status/voice/", {"voice": _voice()})["Location"] == "/status/"
    assert "录了一段话，3秒" in text_of(holder.get("/status/"))
    assert (VoiceNote.objects.get().seconds, StoredFile.objects.get().about_kind) == (3, "voice")
    assert Duty.objects.filter(kind=ANSWER, settled_at=None).count() == 1
    about, receipt = Receipt.objects.get().about, Receipt.objects.get().ref
    assert VoiceAdded(about, receipt, 3, is_news=True) in facts_about(about)


def test_what_was_typed_up_of_it_is_read_by_who_spoke(holder: Client, house: Cast) -> None:
    holder.post("/status/voice/", {"voice": _voice()})
    note = VoiceNote.objects.get()
    note.typed_up = "老板说月底给"
    note.save(update_fields=["typed_up"])
    assert "经办人记成的文字：老板说月底给" in text_of(holder.get("/status/"))


@pytest.mark.parametrize(
    ("voice", "says"),
    [
        (None, "还没有录，录好再发"),
        (_voice(200), "录音最长3分钟，这段有3分20秒"),
        (SimpleUploadedFile("a.txt", "不是录音".encode()), "这不是录音"),
    ],
)
def test_what_is_no_note_is_told_in_place(holder: Client, voice, says: str) -> None:
    if voice:
        voice.seek(0)
    page = holder.post("/status/voice/", {"voice": voice} if voice else {})
    assert (page.status_code, says in text_of(page)) == (422, True), text_of(page)
    assert 'role="alert"' in page.content.decode()
    assert not VoiceNote.objects.exists()


def test_a_receipt_takes_so_many_notes_and_no_more(holder: Client, monkeypatch) -> None:
    monkeypatch.setattr(adding, "MOST_VOICES", 1)
    holder.post("/status/voice/", {"voice": _voice()})
    assert "一张回执最多录1段话" in text_of(holder.post("/status/voice/", {"voice": _voice()}))
    assert VoiceNote.objects.count() == 1


def test_nobody_speaks_without_the_digits(worker: Client, holder: Client) -> None:
    assert Client().post("/status/voice/", {"voice": _voice()})["Location"] == "/status/"
    assert not VoiceNote.objects.exists()


def test_with_the_first_telling_nothing_is_news(house: Cast) -> None:
    """It is heard when the lead is verified: no second duty beside that."""
    teller = Client()
    teller.post("/tell/", {"story": "工资没发", "keep": "1", "voice": _voice()})
    sent(teller)
    assert VoiceNote.objects.exists()
    assert not Duty.objects.filter(kind=ANSWER).exists()


def test_evidence_brought_later_is_told_to_the_desk(holder: Client) -> None:
    reactions.run_pending(NOW + timedelta(days=900))
    Notice.objects.all().delete()
    holder.post("/status/evidence/", {"files": SimpleUploadedFile("工资条.txt", "应发5800".encode())})
    reactions.run_pending(NOW + timedelta(days=900))
    assert {notice.kind for notice in Notice.objects.all()} == {"worker_brought"}


def test_wechat_is_told_how_to_keep_a_file_and_no_other_browser(holder: Client, house: Cast) -> None:
    held, chen = Receipt.objects.get(), house.actor("gu")
    request = ask(receipt=held, kind="copy", actor=chen, at=NOW)
    request = check(request=request, how="called", actor=chen, at=NOW)
    answer(request=request, granted=True, actor=chen, at=NOW)
    assert "在浏览器打开" in text_of(holder.get("/status/", **WECHAT))
    assert "在浏览器打开" not in text_of(holder.get("/status/"))
