from datetime import date

import pytest

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.receipts import status
from doorstep.foundation.receipts.status import ReceiptStatus, register_status, status_of
from tests.support.cast import TODAY, Cast

from .support import issued


@pytest.fixture(autouse=True)
def _own_sources(monkeypatch) -> None:
    monkeypatch.setattr(status, "_sources", {})


def test_the_room_of_the_record_answers(cast: Cast) -> None:
    asked: list[tuple[Ref, date]] = []

    def source(ref: Ref, today: date) -> ReceiptStatus:
        asked.append((ref, today))
        return ReceiptStatus("等饭馆答复", "them", "饭馆", today, "饭馆答应了就打给您。", cast.station)

    register_status("visit", source)
    shown = status_of(issued(cast, about=Ref("visit", "V-1")).receipt, TODAY)
    assert shown.title == "等饭馆答复"
    assert asked == [(Ref("visit", "V-1"), TODAY)]


def test_a_record_of_a_room_without_an_answer_names_the_office_to_call(cast: Cast) -> None:
    shown = status_of(issued(cast, about=Ref("visit", "V-1")).receipt, TODAY)
    assert shown.office == cast.station
    assert "打下面的电话" in shown.sentence
