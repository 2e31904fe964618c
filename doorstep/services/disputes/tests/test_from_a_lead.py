"""A lead becomes a matter: moment, person, receipt and timeline come along."""

from datetime import timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.leads.actions.raising import ContactGiven, Raised, raise_lead
from doorstep.foundation.leads.actions.verifying import ClaimGiven, refer, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.people.models import TermsText
from doorstep.foundation.receipts.actions.evidence import add_evidence
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.queries.access import receipt_for
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .support import PLANTED_NAME, PLANTED_PHONE, STORY, told

SENT = NOW - timedelta(days=4)


def raised(cast: Cast) -> Raised:
    terms = TermsText.objects.create(kind="mediation", version=1, text="保管说明", since=SENT.date())
    return raise_lead(
        district=cast.district, channel="portal", story=STORY, employer_words="檐下小馆", asks_mediation=True,
        contact=ContactGiven(PLANTED_NAME, PLANTED_PHONE), building=cast.building, terms=terms,
        actor=Actor.worker(), at=SENT,
    )  # fmt: skip


def referred(cast: Cast, asks: str = "mediation") -> tuple[Raised, Matter]:
    heard = raised(cast)
    take(lead=heard.lead, actor=cast.actor("chen"), at=NOW)
    claims = [ClaimGiven("wages_owed", Decimal("12400.00")), ClaimGiven("contract")]
    refer(lead=Lead.objects.get(), claims=claims, workers=2, asks=asks, actor=cast.actor("chen"), at=NOW)
    return heard, Matter.objects.get()


def test_the_moment_of_sending_comes_along_not_the_day_of_registration(cast: Cast) -> None:
    heard, matter = referred(cast)
    assert (matter.received_on, matter.mediation_asked_on, matter.registered_at) == (SENT, SENT, NOW)
    assert (matter.office, matter.handler, matter.building) == (cast.station, cast.account("chen"), cast.building)
    assert matter.story == STORY
    assert matter.parties.get(side="applicant").person == heard.lead.person
    assert list(matter.claims.order_by("id").values_list("topic", "amount")) == [
        ("wages_owed", Decimal("12400.00")),
        ("contract", None),
    ]


def test_the_receipt_leads_on_and_the_lead_names_the_matter(cast: Cast) -> None:
    heard, matter = referred(cast)
    receipt = receipt_for(heard.digits or "")
    assert receipt is not None
    assert receipt.about == matter.ref
    lead = Lead.objects.get()
    assert (lead.matter_code, matter.from_lead) == (matter.code, lead.code)


def test_who_only_told_us_gets_a_matter_without_legal_clocks(cast: Cast) -> None:
    _, matter = referred(cast, asks="advice")
    assert matter.mediation_asked_on is None


def test_the_page_shows_the_leads_timeline_too(cast: Cast) -> None:
    _, matter = referred(cast)
    shown = cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode()
    assert "收到线索" in shown
    assert matter.from_lead in shown
    assert PLANTED_NAME not in shown


def test_guidance_reaches_the_worker_and_their_answer_turns_the_move(cast: Cast) -> None:
    heard, matter = referred(cast)
    give_guidance(matter=matter, words="可以去申请仲裁", next_doors=["arbitration"], actor=cast.actor("chen"), at=NOW)
    receipt = receipt_for(heard.digits or "")
    assert receipt is not None
    assert [message.words for message in receipt.messages.all()] == ["可以去申请仲裁"]
    assert Matter.objects.get().whose_move == "worker"
    say(receipt=receipt, words="我想先调解", from_worker=True, actor=Actor.worker(), at=NOW + timedelta(hours=1))
    assert Matter.objects.get().whose_move == "handler"
    assert told(matter)[-1] == "disputes.move_changed"
    say(receipt=receipt, words="再说一句", from_worker=True, actor=Actor.worker(), at=NOW + timedelta(hours=2))
    assert told(matter).count("disputes.move_changed") == 1


def test_what_was_understood_and_put_right_comes_along_as_the_workers_word(cast: Cast) -> None:
    said = {"when": "9月和10月", "started": "去年3月", "contract": "none", "still": "no", "topics": ["wages_owed"],
            "sums": [{"amount": "6200", "per": "month"}, {"amount": "x", "per": ""}]}  # fmt: skip
    lead = raised(cast).lead
    lead.understood = {"read": {}, "said": said}
    lead.save()
    take(lead=lead, actor=cast.actor("chen"), at=NOW)
    refer(lead=Lead.objects.get(), claims=[ClaimGiven("wages_owed")], actor=cast.actor("chen"), at=NOW)
    matter = Matter.objects.get()
    assert matter.element_words == {
        "unpaid_period": "9月和10月", "started": "去年3月", "written_contract": "没签过", "sums_told": "每月6,200元",
    }  # fmt: skip
    assert matter.triage_facts == {"still_employed": False}
    assert set(matter.fact_sources.values()) == {"worker"}
    shown = cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode()
    assert "职工说" in shown


def test_files_voice_consent_and_safe_contact_hang_on_what_moved(cast: Cast) -> None:
    heard, matter = referred(cast)
    receipt = receipt_for(heard.digits or "")
    assert receipt is not None
    assert [consent.terms.kind for consent in receipt.consents.all()] == ["mediation"]
    assert receipt.person == matter.parties.get(side="applicant").person
    add_evidence(
        receipt=receipt,
        upload=SimpleUploadedFile("聊天.txt", "店长说下个月发".encode()),
        shows="店长承认",
        actor=Actor.worker(),
        at=NOW,
    )
    shown = cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode()
    assert "店长承认" in shown
    assert "聊天.txt" in shown
