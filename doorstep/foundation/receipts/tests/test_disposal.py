import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.actions.disposal import dispose_receipt, receipts_to_dispose
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.facts import ReceiptDisposed
from doorstep.foundation.receipts.queries.access import receipt_for
from doorstep.foundation.receipts.status import status_of
from tests.support.cast import NOW, TODAY, Cast

from .support import ABOUT, WORKER, issued, some_terms


def test_words_go_the_tombstone_stays(cast: Cast) -> None:
    given = issued(cast, terms=some_terms())
    say(receipt=given.receipt, words="卡号没换", from_worker=True, actor=WORKER, at=NOW)
    dispose_receipt(receipt=given.receipt, actor=cast.actor("gu"), at=NOW)
    kept = receipt_for(given.digits)
    assert kept is not None
    assert (kept.disposed_at, kept.person) == (NOW, None)
    assert kept.messages.count() == 0
    assert kept.consents.count() == 1
    assert facts_about(kept.ref) == [ReceiptDisposed(kept.ref, 1, 0)]
    assert receipts_to_dispose(ABOUT) == []


def test_the_holder_of_a_disposed_receipt_is_told_so_and_cannot_write(cast: Cast) -> None:
    given = issued(cast)
    dispose_receipt(receipt=given.receipt, actor=cast.actor("gu"), at=NOW)
    kept = receipt_for(given.digits)
    assert kept is not None
    status = status_of(kept, TODAY)
    assert (status.title, status.closed) == ("内容已经按规定删除", True)
    with pytest.raises(Refused, match="已经按规定删除"):
        say(receipt=kept, words="还在吗", from_worker=True, actor=WORKER, at=NOW)


def test_the_chain_verifies_after_disposal(cast: Cast) -> None:
    given = issued(cast)
    dispose_receipt(receipt=given.receipt, actor=cast.actor("gu"), at=NOW)
    assert list(verify_streams()) == []
