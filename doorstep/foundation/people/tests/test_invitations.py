"""A link makes one account, once."""

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

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


PAGE = "/account/invitation/"


def look(token: str) -> HttpResponse:
    """What the script sends, or a person without scripts: the token alone."""
    return Client().post(PAGE, {"token": token})


def accept(token: str, **chosen: str) -> HttpResponse:
    return Client().post(PAGE, {"token": token, **CHOSEN, **chosen})


def test_the_token_is_strong_and_only_its_digest_is_kept(cast: Cast) -> None:
    invited = made(cast)
    assert len(invited.token) >= 32
    row = Invitation.objects.filter(pk=invited.invitation.pk).values().get()
    assert invited.token not in str(row)
    assert invited.token not in str(list(Entry.objects.values()))


def test_looking_uses_nothing_up_and_accepting_opens_account_and_role(cast: Cast) -> None:
    invited = made(cast)
    for _ in range(3):
        assert Client().get(PAGE).status_code == 200
        assert "马老师，请给自己开账号" in words(look(invited.token))
    assert not Account.objects.filter(login="laoma").exists()
    answer = accept(invited.token)
    assert answer.url == "/account/login/"
    account = Account.objects.get(login="laoma")
    actor = actor_of(account, "desk", TODAY)
    assert actor is not None
    assert (actor.role, actor.organisation, account.must_change_password) == ("mediator", "HA-01", False)
    facts = Entry.objects.filter(about_kind="invitation").order_by("id").values_list("fact", flat=True)
    assert list(facts) == ["people.invited", "people.invitation_accepted"]


def test_used_expired_withdrawn_and_guessed_links_show_the_same_page(cast: Cast, clock) -> None:
    used, withdrawn, expired = made(cast), made(cast), made(cast)
    accept(used.token)
    withdraw_invitation(invitation=withdrawn.invitation, actor=cast.actor("admin"), at=NOW)
    clock.shift(7 * 86400 + 1)
    pages = [look(token) for token in (used.token, withdrawn.token, expired.token, "guessed")]
    assert {page.status_code for page in pages} == {404}
    assert len({words(page) for page in pages}) == 1
    assert "请向发给您的人再要一个" in words(pages[0])
    assert accept(used.token, login="second").status_code == 404
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
    assert says in words(accept(invited.token, **changed))
    assert accept(invited.token).status_code == 302


def test_the_token_never_stands_in_an_address(cast: Cast) -> None:
    invited = made(cast)
    assert reverse("invitation-accept") == PAGE
    assert Client().get(f"{PAGE}{invited.token}/").status_code == 404
    page = look(invited.token).content.decode()
    assert f'action="{PAGE}"' in page
    assert f'name="token" value="{invited.token}"' in page


def test_without_scripts_the_whole_link_is_pasted(cast: Cast) -> None:
    invited = made(cast)
    page = Client().get(PAGE)
    assert "整条粘贴" in words(page)
    assert "people/invitation.js" in page.content.decode()
    assert "请给自己开账号" in words(look(f" https://doorstep.example{PAGE}#{invited.token} "))
    assert "请把收到的链接粘贴在这里" in words(look(""))


def test_the_page_is_kept_by_nobody_and_tells_no_other_site_where_it_stood(cast: Cast) -> None:
    answer = look(made(cast).token)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize(("where", "by"), [("other_station", "admin"), ("station", "chen"), ("city", "admin")])
def test_only_an_administrator_invites_and_only_into_the_own_tree(cast: Cast, where: str, by: str) -> None:
    with pytest.raises(Refused):
        made(cast, where=where, by=by)
    assert not Invitation.objects.exists()
