"""What happens when a lead is raised."""

from datetime import date, timedelta

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions import raising
from doorstep.foundation.leads.actions.raising import ContactGiven
from doorstep.foundation.leads.facts import LeadHeardAgain, LeadRaised
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.suggestions import suggest
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.facts import ReceiptIssued
from doorstep.foundation.receipts.queries.access import receipt_for
from doorstep.foundation.worklist.models import Duty
from doorstep.knowledge.language.labour_letter import judge
from tests.support.cast import NOW, TODAY, Cast

from .support import STORY, raised

pytestmark = pytest.mark.django_db


def test_a_told_story_becomes_a_numbered_lead_at_the_station_of_its_building(cast: Cast) -> None:
    found = raised(cast)
    lead = Lead.objects.get(code="HA-XS-2026-000001")
    assert (lead.office, lead.building, lead.phase) == (cast.station, cast.building, "raised")
    assert lead.routed_by == "text"
    assert "槐荫大厦" in lead.routed_why
    assert lead.story == STORY
    assert lead.topics == ["wages_owed"]
    assert found.fresh
    receipt = receipt_for(found.digits or "")
    assert receipt is not None
    assert receipt.about == lead.ref


def test_the_journal_tells_exactly_that_it_was_raised_and_a_receipt_given(cast: Cast) -> None:
    lead = raised(cast).lead
    told, receipt = facts_about(lead.ref)
    assert isinstance(receipt, ReceiptIssued)
    assert told == LeadRaised(lead.ref, cast.station.ref, cast.station.name, "portal", "text", True, (), date(2026, 11, 25))
    assert told.sentence() == "收到线索，分给槐安门街道总工会服务站，11月25日前核实"


def test_two_working_days_to_verify_and_a_red_flag_the_same_day(cast: Cast) -> None:
    friday = NOW + timedelta(days=4)
    assert raised(cast, at=friday).lead.verify_due == date(2026, 12, 1)
    danger = raised(cast, story="再不给钱我就从楼顶跳楼", at=NOW).lead
    assert danger.red_flags == ["violence_or_self_harm"]
    assert danger.verify_due == TODAY
    duty = Duty.objects.get(about_code=danger.code)
    assert (duty.due, duty.red_flag, duty.due_today, duty.office) == (TODAY, "有人身危险", True, danger.office)


@pytest.mark.parametrize("channel", ["portal", "desk"])
def test_who_tells_us_need_not_prove_that_it_is_about_work(cast: Cast, channel: str) -> None:
    """The same few words in a file of a hotline are set aside."""
    words = "没签合同"
    assert raised(cast, channel=channel, story=words).lead.topics == ["contract"]
    assert suggest(words, judge(words)).topics == ()


def test_the_same_source_gives_the_same_lead_and_doubles_nothing(cast: Cast) -> None:
    first = raised(cast, source_key="portal:abc")
    again = raised(cast, source_key="portal:abc")
    assert (again.lead, again.digits, again.fresh) == (first.lead, None, False)
    assert (Lead.objects.count(), Duty.objects.count(), Person.objects.count()) == (1, 1, 1)
    assert facts_about(first.lead.ref)[-1] == LeadHeardAgain(first.lead.ref)


def test_of_two_sent_at_one_moment_the_second_finds_the_first(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The look-up before saving saw nothing yet; the database says that the other one was faster."""
    first, seen, look = raised(cast, source_key="k"), [], raising._raised_before

    def too_early(*asked):
        seen.append(asked)
        return None if len(seen) == 1 else look(*asked)

    monkeypatch.setattr(raising, "_raised_before", too_early)
    again = raised(cast, source_key="k")
    assert (again.lead, again.fresh) == (first.lead, False)
    assert raised(cast, source_key="other").lead.code == "HA-XS-2026-000002"


def test_the_same_source_in_another_district_is_another_lead(cast: Cast) -> None:
    first = raised(cast, source_key="x", issue_receipt=False)
    other = raised(cast, source_key="x", issue_receipt=False, district=cast.other_district)
    assert first.lead != other.lead
    assert other.lead.code.startswith("SY-XS-")


def test_without_a_place_it_lands_in_the_pool_of_the_centre_with_the_reason(cast: Cast) -> None:
    lead = raised(cast, story="公司欠我三个月工资", place_words="").lead
    assert (lead.office, lead.routed_by) == (cast.district, "pool")
    assert "没有写清" in lead.routed_why


def test_the_named_place_counts_before_a_place_in_the_story(cast: Cast) -> None:
    lead = raised(cast, place_words="柳河街道", story="老板的另一家店在槐荫大厦，欠我工资").lead
    assert lead.office == cast.neighbour


def test_a_point_on_the_map_finds_the_nearest_station(cast: Cast) -> None:
    lead = raised(cast, story="公司欠我三个月工资", place_words="", point=(116.441, 39.941)).lead
    assert (lead.office, lead.routed_by) == (cast.neighbour, "nearest")


def test_who_leaves_nothing_is_no_person(cast: Cast) -> None:
    assert raised(cast, contact=None).lead.person is None
    assert raised(cast, contact=ContactGiven()).lead.person is None
    assert not Person.objects.exists()


@pytest.mark.parametrize(
    ("other", "field"),
    [({"story": "  \n "}, "story"), ({"story": "字" * 20_001}, "story"), ({"people_count": 0}, "people_count"),
     ({"contact": ContactGiven(phone="123")}, "phone")],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_leaves_nothing(cast: Cast, other: dict, field: str) -> None:
    before = Entry.objects.count()
    with pytest.raises(Refused) as refusal:
        raised(cast, **other)
    assert refusal.value.field == field
    assert (Lead.objects.count(), Duty.objects.count(), Entry.objects.count()) == (0, 0, before)


def test_a_refused_lead_gives_its_number_back(cast: Cast) -> None:
    with pytest.raises(Refused):
        raised(cast, contact=ContactGiven(phone="123"))
    assert raised(cast).lead.code == "HA-XS-2026-000001"


def test_rare_characters_and_emoji_survive(cast: Cast) -> None:
    story = "我叫䶮，老板拖欠工资😢\u200b一万元"
    assert Lead.objects.get(pk=raised(cast, story=story).lead.pk).story == story


def test_no_word_of_the_worker_lies_in_the_journal(cast: Cast) -> None:
    raised(cast, employer_words="檐下小馆")
    clear = "".join(entry.payload for entry in Entry.objects.all())
    for secret in ("方小满", "13812342061", "12400", "檐下小馆", "老板"):
        assert secret not in clear


def test_the_officer_of_a_desk_keeps_who_came_to_them(cast: Cast) -> None:
    lead = raised(cast, channel="desk", place_words="柳河街道", office=cast.station, actor=cast.actor("chen")).lead
    assert (lead.office, lead.routed_by, lead.routed_why) == (cast.station, "given", "由槐安门街道总工会服务站当面登记")
    assert lead.street == cast.neighbour_street


def test_a_demo_district_marks_what_it_raises(cast: Cast) -> None:
    cast.district.is_demo = True
    assert raised(cast).lead.is_demo
    assert raised(cast, actor=Actor.worker()).lead.code == "HA-XS-2026-000002"
