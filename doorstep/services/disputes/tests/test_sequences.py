"""Whatever people do in whatever order: one phase, one owner, and the journal tells the same as the columns."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.facts import MessageSent
from doorstep.services.disputes.actions import acceptance, closing, custody, guidance, joining, parties, triage
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.hears import worker_wrote
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.dates import mediation_clocks
from doorstep.services.disputes.queries.replay import replay, standing_of
from tests.support.cast import NOW, Cast

from .support import open_dues, registered

WHO = st.sampled_from(["chen", "chen", "zhou", "zhou", "gu", "mei", "lead", "wu"])
OUTCOME = st.sampled_from(list(Matter.Outcome.values))
STEP = st.one_of(
    st.tuples(st.just("guide"), WHO),
    st.tuples(st.just("advise"), WHO),
    st.tuples(st.just("propose"), WHO, OUTCOME),
    st.tuples(st.just("agree"), WHO),
    st.tuples(st.just("send_back"), WHO, st.sampled_from(["", "registered", "guidance", "closed"])),
    st.tuples(st.just("reopen"), WHO, st.sampled_from(["registered", "guidance", "closing"])),
    st.tuples(st.just("assign"), WHO, st.sampled_from(["chen", "zhou", "mei", "wu"])),
    st.tuples(st.just("track"), WHO, st.sampled_from(["small_simple", "complex"])),
    st.tuples(st.sampled_from(["shield", "unshield"]), WHO),
    st.tuples(st.just("claims"), WHO, st.integers(1, 40)),
    st.tuples(st.just("worker_writes"), st.just("chen")),
    st.tuples(st.sampled_from(["accept", "decline", "join", "part"]), WHO),
)


def take(step: tuple, matter: Matter, cast: Cast, at) -> None:
    verb, who, *more = step
    by = {"matter": matter, "actor": cast.actor(who), "at": at}
    if verb == "guide":
        guidance.give_guidance(words="可以去申请仲裁", next_doors=["arbitration"], **by)
    elif verb == "advise":
        closing.close_with_advice(words="答复", **by)
    elif verb == "propose":
        closing.propose_closing(outcome=more[0], reason="当面说的", **by)
    elif verb == "agree":
        closing.agree(**by)
    elif verb == "send_back":
        closing.send_back(reason="再问问", target=more[0], **by)
    elif verb == "reopen":
        closing.reopen(ground="new_facts", reason="有新材料", target=more[0], **by)
    elif verb == "assign":
        custody.assign(handler=cast.account(more[0]), **by)
    elif verb == "track":
        triage.decide_track(track=more[0], reason="看过材料", **by)
    elif verb in {"shield", "unshield"}:
        getattr(custody, verb)(reason="怕报复", **by)
    elif verb == "claims":
        parties.amend_claims(claims=[ClaimGiven("wages_owed", Decimal("10.01"))], workers=more[0], **by)
    elif verb == "accept":
        acceptance.accept_mediation(how="电话里答应的", mediator=cast.account("chen"), **by)
    elif verb == "decline":
        acceptance.decline_mediation(ground="refused", words="可以去申请仲裁", doors=["arbitration"], **by)
    elif verb == "join":
        joining.merge(survivor=Matter.objects.filter(pk__lt=matter.pk).latest("pk"), reason="同一件事", **by)
    elif verb == "part":
        joining.separate(**by)
    else:
        worker_wrote(MessageSent(matter.ref, Ref("receipt", "HZ-1"), True), Actor.worker(), at)


@pytest.mark.django_db
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=14), mediation=st.booleans())
def test_any_sequence_leaves_one_phase_one_owner_and_a_journal_that_agrees(cast: Cast, steps, mediation) -> None:
    registered(cast, received_on=NOW - timedelta(days=6))
    matter = registered(cast, asks_mediation=mediation)
    legal = [one.due for one in mediation_clocks(matter)]
    for n, step in enumerate(steps):
        before = standing_of(Matter.objects.get(pk=matter.pk))
        try:
            take(step, matter, cast, NOW + timedelta(hours=n))
            waiting = Matter.objects.get(pk=matter.pk).whose_move
            assert step[0] != "worker_writes" or waiting != "worker", "who has answered is not waited for"
        except Refused:
            assert standing_of(Matter.objects.get(pk=matter.pk)) == before, "a refusal changes nothing"
    stored = Matter.objects.select_related("office", "handler").get(pk=matter.pk)
    assert replay(facts_about(matter.ref)) == standing_of(stored)
    assert stored.phase in Matter.Phase.values
    assert stored.office == cast.station
    assert stored.handler is None or stored.handler.code in {"A-chen", "A-zhou", "A-mei"}
    assert (stored.outcome == "") == (stored.phase in {"registered", "guidance", "mediation"})
    assert (stored.closed_at is None) == (stored.dispose_on is None) == (stored.phase != "closed")
    assert [one.due for one in mediation_clocks(stored)] == legal, "no verb moves a legal day"
    if stored.phase != "closed":
        assert "matter_track" in open_dues(stored)
