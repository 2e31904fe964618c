"""The page of one matter, and the list: who sees what, in which words."""

import pytest

from tests.support.cast import Cast

from .support import PLANTED_NAME, PLANTED_PHONE, STORY, person, registered, with_receipt

pytestmark = pytest.mark.django_db


def page(cast: Cast, who: str, url: str) -> str:
    response = cast.client(who).get(url)
    assert response.status_code == 200, response
    return response.content.decode()


def test_the_page_shows_what_is_asked_for_and_never_the_whole_name(cast: Cast) -> None:
    matter = registered(cast, person=person(cast))
    with_receipt(matter, cast)
    shown = page(cast, "chen", f"/desk/matters/{matter.code}/")
    for words in ("2人", "被欠工资", "槐荫大厦", "12,400.00", "15,400.00", "九月、十月", STORY, "法定，不能暂停", "还缺", "檐下小馆"):
        assert words in shown
    assert PLANTED_NAME not in shown
    assert PLANTED_PHONE not in shown
