import pytest
from django.test import Client

from doorstep.doors.portal import sending
from doorstep.doors.portal.pages import who as who_page
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.receipts import drafts
from doorstep.foundation.receipts.models import Draft, Receipt
from tests.support.cast import Cast

from .walking import NAMED, WHO, digits_on, opened, ready, sent, text_of


def test_the_same_form_sent_again_leads_to_the_same_slip(worker: Client) -> None:
    ready(worker, wish=WHO["wish"]).post("/tell/who/", WHO)
    first = digits_on(worker.get("/receipt/"))
    again = worker.post("/tell/who/", WHO)
    assert again["Location"] == "/receipt/"
    assert digits_on(worker.get("/receipt/")) == first
    assert (Lead.objects.count(), Receipt.objects.count()) == (1, 1)


def test_a_form_replayed_after_the_slip_was_left_sends_nothing(worker: Client) -> None:
    sent(worker)
    worker.post("/receipt/")
    assert worker.post("/tell/who/", WHO)["Location"] == "/tell/"
    assert Lead.objects.count() == 1


def test_the_second_of_two_at_one_moment_waits_for_the_slip(worker: Client, monkeypatch) -> None:
    ready(worker)
    drafts.claim_for_sending(worker.cookies["draft"].value, who_page.visit_of(None).now)  # type: ignore[arg-type]
    assert worker.post("/tell/who/", WHO)["Location"] == "/receipt/"
    assert "马上给您回执" in text_of(worker.get("/receipt/"))
    assert not Lead.objects.exists()


def test_a_refusal_gives_the_draft_back(worker: Client, monkeypatch) -> None:
    def refusing(**_: object) -> None:
        raise Refused("今天不收，请打电话", "phone")

    monkeypatch.setattr(who_page, "send", refusing)
    page = ready(worker, wish=NAMED["wish"]).post("/tell/who/", NAMED)
    assert (page.status_code, "今天不收，请打电话" in text_of(page)) == (422, True)
    monkeypatch.undo()
    assert worker.post("/tell/who/", NAMED)["Location"] == "/receipt/"


def test_a_breakdown_gives_the_draft_back(worker: Client, monkeypatch) -> None:
    def breaking(**_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr(who_page, "send", breaking)
    ready(worker).raise_request_exception = False
    assert worker.post("/tell/who/", WHO).status_code == 500
    monkeypatch.undo()
    assert worker.post("/tell/who/", WHO)["Location"] == "/receipt/"
    assert Lead.objects.count() == 1


def test_a_slip_lost_between_sending_and_keeping_is_replaced(worker: Client, monkeypatch) -> None:
    """The lead stands, the answer never came: sending again gives a receipt of the same lead."""

    def keeping_breaks(*_: object) -> None:
        raise OSError("cut off")

    monkeypatch.setattr(who_page, "keep", keeping_breaks)
    told_key = ready(Client())
    told_key.raise_request_exception = False
    assert told_key.post("/tell/who/", WHO).status_code == 500
    monkeypatch.undo()
    Draft.objects.update(sending_until=None)
    told_key.post("/tell/who/", WHO)
    digits = digits_on(told_key.get("/receipt/"))
    assert Lead.objects.count() == 1
    assert opened(Client(), digits).get("/status/").status_code == 200


def test_the_story_leaves_the_draft_when_it_is_sent(worker: Client) -> None:
    ready(worker, wish=NAMED["wish"]).post("/tell/who/", NAMED)
    assert set(Draft.objects.get().answers) == {"slip"}


def test_exactly_one_action_is_called(worker: Client, house: Cast, monkeypatch) -> None:
    called: list[str] = []
    raising = sending.raise_lead
    monkeypatch.setattr(sending, "raise_lead", lambda **kwargs: called.append(kwargs["source_key"]) or raising(**kwargs))
    monkeypatch.setattr(sending, "issue_receipt", lambda **_: pytest.fail("the lead issues the receipt"))
    sent(worker)
    assert len(called) == 1
