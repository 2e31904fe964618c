"""Who sees which lead: the list and the single lead agree by construction."""

import pytest
from django.http import Http404

from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.leads.actions.moving import shield
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.queries.access import lead_for
from doorstep.foundation.leads.rules import may
from doorstep.foundation.people.models import RoleHeld
from tests.support.cast import NOW, PEOPLE, Cast

from .support import raised, taken

pytestmark = pytest.mark.django_db


def _leads(cast: Cast) -> dict[str, Lead]:
    held = taken(cast, "zhou")
    of_mediator = raised(cast).lead
    of_mediator.handler = cast.account("mei")
    of_mediator.phase = "verifying"
    of_mediator.save()
    pool = raised(cast, story="公司欠我三个月工资", place_words="").lead
    protected = shield(lead=raised(cast).lead, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    protected_of_mediator = raised(cast, shielded=True).lead
    protected_of_mediator.handler = cast.account("mei")
    protected_of_mediator.save()
    far = raised(cast, district=cast.other_district).lead
    return {"raised": raised(cast).lead, "held": held, "mediator": of_mediator, "pool": pool, "protected": protected,
            "protected_mediator": protected_of_mediator, "far": far}  # fmt: skip


SEES = {
    "chen": {"raised", "held", "mediator", "protected", "protected_mediator"},
    "mei": {"mediator", "protected_mediator"},
    "wu": set(),
    "gu": {"raised", "held", "mediator", "pool", "protected", "protected_mediator"},
    "lead": {"raised", "held", "mediator", "pool"},
    "far_district": {"far"},
}


def test_each_of_the_cast_sees_what_the_rules_say(cast: Cast) -> None:
    leads = _leads(cast)
    by_code = {lead.code: name for name, lead in leads.items()}
    for who, *_ in PEOPLE:
        actor = cast.actor(who)
        seen = {by_code[code] for code in Lead.objects.visible_to(actor).values_list("code", flat=True)}
        if who in SEES:
            assert seen == SEES[who], who
        for lead in Lead.objects.select_related("office", "handler"):
            assert (by_code[lead.code] in seen) == bool(may(actor, "view", lead)), (who, by_code[lead.code])


def test_cards_are_shown_to_those_who_see_the_lead_and_carry_no_personal_word(cast: Cast) -> None:
    lead = raised(cast, shielded=True).lead
    assert cards_for([lead.ref], cast.actor("lead")) == {}
    card = cards_for([lead.ref], cast.actor("chen"))[lead.ref]
    assert (card.title, card.subtitle) == ("欠薪", "槐荫大厦")
    assert "方" not in repr(card)


def test_not_allowed_and_not_there_answer_alike(cast: Cast) -> None:
    code = raised(cast).lead.code
    for actor, wanted in ((cast.actor("wu"), code), (cast.actor("chen"), "HA-XS-2026-999999")):
        with pytest.raises(Http404):
            lead_for(actor, wanted)


def test_a_role_of_the_city_gives_no_lead_of_a_district(cast: Cast) -> None:
    raised(cast)
    assert not Lead.objects.visible_to(cast.actor("city")).exists()


def test_losing_the_role_loses_the_lead(cast: Cast) -> None:
    lead = raised(cast).lead
    RoleHeld.objects.filter(account=cast.account("chen")).update(role="keeper")
    assert not may(cast.actor("chen"), "view", Lead.objects.select_related("office").get(pk=lead.pk))
