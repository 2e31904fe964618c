import pytest
import time_machine
from django.test import Client

from doorstep.foundation.receipts.models import Draft, Receipt
from tests.support.cast import NOW, Cast

from .walking import NAMED, digits_on, ready, sent, text_of

pytestmark = pytest.mark.django_db


def test_the_slip_holds_what_is_needed_and_no_name(worker: Client, house: Cast) -> None:
    worker.get("/at/building/B-0001/")
    ready(worker, wish="mediate", employer="檐下小馆").post("/tell/who/", NAMED)
    page = worker.get("/receipt/")
    words = text_of(page)
    assert "由槐安门街道总工会服务站接手" in words
    assert "010-0123 4567" in words
    assert "接下来会这样" in words
    for secret in ("周师傅", "13900000001", "139 0000 0001", "檐下小馆", "工资一直没发"):
        assert secret not in words


def test_the_scanned_address_carries_the_digits_behind_the_hash(worker: Client, monkeypatch) -> None:
    from doorstep.doors.portal.pages import receipt as receipt_page

    texts: list[str] = []
    real = receipt_page.Qr
    monkeypatch.setattr(receipt_page, "Qr", lambda text, label: texts.append(text) or real(text, label))
    digits = sent(worker)
    assert texts == [f"http://testserver/status/#{digits}"]


def test_reloading_soon_shows_it_again_later_it_is_gone(worker: Client) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        digits = sent(worker)
        clock.shift(9 * 60)
        assert digits_on(worker.get("/receipt/")) == digits
        clock.shift(2 * 60)
        assert worker.get("/receipt/")["Location"] == "/status/"
    assert not Draft.objects.exists()


@pytest.mark.parametrize("elsewhere", ["/", "/tell/", "/status/"])
def test_going_on_to_another_page_ends_it(worker: Client, elsewhere: str) -> None:
    sent(worker)
    worker.get(elsewhere)
    gone = worker.get("/receipt/", follow=True)
    assert gone.redirect_chain == [("/status/", 302)]
    assert "回执只显示一次" in text_of(gone)
    assert not Draft.objects.exists()


def test_kept_safe_goes_straight_to_the_status(worker: Client) -> None:
    digits = sent(worker)
    page = worker.post("/receipt/", follow=True)
    assert f"回执尾号{digits[-4:]}" in text_of(page)
    assert not Draft.objects.exists()


def test_without_a_slip_nothing_is_shown(worker: Client) -> None:
    assert worker.get("/receipt/")["Location"] == "/status/"


def test_leaving_quickly_forgets_slip_receipt_and_place(worker: Client) -> None:
    worker.get("/at/building/B-0001/")
    sent(worker)
    answer = worker.get("/leave/")
    assert answer["Location"].startswith("https://")
    assert {name: cookie.value for name, cookie in worker.cookies.items() if name in {"draft", "opened", "place"}} == {
        "draft": "",
        "place": "",
        "opened": "",
    }
    assert worker.get("/receipt/")["Location"] == "/status/"
    assert Receipt.objects.count() == 1
