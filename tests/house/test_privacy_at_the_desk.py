"""What is written down at the desk lies nowhere in the clear either: remarks, reasons, wages of a worksheet, names of views."""

from datetime import timedelta

import pytest

from doorstep.foundation.linkage.actions.transfers import ask, reject
from doorstep.foundation.receipts.actions.rights_requests import ask as ask_for_own_data
from doorstep.foundation.worklist.actions.views import save_view
from doorstep.services.disputes.actions.custody import shield
from doorstep.services.disputes.actions.file import add_note
from doorstep.services.disputes.actions.joining import merge
from doorstep.services.disputes.actions.worksheets import save_worksheet, share_worksheet
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.tests.support import registered, with_receipt
from tests.support.cast import NOW, Cast

from .test_privacy import _rows

NOTE, REASON, ANSWER, JOINED = "隔壁店的瞿师傅作证", "她婆婆住在柳河三号院", "查过没有这个人住", "都是裘阿姨说的那回事"
VIEW, OWN, FEARED, WAGE = "盯紧闵老板那几件", "把我写的郗字改过来", "怕被佘经理认出来", "6243.17"
MARKERS = (NOTE, REASON, ANSWER, JOINED, VIEW, OWN, FEARED, WAGE)


@pytest.mark.django_db
def test_what_is_written_at_the_desk_lies_nowhere_in_the_clear(cast: Cast) -> None:
    chen = {"actor": cast.actor("chen"), "at": NOW}
    early = registered(cast, received_on=NOW - timedelta(days=5))
    late = registered(cast, received_on=NOW - timedelta(days=2))
    receipt = with_receipt(early, cast).receipt
    add_note(matter=early, words=NOTE, **chen)
    moving = ask(about=late.ref, taker=cast.neighbour, reason=REASON, **chen)
    reject(transfer=moving, reason=ANSWER, actor=cast.actor("wu"), at=NOW)
    facts = {"hire": "2022-04-11", "end": "2026-10-31", "avg12": WAGE}
    sheet = save_worksheet(matter=early, rule="severance.amount", facts=facts, account="worker", **chen)
    share_worksheet(sheet=sheet, **chen)
    save_view(page="today", name=VIEW, address="?view=office", **chen)
    ask_for_own_data(receipt=receipt, kind="correction", words=OWN, **chen)
    merge(matter=Matter.objects.get(pk=late.pk), survivor=Matter.objects.get(pk=early.pk), reason=JOINED, **chen)
    shield(matter=Matter.objects.get(pk=early.pk), reason=FEARED, **chen)
    cast.client("chen").get("/desk/search/", {"q": NOTE})
    kept = _rows()
    assert [marker for marker in MARKERS if marker.encode() in kept] == []
