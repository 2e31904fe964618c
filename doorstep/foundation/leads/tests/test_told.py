"""What the worker said of our reading stands at the desk and goes along when the lead becomes a matter."""

from decimal import Decimal

import pytest
from django.test import Client

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.disposal import dispose_leads
from doorstep.foundation.leads.actions.raising import raise_lead
from doorstep.foundation.leads.actions.verifying import take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.queries.told import said_total, told_rows
from tests.support.cast import NOW, Cast

SAID = {
    "topics": ["overtime"], "employer": "檐下小馆", "people": 6, "contract": "none", "still": "yes",
    "sums": [{"amount": "5800.00", "per": "month"}, {"amount": "11600.00", "per": ""}],
}  # fmt: skip
UNDERSTOOD = {"told_on": "2026-11-20", "read": {"topics": ["wages_owed"]}, "said": SAID, "corrected": ["topics"]}


@pytest.fixture
def lead(cast: Cast) -> Lead:
    lead = raise_lead(district=cast.district, channel="portal", story="9月的工资没发", street=cast.street,
                      understood=UNDERSTOOD, actor=Actor.worker("portal"), at=NOW).lead  # fmt: skip
    take(lead=lead, actor=cast.actor("chen"), at=NOW)
    return lead


def test_the_workers_topics_count_before_ours(lead: Lead) -> None:
    assert Lead.objects.get().topics == ["overtime"]


def test_the_page_shows_what_they_said_and_what_they_corrected(cast: Cast, lead: Lead) -> None:
    page = cast.client("chen").get(f"/desk/leads/{lead.code}/").content.decode()
    for said in ("本人确认过的", "檐下小馆", "没签过", "还在"):
        assert said in page
    assert ("什么事", "加班费", True) in told_rows(UNDERSTOOD)
    assert ("几个人", "6人", False) in told_rows(UNDERSTOOD)


def test_their_total_is_proposed_when_it_becomes_a_matter(cast: Cast, lead: Lead) -> None:
    client: Client = cast.client("chen")
    assert 'value="11,600"' in client.get(f"/desk/leads/{lead.code}/refer/").content.decode()
    two = {"said": {"sums": [{"amount": "1", "per": ""}, {"amount": "2", "per": ""}]}}
    assert (said_total(UNDERSTOOD), said_total(two), said_total({})) == (Decimal("11600.00"), None, None)


def test_it_goes_with_the_words(cast: Cast, lead: Lead) -> None:
    dispose_leads(leads=[lead], signed_by=("A-gu", "A-chen"), actor=cast.actor("gu"), at=NOW)
    assert Lead.objects.get().understood == {}
