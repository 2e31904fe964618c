"""Whoever holds no role today, or only one for other matters, opens nothing of the house but their own account."""

import pytest
from django.urls import URLPattern, reverse

from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.people.pages.urls import desk_urls
from doorstep.foundation.people.tests.support import with_second_factor
from tests.support.cast import Cast

pytestmark = pytest.mark.django_db
OWN = {"account-own", "account-session-end", "account-sessions-end", "account-shared-desk", "account-acting"}
LEAVING = {"absence-own", "duty-list"}  # a lead officer is away too, and sees who is on duty
OUTSIDERS = ["city", "lead", "xu", "hr", "liaison", "organiser", "keeper", "judge"]


def simple_addresses() -> list[tuple[str, str]]:
    """Pages of the room that name no object."""
    found = [one for one in desk_urls if isinstance(one, URLPattern) and not one.pattern.converters]
    return [(one.name or "", reverse(one.name or "")) for one in found]


@pytest.mark.parametrize("who", OUTSIDERS)
def test_readers_partners_contacts_and_helpers_open_no_page_of_administration(cast: Cast, who: str) -> None:
    client = with_second_factor(cast.client(who))
    for name, address in simple_addresses():
        if name not in OWN and not (who == "lead" and name in LEAVING):
            assert (client.get(address).status_code, client.post(address).status_code) == (404, 404), name


@pytest.mark.parametrize(("since", "until"), [("2026-01-01", "2026-06-30"), ("2099-01-01", None)])
@pytest.mark.parametrize("who", ["admin", "security", "auditor", "gu", "chen"])
def test_a_role_that_ended_or_has_not_begun_opens_nothing(cast: Cast, who: str, since: str, until: str | None) -> None:
    RoleHeld.objects.filter(account=cast.account(who)).update(since=since, until=until)
    client = with_second_factor(cast.client(who))
    for name, address in simple_addresses():
        if name not in OWN:
            assert client.get(address).status_code == 404, name
    assert client.get("/desk/me/").status_code == 200


def test_a_disabled_account_is_out_at_its_next_step(cast: Cast) -> None:
    client = with_second_factor(cast.client("admin"))
    assert client.get("/desk/accounts/").status_code == 200
    Account.objects.filter(login="admin").update(is_active=False)
    answer = client.get("/desk/accounts/")
    assert (answer.status_code, answer.url) == (302, "/account/login/?next=/desk/accounts/")
    assert client.get("/desk/me/").status_code == 302
