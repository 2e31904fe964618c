import pytest
from django.test import Client

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.people.actions.terms import publish_terms
from tests.support.cast import NOW, TODAY, Cast


@pytest.fixture
def house(cast: Cast) -> Cast:
    """One open district, with the texts people agree to."""
    cast.other_district.closed_on = TODAY.replace(year=2025)
    cast.other_district.save()
    for kind in ("tell_us", "mediation"):
        publish_terms(
            kind=kind,
            text="我们是{organisation}，只用来办这一件事。",
            since=TODAY.replace(year=2025),
            actor=Actor.system("test"),
            at=NOW,
        )
    return cast


@pytest.fixture
def worker(house: Cast) -> Client:
    return Client()
