"""From a story told by phone to the day its words are deleted: nothing can be unsealed any more, and nothing is broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import fact_of, timeline
from doorstep.foundation.leads.actions.verifying import ClaimGiven, refer, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.people.actions.identity import open_identity
from doorstep.foundation.receipts.actions.thread import say
from doorstep.foundation.receipts.models import Receipt
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.actions.parties import amend_claims
from doorstep.services.disputes.actions.registration import ClaimGiven as ClaimWithWords
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast
from tests.support.portal import tell_by_phone

NAME, PHONE, SENTENCE = "欧阳䶮山", "13912345678", "老板把我锁在冷库里两个小时"
EMPLOYER, ASIDE, REASON = "没进名册的冷库", "那天是我表弟来接的", "他表姐说不办了"
PLANTED = (NAME, PHONE, SENTENCE, EMPLOYER, ASIDE, REASON)
SIGNED = ("--signed-by", "A-gu", "--signed-by", "A-lead")
LATER = NOW + timedelta(days=4 * 366)


def unsealed() -> Iterator[str]:
    """Every value of every row, sealed ones opened, and every fact with the words that can still be read."""
    for model in apps.get_models():
        for row in model._base_manager.all():
            yield from (str(getattr(row, field.attname)) for field in row._meta.concrete_fields)
    yield from (str(fact_of(entry)) for entry in Entry.objects.all())


def found() -> set[str]:
    whole = "\n".join(unsealed())
    return {words for words in PLANTED if words in whole}


@dataclass(frozen=True)
class Story:
    digits: str
    lead: Lead
    matter: Matter


def closed_matter(cast: Cast, at: datetime) -> Story:
    """The whole thin path, with something personal planted wherever somebody may write."""
    told = tell_by_phone(
        Client(),
        story=SENTENCE + "，两个月没发工资",
        place="槐荫大厦一层",
        name=NAME,
        phone=PHONE,
        wish="mediate",
        employer=EMPLOYER,
    )
    chen = {"actor": cast.actor("chen"), "at": at}
    lead = take(lead=Lead.objects.get(), **chen)
    refer(lead=lead, claims=[ClaimGiven("wages_owed")], **chen)
    matter, receipt = Matter.objects.get(), Receipt.objects.get()
    amend_claims(matter=matter, claims=[ClaimWithWords("wages_owed", None, ASIDE)], workers=1, **chen)
    open_identity(person=lead.person, about=matter.ref, reason="打电话约时间", **chen)
    say(receipt=receipt, words=ASIDE, from_worker=True, **chen)
    give_guidance(matter=matter, words=f"{ASIDE}，可以去申请仲裁", next_doors=["arbitration"], **chen)
    propose_closing(matter=matter, outcome="withdrawn", reason=REASON, **chen)
    agree(matter=matter, actor=cast.actor("zhou"), at=at)
    return Story(told.digits, Lead.objects.get(), Matter.objects.get())


def run(command: str, *given: str) -> str:
    out = StringIO()
    call_command(command, *given, stdout=out)
    return out.getvalue().strip()


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as moving:
        yield moving


@pytest.mark.parametrize("order", [("dispose_leads", "dispose_matters"), ("dispose_matters", "dispose_leads")])
def test_past_its_day_the_words_are_gone_and_the_course_of_events_stays(cast: Cast, clock, order: tuple[str, str]) -> None:
    story = closed_matter(cast, NOW)
    assert found() == set(PLANTED), "each must really be there before"
    before = [line.fact for line in timeline(story.matter.ref, story.lead.ref)]
    clock.move_to(LATER)
    said = {run(command, *SIGNED) for command in order}
    assert said == {"已删除：线索1条，搁置来信0封", "已删除：争议事项1件"}
    assert found() == set()
    lines = timeline(story.matter.ref, story.lead.ref)
    assert [line.fact for line in lines][: len(before)] == before
    assert {"leads.disposed", "disputes.disposed"} <= {line.fact for line in lines[len(before) :]}
    assert all(line.sentence for line in lines)
    assert (Lead.objects.get().code, Matter.objects.get().code) == (story.lead.code, story.matter.code)
    assert "no fault" in run("verify_journal")


def test_the_digits_still_lead_to_the_sentence_that_it_was_deleted(cast: Cast, clock) -> None:
    story = closed_matter(cast, NOW)
    clock.move_to(LATER)
    for command in ("dispose_leads", "dispose_matters"):
        run(command, *SIGNED)
    worker = Client()
    assert worker.post("/status/", {"digits": story.digits}).status_code == 302
    page = worker.get("/status/").content.decode()
    assert "内容已经按规定删除" in page
    assert not any(words in page for words in PLANTED)


@pytest.mark.parametrize("command", ["dispose_leads", "dispose_matters"])
def test_one_signature_deletes_nothing_and_a_dry_run_only_counts(cast: Cast, clock, command: str) -> None:
    closed_matter(cast, NOW)
    clock.move_to(LATER)
    for signed in ((), ("--signed-by", "A-gu"), ("--signed-by", "A-gu", "--signed-by", "A-gu")):
        with pytest.raises(CommandError, match="两个人签字"):
            run(command, *signed)
    assert run(command, "--dry-run").startswith("到期待删")
    assert "1" in run(command, "--dry-run")
    assert found() == set(PLANTED)
