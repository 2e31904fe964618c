"""Another office, corrections, a protected source."""

import pytest

from doorstep.foundation.journal.facts import Amended
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.moving import correct, reroute, shield, unshield
from doorstep.foundation.leads.facts import LeadRerouted, LeadShielded, LeadUnshielded
from tests.support.cast import NOW, TODAY, Cast

from .support import open_duties, raised, taken

pytestmark = pytest.mark.django_db


def test_custody_moves_at_once_and_verification_begins_anew(cast: Cast) -> None:
    lead = reroute(lead=taken(cast), office=cast.neighbour, reason="他在柳河上班", actor=cast.actor("chen"), at=NOW)
    assert (lead.office, lead.handler, lead.phase, lead.routed_why) == (
        cast.neighbour, None, "raised", "由槐安门街道总工会服务站转来",
    )  # fmt: skip
    duty = open_duties(lead)["verification"]
    assert (duty.office, duty.account) == (cast.neighbour, None)
    assert facts_about(lead.ref)[-1] == LeadRerouted(
        lead.ref, cast.neighbour.ref, cast.neighbour.name, cast.station.ref, lead.verify_due, "他在柳河上班"
    )


@pytest.mark.parametrize("where", ["station", "petition", "other_station", "city"])
def test_only_another_office_of_the_district_takes_it(cast: Cast, where: str) -> None:
    with pytest.raises(Refused) as refusal:
        reroute(lead=raised(cast).lead, office=getattr(cast, where), reason="转一下", actor=cast.actor("chen"), at=NOW)
    assert refusal.value.field == "office"


def test_the_giver_no_longer_sees_it(cast: Cast) -> None:
    lead = raised(cast).lead
    reroute(lead=lead, office=cast.neighbour, reason="他在柳河上班", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused):
        reroute(lead=lead, office=cast.station, reason="还是我们办", actor=cast.actor("chen"), at=NOW)


def test_a_correction_tells_what_was_and_of_sealed_words_only_that_they_changed(cast: Cast) -> None:
    lead = raised(cast).lead
    changes = {"people_count": 8, "employer_words": "檐下小馆", "topics": ["overtime"], "story": "别的"}
    correct(lead=lead, changes=changes, actor=cast.actor("chen"), at=NOW)
    assert facts_about(lead.ref)[-1] == Amended(
        lead.ref, ("人数", "单位名称", "种类"), ("", "", "wages_owed"), ("8", "", "overtime")
    )
    assert "檐下小馆" not in Entry.objects.order_by("-id")[0].payload
    lead.refresh_from_db()
    assert (lead.people_count, lead.employer_words) == (8, "檐下小馆")
    assert lead.story != "别的"


def test_a_red_flag_found_later_makes_it_due_today(cast: Cast) -> None:
    lead = raised(cast).lead
    assert lead.verify_due > TODAY
    lead = correct(lead=lead, changes={"red_flags": ["stoppage"]}, actor=cast.actor("chen"), at=NOW)
    duty = open_duties(lead)["verification"]
    assert (lead.verify_due, duty.due, duty.red_flag) == (TODAY, TODAY, "停工")


def test_nothing_changed_is_said_and_not_recorded(cast: Cast) -> None:
    lead = raised(cast).lead
    with pytest.raises(Refused, match="没有改动"):
        correct(lead=lead, changes={"topics": ["wages_owed"]}, actor=cast.actor("chen"), at=NOW)


def test_a_source_is_protected_and_no_longer(cast: Cast) -> None:
    lead = shield(lead=raised(cast).lead, reason="他怕被报复", actor=cast.actor("chen"), at=NOW)
    assert lead.shielded
    with pytest.raises(Refused):
        shield(lead=lead, reason="再来一次", actor=cast.actor("chen"), at=NOW)
    lead = unshield(lead=lead, reason="他同意了", actor=cast.actor("chen"), at=NOW)
    assert not lead.shielded
    assert facts_about(lead.ref)[-2:] == [LeadShielded(lead.ref, "他怕被报复"), LeadUnshielded(lead.ref, "他同意了")]


def test_reasons_are_sealed(cast: Cast) -> None:
    lead = shield(lead=raised(cast).lead, reason="他怕被报复", actor=cast.actor("chen"), at=NOW)
    row = Entry.objects.filter(about_code=lead.code).order_by("-id")[0]
    assert "报复" not in row.payload
    assert "报复".encode() not in bytes(row.words)
