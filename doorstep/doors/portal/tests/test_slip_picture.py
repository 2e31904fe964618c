"""The slip as a picture: while it is in hand, to whoever holds it, kept and counted nowhere."""

from io import BytesIO

import pytest
import time_machine
from django.test import Client
from PIL import Image

from doorstep.doors.portal import slip_picture
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.drawings import Qr, Slip
from tests.support.cast import NOW

from .walking import digits_on, sent

WECHAT = "Mozilla/5.0 (iPhone) MicroMessenger/8.0"
SLIP = Slip("区总工会", "1234567890123456", "今天", Qr("https://d.example/status/#1"), "010-1", "到期就删除。" * 30)


def test_it_is_a_picture_that_no_cache_keeps_and_opening_it_uses_nothing_up(worker: Client) -> None:
    digits = sent(worker)
    facts = Entry.objects.count()
    for _ in range(3):
        answer = worker.get("/receipt/picture/")
        assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (200, "image/png", "no-store")
        assert Image.open(BytesIO(answer.content)).size[0] == slip_picture.WIDTH
    assert Entry.objects.count() == facts
    assert digits_on(worker.get("/receipt/")) == digits


def test_nobody_else_and_nobody_later_gets_it(worker: Client) -> None:
    assert worker.get("/receipt/picture/").status_code == 404
    with time_machine.travel(NOW, tick=False) as clock:
        sent(worker)
        assert Client().get("/receipt/picture/").status_code == 404
        clock.shift(11 * 60)
        assert worker.get("/receipt/picture/").status_code == 404


def test_wechat_shows_the_picture_to_be_kept_by_a_long_press(worker: Client) -> None:
    sent(worker)
    page = worker.get("/receipt/", headers={"User-Agent": WECHAT}).content.decode()
    assert '<img src="/receipt/picture/"' in page
    assert "按住这张图" in page
    assert "download=" not in page
    assert 'download="回执.png"' in worker.get("/receipt/").content.decode()


@pytest.mark.parametrize("font", [slip_picture.chinese_font(), ""])
def test_it_can_be_drawn_on_a_machine_without_chinese_fonts(font: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slip_picture, "chinese_font", lambda: font)
    picture = Image.open(BytesIO(slip_picture.slip_picture(SLIP)))
    assert picture.getpixel((picture.width - 1, picture.height - 1)) == 255, "nothing is cut off at the foot"
