"""Two people press the same button at the same moment: one wins, the other reads a plain sentence."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.verifying import ClaimGiven, close, refer, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, Cast, make_cast

from .support import raised, taken


@pytest.fixture
def city(committing_db: None) -> Cast:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time; its test database lies in memory and cannot be shared by threads")
    return make_cast()


def both(*acts: Callable[[], object]) -> list[str]:
    """What each was told: nothing when it worked."""

    def one(act: Callable[[], object]) -> str:
        try:
            act()
        except Refused as refused:
            return refused.sentence
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def told(lead: Lead, code: str) -> int:
    return [fact.code for fact in facts_about(lead.ref)].count(code)


def test_of_one_person_pressing_twice_one_takes_it(city: Cast) -> None:
    lead = raised(city).lead
    said = both(*[lambda: take(lead=Lead.objects.get(), actor=city.actor("chen"), at=NOW)] * 2)
    assert sorted(said) == ["", "这条线索已经由您经办"]
    assert told(lead, "leads.taken") == 1


def test_of_two_who_take_it_the_later_has_it_with_its_duty(city: Cast) -> None:
    """Taking over from a colleague is allowed: nothing is lost, and one of them holds both lead and duty."""
    lead = raised(city).lead
    said = both(*[lambda who=who: take(lead=Lead.objects.get(), actor=city.actor(who), at=NOW) for who in ("chen", "zhou")])
    assert said == ["", ""]
    handler = Lead.objects.select_related("handler").get().handler
    assert Duty.objects.open().get(about_code=lead.code).account == handler
    assert facts_about(lead.ref)[-1].handler == handler.ref  # type: ignore[attr-defined, union-attr]
    assert list(verify_streams()) == []


def test_of_two_who_refer_it_one_matter_comes(city: Cast) -> None:
    lead = taken(city)

    def register() -> None:
        refer(lead=Lead.objects.get(), claims=[ClaimGiven("wages_owed")], actor=city.actor("gu"), at=NOW)

    said = both(register, register)
    assert sorted(said) == ["", "这条线索已经结束，不能再改"]
    assert told(lead, "leads.referred") == told(lead, "leads.matter_opened") == 1
    assert list(verify_streams()) == []


def test_referred_and_closed_at_one_moment_it_ends_once(city: Cast) -> None:
    lead = taken(city)
    said = both(
        lambda: refer(lead=Lead.objects.get(), claims=[ClaimGiven("wages_owed")], actor=city.actor("chen"), at=NOW),
        lambda: close(lead=Lead.objects.get(), outcome="answered", reason="查过了", actor=city.actor("gu"), at=NOW),
    )
    assert sorted(said) == ["", "这条线索已经结束，不能再改"]
    assert told(lead, "leads.referred") + told(lead, "leads.closed") == 1
