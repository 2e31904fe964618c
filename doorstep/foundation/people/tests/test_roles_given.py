"""Accounts and dated roles: who may give what to whom, and what is kept apart."""

from datetime import timedelta

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.accounts import (
    change_display_name,
    disable_account,
    enable_account,
    end_role,
    grant_role,
    open_account,
    reset_password,
    set_on_duty,
)
from doorstep.foundation.people.actions.factors import ask_factor_reset
from doorstep.foundation.people.actions.invitations import invite, withdraw_invitation
from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.people.queries.actors import actor_of
from doorstep.foundation.people.tests.support.codes import set_up_codes
from tests.support.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db


def fresh(cast: Cast, login: str = "xin") -> Account:
    return open_account(login=login, display_name="新来的", password="a-long-enough-one", actor=cast.actor("admin"), at=NOW)


def give(cast: Cast, account: Account, role: str, where: str = "district", by: str = "admin", **dates):
    return grant_role(account=account, role=role, organisation=getattr(cast, where), actor=cast.actor(by), at=NOW, **dates)


def test_a_role_is_given_from_today_and_told(cast: Cast) -> None:
    account = fresh(cast)
    give(cast, account, "mediator", "station", until=TODAY + timedelta(30))
    actor = actor_of(account, "desk", TODAY)
    assert actor is not None
    assert actor.path == cast.station.path
    facts = list(Entry.objects.filter(stream=f"account:{account.code}").values_list("fact", flat=True))
    assert facts == ["people.account_opened", "people.role_granted"]


def test_a_fact_about_an_account_carries_no_name_or_login(cast: Cast) -> None:
    account = open_account(login="zhangsanfeng", display_name="张三丰", actor=cast.actor("admin"), at=NOW)
    entry = Entry.objects.get(stream=f"account:{account.code}")
    assert entry.payload == "{}"
    assert not entry.words


@pytest.mark.parametrize(
    ("held", "new"),
    [
        ("administrator", "security_officer"),
        ("administrator", "auditor"),
        ("security_officer", "auditor"),
        ("auditor", "administrator"),
    ],
)
def test_the_three_officers_are_kept_apart(cast: Cast, held: str, new: str) -> None:
    account = fresh(cast)
    give(cast, account, held)
    with pytest.raises(Refused, match="要由不同的人担任"):
        give(cast, account, new)
    assert not RoleHeld.objects.filter(account=account, role=new).exists()


def test_they_are_kept_apart_across_organisations_too(cast: Cast) -> None:
    account = fresh(cast)
    give(cast, account, "auditor")
    with pytest.raises(Refused, match="要由不同的人担任"):
        give(cast, account, "administrator", "station")


def test_an_installation_may_join_the_first_two_and_never_the_third(cast: Cast, settings) -> None:
    settings.JOIN_ADMINISTRATOR_AND_SECURITY = True
    account = fresh(cast)
    give(cast, account, "administrator")
    give(cast, account, "security_officer")
    with pytest.raises(Refused, match="审计员"):
        give(cast, account, "auditor")


def test_one_may_follow_the_other_in_time(cast: Cast) -> None:
    account = fresh(cast)
    give(cast, account, "auditor", until=TODAY)
    give(cast, account, "administrator", since=TODAY + timedelta(1))
    assert RoleHeld.objects.filter(account=account).count() == 2


@pytest.mark.parametrize("where", ["other_district", "other_station", "city"])
def test_an_administrator_acts_in_the_own_tree_only(cast: Cast, where: str) -> None:
    with pytest.raises(Refused, match="只能管理本单位"):
        give(cast, fresh(cast), "station_officer", where)


@pytest.mark.parametrize("by", ["chen", "gu", "security", "auditor", "city"])
def test_nobody_else_gives_roles(cast: Cast, by: str) -> None:
    with pytest.raises(Refused, match="系统管理员"):
        give(cast, fresh(cast), "station_officer", "station", by=by)


def test_the_house_gives_the_first_role_of_a_district(cast: Cast) -> None:
    house = Actor.system("founding")
    account = open_account(login="first", display_name="第一位", password="a-long-enough-one", actor=house, at=NOW)
    grant_role(account=account, role="administrator", organisation=cast.district, actor=house, at=NOW)
    assert actor_of(account, "desk", TODAY) is not None


def test_a_role_ends_today_and_one_not_begun_is_taken_back(cast: Cast) -> None:
    account = fresh(cast)
    running, coming = give(cast, account, "mediator", "station"), give(cast, account, "judge", since=TODAY + timedelta(3))
    RoleHeld.objects.filter(pk=running.pk).update(since=TODAY - timedelta(9))
    running.refresh_from_db()
    end_role(held=running, actor=cast.actor("admin"), at=NOW)
    end_role(held=coming, actor=cast.actor("admin"), at=NOW)
    assert actor_of(account, "desk", TODAY) is None
    assert list(RoleHeld.objects.filter(account=account).values_list("role", "until")) == [
        ("mediator", TODAY - timedelta(1))
    ]


def test_the_same_role_twice_and_a_period_turned_round_are_refused(cast: Cast) -> None:
    account = fresh(cast)
    give(cast, account, "mediator", "station")
    with pytest.raises(Refused, match="已经有这个任职"):
        give(cast, account, "mediator", "station")
    with pytest.raises(Refused, match="结束的日子"):
        give(cast, account, "judge", until=TODAY - timedelta(1))
    with pytest.raises(Refused, match="列出的任职"):
        give(cast, account, "emperor")


def test_an_enterprise_contact_needs_an_enterprise(cast: Cast) -> None:
    account = fresh(cast)
    with pytest.raises(Refused, match="企业"):
        give(cast, account, "enterprise_contact")
    give(cast, account, "enterprise_contact", enterprise=cast.enterprise)
    actor = actor_of(account, "desk", TODAY)
    assert actor is not None
    assert actor.enterprise == cast.enterprise.code


@pytest.mark.parametrize("login", ["chen", "CHEN", "x", "a b", "a\tb", ""])
def test_a_login_that_is_taken_or_unreadable_is_refused(cast: Cast, login: str) -> None:
    before = Account.objects.count()
    with pytest.raises(Refused):
        open_account(login=login, display_name="某", password="a-long-enough-one", actor=cast.actor("admin"), at=NOW)
    assert Account.objects.count() == before


def test_disabling_ends_every_session_at_once_and_enabling_gives_the_account_back(cast: Cast) -> None:
    clients = [cast.client("chen"), cast.client("chen")]
    disable_account(account=cast.account("chen"), reason="调走了", actor=cast.actor("admin"), at=NOW)
    assert [client.get("/desk/me/").status_code for client in clients] == [302, 302]
    enable_account(account=cast.account("chen"), actor=cast.actor("admin"), at=NOW)
    assert cast.client("chen").get("/desk/me/").status_code == 200
    with pytest.raises(Refused, match="自己的账号"):
        disable_account(account=cast.account("admin"), actor=cast.actor("admin"), at=NOW)


@pytest.mark.parametrize("who", ["chen", "gu", "security", "auditor", "far_district"])
def test_no_action_on_an_account_is_taken_by_another_role_even_without_a_page(cast: Cast, who: str) -> None:
    _refuse_each(cast, cast.account("wu"), RoleHeld.objects.get(account=cast.account("wu")), cast.actor(who))


def test_an_administrator_takes_none_on_an_account_of_the_district_next_door(cast: Cast) -> None:
    far = cast.account("far")
    _refuse_each(cast, far, RoleHeld.objects.get(account=far), cast.actor("admin"))


def _refuse_each(cast: Cast, account: Account, held: RoleHeld, actor: Actor) -> None:
    set_up_codes(account)
    invited = invite(
        display_name="某", role="judge", organisation=held.organisation, actor=Actor.system("founding"), at=NOW
    )
    before = Entry.objects.count()
    for act, given in (
        (disable_account, {"account": account}), (enable_account, {"account": account}), (reset_password, {"account": account}),
        (change_display_name, {"account": account, "display_name": "别人"}), (end_role, {"held": held}),
        (set_on_duty, {"held": held, "on_duty": True}), (withdraw_invitation, {"invitation": invited.invitation}),
        (ask_factor_reset, {"account": account, "reason": "手机掉了，核实过"}),
    ):  # fmt: skip
        with pytest.raises(Refused, match="管理"):
            act(**given, actor=actor, at=NOW)
    assert Entry.objects.count() == before
