"""Somebody takes a lead and says what became of it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.verifying import ClaimGiven, close, link_matter, refer, take, watch
from doorstep.foundation.leads.facts import LeadClosed, LeadReferred, LeadTaken, LeadWatched
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.thread import messages_about
from tests.support.cast import NOW, TODAY, Cast

from .support import open_duties, raised, taken

pytestmark = pytest.mark.django_db
REASON = "电话里说老板换了人"
IN_TEN_DAYS = TODAY + timedelta(days=10)


def test_who_takes_a_lead_handles_it_and_its_duty(cast: Cast) -> None:
    lead = taken(cast)
    assert (lead.phase, lead.handler) == ("verifying", cast.account("chen"))
    assert open_duties(lead)["verification"].account == cast.account("chen")
    assert facts_about(lead.ref)[-1] == LeadTaken(lead.ref, cast.account("chen").ref)


def test_a_colleague_may_take_it_over_but_nobody_takes_it_twice(cast: Cast) -> None:
    lead = take(lead=taken(cast), actor=cast.actor("zhou"), at=NOW)
    assert lead.handler == cast.account("zhou")
    with pytest.raises(Refused, match="已经由您经办"):
        take(lead=lead, actor=cast.actor("zhou"), at=NOW)


def test_who_decided_before_a_colleague_took_it_is_told_so_and_takes_nothing_away(cast: Cast) -> None:
    lead = taken(cast)
    with pytest.raises(Refused, match="刚才已经接手这条线索"):
        take(lead=lead, instead_of="", actor=cast.actor("zhou"), at=NOW)
    assert Lead.objects.get().handler == cast.account("chen")
    assert open_duties(lead)["verification"].account == cast.account("chen")
    assert take(lead=lead, instead_of=cast.account("chen").code, actor=cast.actor("zhou"), at=NOW).handler == cast.account(
        "zhou"
    )


def test_a_watched_lead_has_a_day_to_look_again(cast: Cast) -> None:
    lead = watch(lead=taken(cast), reason=REASON, review_on=IN_TEN_DAYS, actor=cast.actor("chen"), at=NOW)
    assert (lead.phase, lead.review_on) == ("watched", IN_TEN_DAYS)
    duties = open_duties(lead)
    assert set(duties) == {"watch_review"}
    assert (duties["watch_review"].due, duties["watch_review"].account) == (IN_TEN_DAYS, cast.account("chen"))
    assert facts_about(lead.ref)[-1] == LeadWatched(lead.ref, IN_TEN_DAYS, REASON)


@pytest.mark.parametrize("days", [0, -1, 31])
def test_a_day_to_look_again_is_within_thirty_days(cast: Cast, days: int) -> None:
    with pytest.raises(Refused) as refusal:
        watch(lead=taken(cast), reason=REASON, review_on=TODAY + timedelta(days=days), actor=cast.actor("chen"), at=NOW)
    assert refusal.value.field == "review_on"


def test_watching_on_moves_the_one_duty(cast: Cast) -> None:
    actor = cast.actor("chen")
    lead = watch(lead=taken(cast), reason=REASON, review_on=IN_TEN_DAYS, actor=actor, at=NOW)
    later = NOW + timedelta(days=9)
    watch(lead=lead, reason="再看看", review_on=TODAY + timedelta(days=30), actor=actor, at=later)
    assert open_duties(lead)["watch_review"].due == TODAY + timedelta(days=30)


def test_closing_ends_duties_dates_the_disposal_and_tells_the_person(cast: Cast) -> None:
    lead = close(lead=taken(cast), outcome="answered", reason=REASON, actor=cast.actor("chen"), at=NOW)
    assert (lead.phase, lead.outcome, lead.dispose_on) == ("closed", "answered", date(2029, 11, 23))
    assert open_duties(lead) == {}
    assert Receipt.objects.get(about_code=lead.code).delete_on == date(2029, 11, 23)
    assert [message.words for message in messages_about(lead.ref)] == [
        "您问的事我们已经答复，这边先结束。还有不清楚的，随时在这里告诉我们。"
    ]
    told = [fact for fact in facts_about(lead.ref) if isinstance(fact, LeadClosed)]
    assert told == [LeadClosed(lead.ref, "answered", date(2029, 11, 23), REASON)]
    assert told[0].sentence() == "结束：已答复。原因：电话里说老板换了人"


def test_own_words_to_the_person_replace_the_prepared_ones(cast: Cast) -> None:
    words = "请找人社局监察队，电话12333。"
    lead = close(
        lead=taken(cast), outcome="not_for_us", reason=REASON, words_to_worker=words, actor=cast.actor("chen"), at=NOW
    )
    assert [message.words for message in messages_about(lead.ref)] == [words]


def test_who_has_no_receipt_is_told_nothing_here(cast: Cast) -> None:
    lead = taken(cast, issue_receipt=False)
    assert close(lead=lead, outcome="mistake", reason=REASON, actor=cast.actor("chen"), at=NOW).phase == "closed"


@pytest.mark.parametrize(
    ("outcome", "reason", "field"),
    [("referred", REASON, "outcome"), ("won", REASON, "outcome"), ("answered", " ", "reason")],
)
def test_an_end_needs_an_outcome_of_the_list_and_a_reason(cast: Cast, outcome: str, reason: str, field: str) -> None:
    lead = taken(cast)
    with pytest.raises(Refused) as refusal:
        close(lead=lead, outcome=outcome, reason=reason, actor=cast.actor("chen"), at=NOW)
    assert refusal.value.field == field
    assert Lead.objects.get(pk=lead.pk).phase == "verifying"


def test_a_referred_lead_opens_a_matter_in_the_same_step(cast: Cast) -> None:
    claims = [ClaimGiven("wages_owed", Decimal("12400.00")), ClaimGiven("overtime")]
    lead = refer(lead=taken(cast), claims=claims, workers=2, actor=cast.actor("chen"), at=NOW)
    told = [fact for fact in facts_about(lead.ref) if isinstance(fact, LeadReferred)]
    assert told == [LeadReferred(lead.ref, ("wages_owed", "overtime"), (Decimal("12400.00"), None), "mediation", 2)]
    fresh = Lead.objects.get(pk=lead.pk)
    assert (fresh.phase, fresh.outcome, bool(fresh.matter_code)) == ("closed", "referred", True)
    assert open_duties(lead) == {}


def test_a_watched_lead_that_breaks_out_is_referred(cast: Cast) -> None:
    actor = cast.actor("chen")
    lead = watch(lead=taken(cast), reason=REASON, review_on=IN_TEN_DAYS, actor=actor, at=NOW)
    assert refer(lead=lead, claims=[ClaimGiven("severance")], actor=actor, at=NOW).outcome == "referred"


def test_a_lead_leads_to_one_matter_only(cast: Cast) -> None:
    actor = cast.actor("chen")
    lead = refer(lead=taken(cast), claims=[ClaimGiven("wages_owed")], actor=actor, at=NOW)
    with pytest.raises(Refused):
        link_matter(lead=lead, matter=cast.station.ref, actor=actor, at=NOW)
    with pytest.raises(Refused, match="已经结束"):
        refer(lead=lead, claims=[ClaimGiven("wages_owed")], actor=actor, at=NOW)


@pytest.mark.parametrize("claims", [[], [ClaimGiven("wages_owed", Decimal("-1"))]])
def test_a_matter_needs_claims_that_can_be(cast: Cast, claims: list[ClaimGiven]) -> None:
    with pytest.raises(Refused):
        refer(lead=taken(cast), claims=claims, actor=cast.actor("chen"), at=NOW)


def test_nobody_ends_what_another_handles_but_the_district_may(cast: Cast) -> None:
    lead = taken(cast)
    with pytest.raises(Refused, match="请先接手"):
        close(lead=lead, outcome="answered", reason=REASON, actor=cast.actor("zhou"), at=NOW)
    assert close(lead=lead, outcome="answered", reason=REASON, actor=cast.actor("gu"), at=NOW).phase == "closed"


def test_nothing_ends_before_it_was_taken(cast: Cast) -> None:
    with pytest.raises(Refused):
        close(lead=raised(cast).lead, outcome="answered", reason=REASON, actor=cast.actor("gu"), at=NOW)


def test_who_holds_an_outdated_page_is_refused(cast: Cast) -> None:
    """Two acted on the page as it was: the second sees that it has ended."""
    lead = taken(cast)
    outdated = Lead.objects.select_related("office", "handler").get(pk=lead.pk)
    close(lead=lead, outcome="answered", reason=REASON, actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="已经结束"):
        watch(lead=outdated, reason=REASON, review_on=IN_TEN_DAYS, actor=cast.actor("chen"), at=NOW)
