"""Erasing on request reaches the lead a matter grew out of: the same words stand there."""

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.reading import record_reading
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.actions.erasure import agree_erasure, propose_erasure
from doorstep.foundation.receipts.actions.rights_requests import ask, check
from doorstep.foundation.receipts.models import Receipt, RightsRequest
from doorstep.foundation.receipts.results import readings_under
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .test_from_a_lead import referred


def _asked(cast: Cast, kind: str) -> RightsRequest:
    return ask(receipt=Receipt.objects.get(), kind=kind, actor=Actor.worker(), at=NOW)


def _closed(cast: Cast, outcome: str = "settled_themselves") -> Matter:
    _, matter = referred(cast)
    propose_closing(matter=matter, outcome=outcome, reason="打过电话", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    return matter


def test_matter_lead_person_and_receipt_go_together(cast: Cast) -> None:
    matter = _closed(cast)
    request = check(request=_asked(cast, "erasure"), how="called", actor=cast.actor("chen"), at=NOW)
    propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)
    agree_erasure(request=request, actor=cast.actor("gu"), at=NOW)
    matter.refresh_from_db()
    lead = Lead.objects.get()
    assert (matter.story, lead.story, Person.objects.get().name) == ("", "", "")
    assert (matter.outcome, matter.disposed_at, lead.disposed_at) == ("settled_themselves", NOW, NOW)


def test_what_lies_with_arbitration_stays_and_the_reason_is_said(cast: Cast) -> None:
    _closed(cast, "other_forum")
    request = check(request=_asked(cast, "erasure"), how="called", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="仲裁或者法院"):
        propose_erasure(request=request, scope="whole", actor=cast.actor("chen"), at=NOW)


def test_nobody_closes_over_a_withdrawal_that_was_not_called_back(cast: Cast) -> None:
    _, matter = referred(cast)
    _asked(cast, "withdrawal")
    with pytest.raises(Refused, match="提了撤回"):
        propose_closing(matter=matter, outcome="withdrawn", reason="他说不办了", actor=cast.actor("chen"), at=NOW)


def test_who_read_it_as_a_lead_is_told_too(cast: Cast) -> None:
    _, matter = referred(cast)
    record_reading(Lead.objects.get().ref, cast.actor("chen"), NOW, what="线索")
    record_reading(matter.ref, cast.actor("zhou"), NOW, what="事项")
    assert {one.what for one in readings_under(Receipt.objects.get())} == {"线索", "事项"}
