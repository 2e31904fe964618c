"""Who an account is on a day, and what that lets it see."""

from datetime import date, timedelta

import pytest
from django.test import RequestFactory

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.people.models import RoleHeld
from doorstep.foundation.people.pages.guards import staff_page
from doorstep.foundation.people.queries.actors import actor_of
from doorstep.foundation.people.queries.staff import holding, on_duty
from tests.support.cast import TODAY, Cast

pytestmark = pytest.mark.django_db


def give(cast: Cast, who: str, role: str, where: str, since: date, until: date | None = None) -> None:
    RoleHeld.objects.create(
        account=cast.account(who), role=role, organisation=getattr(cast, where), since=since, until=until
    )


def test_an_actor_carries_the_path_of_the_organisation_acted_for(cast: Cast) -> None:
    actor = actor_of(cast.account("chen"), "desk", TODAY)
    assert actor is not None
    assert (actor.role, actor.organisation, actor.path) == ("station_officer", "HA-01", cast.station.path)
    assert actor.roles == {"station_officer"}


def test_a_role_counts_from_its_first_to_its_last_day(cast: Cast) -> None:
    held = RoleHeld.objects.get(account=cast.account("chen"))
    held.since, held.until = TODAY, TODAY
    held.save()
    days = [TODAY - timedelta(1), TODAY, TODAY + timedelta(1)]
    assert [actor_of(cast.account("chen"), "desk", day) is not None for day in days] == [False, True, False]


def test_a_disabled_account_is_nobody(cast: Cast) -> None:
    cast.account("chen").is_active = False
    assert actor_of(cast.account("chen"), "desk", TODAY) is None


def test_one_who_works_in_two_stations_acts_for_the_one_chosen(cast: Cast) -> None:
    give(cast, "chen", "mediator", "neighbour", TODAY)
    account = cast.account("chen")
    here, there = actor_of(account, "desk", TODAY), actor_of(account, "desk", TODAY, "HA-02")
    assert here is not None
    assert there is not None
    assert (here.path, here.roles) == (cast.station.path, {"station_officer"})
    assert (there.path, there.roles) == (cast.neighbour.path, {"mediator"})


def test_a_role_held_above_counts_below_but_not_the_other_way(cast: Cast) -> None:
    give(cast, "chen", "district_officer", "district", TODAY)
    account = cast.account("chen")
    below, above = actor_of(account, "desk", TODAY, "HA-01"), actor_of(account, "desk", TODAY, "HA")
    assert below is not None
    assert above is not None
    assert below.roles == {"station_officer", "district_officer"}
    assert above.roles == {"district_officer"}


def test_an_organisation_where_no_role_is_held_cannot_be_chosen(cast: Cast) -> None:
    actor = actor_of(cast.account("chen"), "desk", TODAY, "SY")
    assert actor is not None
    assert actor.organisation == "HA-01"


def test_who_acts_costs_one_query(cast: Cast, django_assert_num_queries) -> None:
    give(cast, "chen", "mediator", "neighbour", TODAY)
    account = cast.account("chen")
    with django_assert_num_queries(1):
        actor_of(account, "desk", TODAY)


def test_staff_are_found_by_role_and_by_duty(cast: Cast) -> None:
    assert [one.login for one in on_duty(cast.station, TODAY)] == ["chen"]
    assert {one.login for one in holding(cast.station, "station_officer", "mediator", day=TODAY)} == {"chen", "zhou", "mei"}
    assert holding(cast.station, "judge", day=TODAY) == []


def test_a_card_of_an_account_shows_its_name_only(cast: Cast) -> None:
    card = cards_for([Ref("account", "A-chen")])[Ref("account", "A-chen")]
    assert (card.title, card.subtitle, card.url) == ("chen老师", "", "")


def test_a_guard_tells_what_it_lets_through() -> None:
    guarded = staff_page("auditor", second_factor=True)(lambda request: None)
    assert (guarded.roles, guarded.second_factor) == (("auditor",), True)


def test_an_anonymous_visitor_is_sent_to_the_login_and_back(cast: Cast) -> None:
    from django.contrib.auth.models import AnonymousUser

    request = RequestFactory().get("/desk/x/?a=1")
    request.user = AnonymousUser()
    answer = staff_page("auditor")(lambda request: None)(request)
    assert answer.status_code == 302
    assert "next=/desk/x/%3Fa%3D1" in answer.url
