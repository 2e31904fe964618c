import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.receipts import access_checks
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.models import Message, Receipt
from doorstep.foundation.receipts.queries.thread import thread_of
from tests.support.cast import NOW, TODAY, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import WORKER, issued

ABOUT = Ref("test_record", "R-1")


def _at_own_station(ref: Ref, actor: Actor) -> bool:
    """Stands in for leads and disputes: officers of the station or above it."""
    receipt = Receipt.objects.filter(about_code=ref.code).first()
    return receipt is not None and bool(actor.path) and receipt.organisation.path.startswith(actor.path)


@pytest.fixture(autouse=True)
def _check_registered(monkeypatch) -> None:
    monkeypatch.setattr(access_checks, "_checks", {ABOUT.kind: _at_own_station})


ANSWERERS = frozenset({"chen", "zhou", "mei", "gu", "lead"})


def _reply_url(cast: Cast) -> str:
    receipt = Receipt.objects.filter(about_code=ABOUT.code).first() or issued(cast, about=ABOUT).receipt
    return reverse("receipt-reply", args=[receipt.code])


class TestDoor(RoomDoorTests):
    pages = [
        DoorPage("receipt-reply", _reply_url, ANSWERERS, post=True),
        DoorPage("receipt-read", lambda cast: _reply_url(cast).replace("/reply/", "/read/"), ANSWERERS, post=True),
    ]


def test_an_officer_answers_and_returns_to_the_record(cast: Cast) -> None:
    url = _reply_url(cast)
    answer = cast.client("chen").post(url, {"words": "我们去问了", "send_key": "k", "back": "/desk/leads/"})
    assert (answer.status_code, answer["Location"]) == (302, "/desk/leads/")
    message = Message.objects.get()
    assert (message.words, message.from_worker, message.account) == ("我们去问了", False, "A-chen")


def test_back_never_leads_outside(cast: Cast) -> None:
    answer = cast.client("chen").post(_reply_url(cast), {"words": "好", "back": "https://elsewhere.example/"})
    assert answer["Location"] == "/desk/"


def test_reading_the_address_changes_nothing(cast: Cast) -> None:
    assert cast.client("chen").get(_reply_url(cast)).status_code == 405
    assert not Message.objects.exists()


def test_a_record_without_a_registered_check_is_closed_to_all(cast: Cast) -> None:
    receipt = issued(cast, about=Ref("unheard", "U-1")).receipt
    assert cast.client("chen").post(reverse("receipt-reply", args=[receipt.code]), {"words": "好"}).status_code == 404


def test_what_a_worker_wrote_counts_as_read_on_the_officers_word(cast: Cast) -> None:
    url = _reply_url(cast)
    say(receipt=Receipt.objects.get(), words="在吗", from_worker=True, actor=WORKER, at=NOW)
    cast.client("chen").post(url.replace("/reply/", "/read/"))
    assert Message.objects.get().read_at is not None
    assert facts_about(ABOUT)[-1].sentence() == "看了本人的留言"


def test_answering_is_reading(cast: Cast) -> None:
    url = _reply_url(cast)
    say(receipt=Receipt.objects.get(), words="在吗", from_worker=True, actor=WORKER, at=NOW)
    cast.client("chen").post(url, {"words": "在"})
    assert Message.objects.get(from_worker=True).read_at is not None
    assert Message.objects.get(from_worker=False).read_at is None


def test_the_panel_shows_the_thread_and_a_box_for_each_open_receipt(cast: Cast, rf) -> None:
    url = _reply_url(cast)
    say(receipt=Receipt.objects.get(), words="<b>在吗</b>", from_worker=True, actor=WORKER, at=NOW)
    request = rf.get("/desk/somewhere/")
    page = render_to_string(
        "receipts/thread.html", {"thread": thread_of(ABOUT), "today": TODAY, "request": request}, request
    )
    assert "&lt;b&gt;在吗&lt;/b&gt;" in page
    assert "还没看过" in page
    assert f'action="{url}"' in page
    assert 'value="/desk/somewhere/"' in page


def test_without_a_receipt_the_panel_says_to_call(cast: Cast, rf) -> None:
    request = rf.get("/desk/somewhere/")
    page = render_to_string(
        "receipts/thread.html", {"thread": thread_of(ABOUT), "today": TODAY, "request": request}, request
    )
    assert "没有发过回执" in page
    assert "<form" not in page
