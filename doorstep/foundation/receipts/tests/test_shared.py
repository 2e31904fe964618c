from datetime import timedelta

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.kit.components import Sheet, SheetLine
from doorstep.foundation.receipts import shared
from doorstep.foundation.receipts.actions.disposal import dispose_receipt
from tests.support.cast import NOW, Cast

from .support import ABOUT, WORKER, issued


def test_what_a_room_shares_is_shown_newest_first_until_the_content_goes(cast: Cast, monkeypatch) -> None:
    monkeypatch.setattr(shared, "_sources", {})
    receipt = issued(cast).receipt
    assert shared.shared_under(receipt) == []
    old = shared.Shared("旧的", NOW - timedelta(days=1), sheet=Sheet("旧的", [SheetLine("工资", "1元")]))
    new = shared.Shared("新的", NOW, file_code="F-1")

    def source(ref: Ref) -> list[shared.Shared]:
        assert ref == ABOUT
        return [old, new]

    shared.register_shared(ABOUT.kind, source)
    assert shared.shared_under(receipt) == [new, old]
    assert new.note == "用于调解，不是裁决。"
    dispose_receipt(receipt=receipt, actor=WORKER, at=NOW)
    assert shared.shared_under(receipt) == []
