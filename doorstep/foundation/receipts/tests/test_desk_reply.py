import pytest
from django.urls import reverse

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.receipts import access_checks
from doorstep.foundation.receipts.models import Message, Receipt
from tests.support.cast import Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import issued

ABOUT = Ref("test_record", "R-1")


def _at_own_station(ref: Ref, actor: Actor) -> bool:
    """Stands in for leads and disputes: officers of the station or above it."""
    receipt = Receipt.objects.filter(about_code=ref.code).first()
    return receipt is not None and bool(actor.path) and receipt.organisation.path.startswith(actor.path)


@pytest.fixture(autouse=True)
def _check_registered(monkeypatch) -> None:
    monkeypatch.setattr(access_checks, "_checks", {ABOUT.kind: _at_own_station})


def _reply_url(cast: Cast) -> str:
    receipt = Receipt.objects.filter(about_code=ABOUT.code).first() or issued(cast, about=ABOUT).receipt
    return reverse("receipt-reply", args=[receipt.code])


class TestDoor(RoomDoorTests):
    pages = [DoorPage("reply", _reply_url, frozenset({"chen", "zhou", "mei", "gu", "lead"}), post=True)]


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
