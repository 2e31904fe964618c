"""A matter is registered: number, parties, claims, clocks, proposal."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.services.disputes import facts
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .support import open_dues, registered, told


def test_a_matter_gets_its_number_both_parties_and_its_claims(cast: Cast) -> None:
    matter = registered(cast)
    assert matter.code == "HA-2026-000001"
    assert [party.side for party in matter.parties.order_by("id")] == ["applicant", "respondent"]
    assert matter.parties.get(side="respondent").enterprise == cast.enterprise
    assert list(matter.claims.order_by("id").values_list("topic", "amount")) == [
        ("wages_owed", Decimal("12400.00")),
        ("overtime", Decimal("3000.00")),
    ]
    assert (matter.phase, matter.whose_move, matter.street) == ("registered", "handler", cast.street)


def test_registering_tells_its_facts_without_a_word_of_the_story(cast: Cast) -> None:
    matter = registered(cast)
    found = facts_about(matter.ref)
    assert found[0] == facts.MatterRegistered(
        matter.ref, cast.station.ref, NOW - timedelta(days=3), NOW - timedelta(days=3), "A-chen", None, 2,
        ("wages_owed", "overtime"), Decimal("15400.00"),
    )  # fmt: skip
    assert found[1:] == [facts.TrackProposed(matter.ref, "small_simple", False, ("plain",))]


def test_legal_clocks_start_when_the_worker_pressed_send_not_today(cast: Cast) -> None:
    matter = registered(cast)  # sent on Friday the 20th, registered on Monday the 23rd
    dues = open_dues(matter)
    assert dues["mediation_acceptance"].due == date(2026, 11, 25)
    assert dues["mediation_15d"].due == date(2026, 12, 7)  # the 5th is a Saturday: the last day rolls
    assert dues["mediation_acceptance"].is_legal
    assert dues["mediation_15d"].started_on == date(2026, 11, 20)
    assert dues["matter_track"].due == date(2026, 11, 30)
    assert not dues["matter_track"].is_legal


def test_who_only_wants_advice_starts_no_legal_clock(cast: Cast) -> None:
    matter = registered(cast, asks_mediation=False)
    assert matter.mediation_asked_on is None
    assert set(open_dues(matter)) == {"matter_track"}


def test_a_major_matter_is_due_today_and_told_to_the_district(cast: Cast) -> None:
    from doorstep.foundation.notices.models import Notice

    matter = registered(cast, workers=36)
    assert (matter.major, matter.proposed_track) == (True, "complex")
    assert open_dues(matter)["matter_track"].due == NOW.date()
    assert open_dues(matter)["matter_track"].red_flag == "重大"
    assert set(Notice.objects.values_list("account__code", "kind", "about_code")) == {
        ("A-gu", "matter_major", matter.code),
        ("A-lead", "matter_major", matter.code),
    }


def test_ten_people_make_it_complex_with_the_article_named(cast: Cast) -> None:
    matter = registered(cast, workers=10)
    assert matter.proposed_track == "complex"
    assert matter.track_reasons[0] == {
        "code": "collective_size", "sentence": "涉及10人，达到10人。", "basis": "调解仲裁法7"
    }  # fmt: skip


def test_a_form_sent_again_makes_no_second_matter(cast: Cast) -> None:
    first = registered(cast, form_key="one-form")
    with pytest.raises(Refused) as refused:
        registered(cast, form_key="one-form")
    assert refused.value.matter_code == first.code  # type: ignore[attr-defined]
    assert Matter.objects.count() == 1


def test_a_topic_without_a_sum_still_stands_as_a_claim(cast: Cast) -> None:
    matter = registered(cast, claims=(), topics=("contract",))
    claim = matter.claims.get()
    assert (claim.topic, claim.amount) == ("contract", None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"claims": (), "topics": ()}, "topics"),
        ({"claims": (ClaimGiven("no_such_topic"),)}, "topics"),
        ({"workers": 0}, "workers"),
        ({"story": "长" * 20_001}, "story"),
        ({"claims": (ClaimGiven("wages_owed", Decimal("-1")),)}, "claims"),
        ({"claims": (ClaimGiven("wages_owed", Decimal("NaN")),)}, "claims"),
        ({"claims": tuple(ClaimGiven("wages_owed") for _ in range(21))}, "claims"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_kept(cast: Cast, wrong: dict, field: str) -> None:
    with pytest.raises(Refused) as refused:
        registered(cast, **wrong)
    assert refused.value.field == field
    assert not Matter.objects.exists()


def test_numbers_follow_one_another_and_a_refused_one_leaves_no_gap(cast: Cast) -> None:
    registered(cast)
    with pytest.raises(Refused):
        registered(cast, workers=0)
    assert registered(cast).code == "HA-2026-000002"


def test_a_moment_to_come_is_taken_as_now(cast: Cast) -> None:
    assert registered(cast, received_on=NOW + timedelta(days=2)).received_on == NOW


def test_rare_signs_survive_in_the_sealed_story(cast: Cast) -> None:
    matter = registered(cast, story="㐂䶮😀")
    assert Matter.objects.get(pk=matter.pk).story == "㐂䶮😀"
    assert "㐂" not in str(told(matter))
