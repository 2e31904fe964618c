"""An enterprise asked for a visit: a day is agreed, stands under its receipt, and is due on that day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.verifying import close
from doorstep.foundation.leads.actions.visiting import FARTHEST_DAYS, agree_visit
from doorstep.foundation.leads.facts import LeadVisitAgreed
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.status import lead_status
from doorstep.foundation.receipts.models import Message
from tests.support.cast import NOW, TODAY, Cast

from .support import open_duties, taken

DAY = TODAY + timedelta(days=6)


def asked(cast: Cast) -> Lead:
    return taken(cast, asked_by="enterprise", asks="visit", asks_mediation=False)


def test_the_day_takes_the_place_of_the_duty_to_agree_one(cast: Cast) -> None:
    lead = asked(cast)
    assert set(open_duties(lead)) == {"verification", "enterprise_visit"}
    agree_visit(lead=lead, day=DAY, actor=cast.actor("chen"), at=NOW)
    assert {kind: duty.due for kind, duty in open_duties(lead).items()} == {"enterprise_visit_day": DAY}
    agree_visit(lead=lead, day=DAY + timedelta(days=1), actor=cast.actor("chen"), at=NOW)
    assert {kind: duty.due for kind, duty in open_duties(lead).items()} == {"enterprise_visit_day": DAY + timedelta(days=1)}
    assert [one.day for one in facts_about(lead.ref) if isinstance(one, LeadVisitAgreed)] == [DAY, DAY + timedelta(days=1)]


def test_the_enterprise_reads_it_under_its_receipt(cast: Cast) -> None:
    lead = asked(cast)
    agree_visit(lead=lead, day=DAY, actor=cast.actor("chen"), at=NOW)
    status = lead_status(lead.ref, TODAY)
    assert (status.title, status.next_dates) == (f"约好了，{DAY.month}月{DAY.day}日上门", ((DAY, "我们上门"),))
    assert "约好" in Message.objects.get().words
    assert lead_status(lead.ref, DAY + timedelta(days=1)).title.endswith("等我们答复")
    close(lead=lead, outcome="answered", reason="去过了", actor=cast.actor("chen"), at=NOW)
    assert lead_status(lead.ref, TODAY).closed


@pytest.mark.parametrize("days", [-1, FARTHEST_DAYS + 1])
def test_a_day_past_or_too_far_is_refused_at_its_field(cast: Cast, days: int) -> None:
    with pytest.raises(Refused, match="之间") as refused:
        agree_visit(lead=asked(cast), day=TODAY + timedelta(days=days), actor=cast.actor("chen"), at=NOW)
    assert refused.value.field == "day"


def test_nobody_agrees_a_day_with_who_did_not_ask(cast: Cast) -> None:
    with pytest.raises(Refused, match="没有请我们上门"):
        agree_visit(lead=taken(cast), day=DAY, actor=cast.actor("chen"), at=NOW)


def test_the_page_leads_the_handler_through(cast: Cast) -> None:
    lead, client = asked(cast), cast.client("chen")
    assert f"/desk/leads/{lead.code}/visit/" in client.get(f"/desk/leads/{lead.code}/").content.decode()
    day = timezone.localdate() + timedelta(days=6)
    wrong = client.post(f"/desk/leads/{lead.code}/visit/", {"day_year": "2026", "day_month": "2", "day_day": "31"})
    assert (wrong.status_code, "没有这一天" in wrong.content.decode()) == (422, True)
    boxes = {"day_year": day.year, "day_month": day.month, "day_day": day.day}
    assert client.post(f"/desk/leads/{lead.code}/visit/", boxes)["Location"] == f"/desk/leads/{lead.code}/"
    assert f"{day.month}月{day.day}日</span>上门" in client.get(f"/desk/leads/{lead.code}/").content.decode()
