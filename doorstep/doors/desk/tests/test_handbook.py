"""The handbook at the desk: one's own page at once, every page to read, the pictures there, nothing asked of the database."""

import re

import pytest

from doorstep.doors.desk.handbook import ADDRESSES, PARTS, own_parts
from doorstep.foundation.kit.handbook import DOCS, handbook_page
from doorstep.foundation.people.models import RoleHeld
from doorstep.foundation.people.words import role_choices
from tests.support.cast import PEOPLE, Cast
from tests.support.doors import DoorPage, RoomDoorTests

pytestmark = pytest.mark.django_db
EVERYBODY = frozenset(who for who, *_ in PEOPLE)


class TestPagesOfTheHandbook(RoomDoorTests):
    pages = [
        DoorPage("handbook", lambda cast: "/desk/handbook/", EVERYBODY),
        DoorPage("handbook-page", lambda cast: "/desk/handbook/district/", EVERYBODY),
        DoorPage("handbook-page missing", lambda cast: "/desk/handbook/nowhere/", frozenset()),
        DoorPage("handbook-page not of the desk", lambda cast: "/desk/handbook/readme/", frozenset()),
    ]


def test_each_role_has_a_page_and_each_page_is_offered() -> None:
    assert {role for part in PARTS for role in part.roles} == {role for role, _ in role_choices()}
    pages = {path.stem for path in (DOCS / "handbook").glob("*.md")} - {"README"}
    assert {part.name for part in PARTS} == pages


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_page_has_a_title_and_its_pictures_are_there(part) -> None:
    page = handbook_page(part.name, ADDRESSES)
    assert page is not None
    assert page.title
    for name in re.findall(r'<img src="/handbook/pictures/([a-z-]+)\.png"', page.body):
        assert (DOCS / "pictures" / f"{name}.png").is_file(), name
    for name in re.findall(r'href="/desk/handbook/([a-z-]+)/"', page.body):
        assert name in {each.name for each in PARTS}, name


@pytest.mark.parametrize(("who", "title"), [("chen", "服务站"), ("gu", "区总工会"), ("auditor", "审计员")])
def test_ones_own_page_comes_first(cast: Cast, who: str, title: str) -> None:
    answer = cast.client(who).get("/desk/handbook/")
    assert title in answer.context["page"].title
    assert answer.context["own"][0] == answer.context["here"]


def test_without_a_role_the_account_is_explained(cast: Cast) -> None:
    RoleHeld.objects.filter(account=cast.account("keeper")).delete()
    assert cast.client("keeper").get("/desk/handbook/").context["here"].name == "account"


def test_the_way_to_it_stands_on_every_page_of_the_desk(cast: Cast) -> None:
    assert cast.client("chen").get("/desk/leads/").content.decode().count('href="/desk/handbook/"') == 2


def test_it_asks_the_database_nothing(cast: Cast, django_assert_num_queries) -> None:
    actor = cast.actor("auditor")
    with django_assert_num_queries(0):
        assert handbook_page(own_parts(actor)[0].name, ADDRESSES)
