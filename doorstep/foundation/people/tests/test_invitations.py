"""A link makes one account, once."""

import pytest
import time_machine
from django.test import Client

from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.invitations import Invited, invite, withdraw_invitation
from doorstep.foundation.people.models import Account, Invitation
from doorstep.foundation.people.queries.actors import actor_of
from doorstep.foundation.people.tests.support.reading import words
from tests.support.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db
CHOSEN = {"login": "laoma", "password": "a-long-enough-one", "again": "a-long-enough-one"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def made(cast: Cast, role: str = "mediator", where: str = "station", by: str = "admin") -> Invited:
    return invite(display_name="马老师", role=role, organisation=getattr(cast, where), actor=cast.actor(by), at=NOW)


def link(invited: Invited) -> str:
    return f"/account/invitation/{invited.token}/"


def test_the_token_is_strong_and_only_its_digest_is_kept(cast: Cast) -> None:
    invited = made(cast)
    assert len(invited.token) >= 32
    row = Invitation.objects.filter(pk=invited.invitation.pk).values().get()
    assert invited.token not in str(row)
    assert invited.token not in str(list(Entry.objects.values()))


def test_looking_uses_nothing_up_and_accepting_opens_account_and_role(cast: Cast) -> None:
    invited = made(cast)
    for _ in range(3):
        assert "马老师，请给自己开账号" in words(Client().get(link(invited)))
    answer = Client().post(link(invited), CHOSEN)
    assert answer.url == "/account/login/"
    account = Account.objects.get(login="laoma")
    actor = actor_of(account, "desk", TODAY)
    assert actor is not None
    assert (actor.role, actor.organisation, account.must_change_password) == ("mediator", "HA-01", False)
    facts = Entry.objects.filter(about_kind="invitation").order_by("id").values_list("fact", flat=True)
    assert list(facts) == ["people.invited", "people.invitation_accepted"]


def test_used_expired_withdrawn_and_guessed_links_show_the_same_page(cast: Cast, clock) -> None:
    used, withdrawn, expired = made(cast), made(cast), made(cast)
    Client().post(link(used), CHOSEN)
    withdraw_invitation(invitation=withdrawn.invitation, actor=cast.actor("admin"), at=NOW)
    clock.shift(7 * 86400 + 1)
    pages = [Client().get(link(one)) for one in (used, withdrawn, expired)] + [Client().get("/account/invitation/guessed/")]
    assert {page.status_code for page in pages} == {404}
    assert len({words(page) for page in pages}) == 1
    assert "请向发给您的人再要一个" in words(pages[0])
    assert Client().post(link(used), {**CHOSEN, "login": "second"}).status_code == 404
    assert not Account.objects.filter(login="second").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"login": "chen"}, "这个登录名已经有人用"),
        ({"login": "a b"}, "中间不留空格"),
        ({"password": "short", "again": "short"}, "密码至少要12个字"),
        ({"again": "something-else"}, "两遍写得不一样"),
        ({"login": ""}, "这里还没有填"),
    ],
)
def test_what_will_not_do_is_said_and_the_link_still_works(cast: Cast, changed: dict, says: str) -> None:
    invited = made(cast)
    assert says in words(Client().post(link(invited), {**CHOSEN, **changed}))
    assert Client().post(link(invited), CHOSEN).status_code == 302


@pytest.mark.parametrize(("where", "by"), [("other_station", "admin"), ("station", "chen"), ("city", "admin")])
def test_only_an_administrator_invites_and_only_into_the_own_tree(cast: Cast, where: str, by: str) -> None:
    with pytest.raises(Refused):
        made(cast, where=where, by=by)
    assert not Invitation.objects.exists()
