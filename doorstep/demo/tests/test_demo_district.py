"""The demo district: the same every time, whole, in every state, and going on where it was broken off."""

from random import Random

import pytest
from django.core.management import CommandError, call_command
from stdnum.cn import uscc

from doorstep.demo import told
from doorstep.demo.founding import SEED, demo_logins, found_demo_if_empty
from doorstep.demo.invention import buildings, enterprises, street_rows
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.network.models import Building, Enterprise, EnterpriseUnion, Organisation
from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.receipts.models import RightsRequest
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW


def invented() -> tuple[list, list]:
    random = Random(SEED)
    houses = buildings(60, random)
    return houses, enterprises(2000, houses, random)


def test_one_seed_invents_the_same_district_every_time() -> None:
    assert invented() == invented()


def test_names_and_codes_are_dealt_once_and_codes_are_right() -> None:
    houses, firms = invented()
    assert len({one.name for one in houses}) == 60
    assert len({one.name for one in firms}) == len({one.uscc for one in firms}) == 2000
    assert all(uscc.is_valid(one.uscc) for one in firms)
    assert {one.street for one in houses} == {row["street"] for row in street_rows()}


@pytest.mark.django_db
def test_a_founding_that_was_broken_off_goes_on_and_doubles_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(told, "register_many", lambda **_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            found_demo_if_empty(NOW)
    leads = set(Lead.objects.values_list("code", flat=True))
    assert found_demo_if_empty(NOW) is True
    assert found_demo_if_empty(NOW) is False
    assert set(Lead.objects.values_list("code", flat=True)) == leads
    _is_whole()


def _is_whole() -> None:
    assert Organisation.objects.filter(kind=Organisation.Kind.STATION).count() == 17
    assert (Building.objects.count(), Enterprise.objects.count(), EnterpriseUnion.objects.count()) == (60, 2000, 40)
    assert {role.label for role in RoleHeld.Role} == {role for _, role in demo_logins()}
    assert len(set(Account.objects.values_list("password", flat=True))) == 1, "one hash for all"
    assert Lead.objects.count() + Matter.objects.filter(from_lead="").count() == 403
    assert set(Lead.objects.filter(asked_by="enterprise").values_list("asks", flat=True)) == {
        "advice",
        "mediation",
        "visit",
    }
    assert Matter.objects.get(asked_by="enterprise").from_lead
    assert set(RightsRequest.objects.values_list("kind", flat=True)) == {"copy", "erasure"}
    assert Lead.objects.filter(routed_by="pool", office__kind=Organisation.Kind.DISTRICT).count() == 17
    assert set(Lead.objects.values_list("phase", flat=True)) == set(Lead.Phase.values)
    assert set(Matter.objects.values_list("phase", flat=True)) == set(Matter.Phase.values)
    assert not Matter.objects.filter(registered_at__gt=NOW).exists()
    assert list(verify_streams()) == []


def test_the_demo_has_no_place_in_production(settings) -> None:
    settings.PRODUCTION = True
    for command in ("demo", "open_house"):
        with pytest.raises(CommandError, match="production|trying"):
            call_command(command)
