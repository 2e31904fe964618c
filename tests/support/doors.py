"""The inherited permission matrix: a room names its pages, everybody else gets 404."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.urls import resolve

from doorstep.foundation.people.tests.support import with_second_factor

from .cast import PEOPLE, Cast
from .queries import asked_by, hold


@dataclass(frozen=True)
class DoorPage:
    """`url(cast)` makes the address of an object of the cast's station; `may` names who of the cast gets through.
    `post` pages are tried by POST with an empty body: getting through means anything but 404 (an error beside a field)."""

    name: str
    url: Callable[[Cast], str]
    may: frozenset[str]
    post: bool = False


class RoomDoorTests:
    """Subclass it, set `pages`, and override `prepare` to make the objects the addresses name.

    Anonymous visitors are sent to the login; everybody of the cast who is not named gets 404, whether the object
    exists or not; a named one gets the page. The district next door is in the cast, so nothing leaks across.
    """

    pages: list[DoorPage] = []

    def prepare(self, cast: Cast) -> None:
        """Make something that could leak before proving that it does not."""

    def _answer(self, client, page: DoorPage, url: str) -> int:
        return (client.post(url) if page.post else client.get(url)).status_code

    @pytest.mark.django_db
    def test_each_page_opens_to_those_named_and_to_nobody_else(self, cast: Cast) -> None:
        self.prepare(cast)
        assert self.pages, "a room without pages needs no door test"
        wrong = []
        for page in self.pages:
            url = page.url(cast)
            anonymous = self._answer(cast.client(), page, url)
            if anonymous not in {302, 404}:
                wrong.append(f"{page.name}: anonymous got {anonymous}")
            for who, role, _ in PEOPLE:
                status = self._answer(with_second_factor(cast.client(who)), page, url)
                through = status in {200, 302} or (page.post and status in {400, 409, 422})
                if through != (who in page.may):
                    wrong.append(f"{page.name}: {who} ({role}) got {status}")
        assert not wrong, "\n".join(wrong)

    @pytest.mark.django_db
    def test_each_page_asks_the_database_no_more_than_is_pinned(self, cast: Cast) -> None:
        self.prepare(cast)
        shown = [page for page in self.pages if page.may and not page.post]
        hold({
            page.name: asked_by(with_second_factor(cast.client(min(page.may))), page.url(cast)) for page in shown
        })  # fmt: skip

    @pytest.mark.django_db
    def test_pages_that_ask_for_a_second_factor_open_to_nobody_without(self, cast: Cast) -> None:
        self.prepare(cast)
        asking = [
            page for page in self.pages if getattr(resolve(page.url(cast).split("?")[0]).func, "second_factor", False)
        ]
        for page in asking:
            for who in page.may:
                client, url = cast.client(who), page.url(cast)
                answer = client.post(url) if page.post else client.get(url)
                assert (answer.status_code, answer.headers.get("Location", "").startswith("/account/")) == (302, True), (
                    page.name,
                    who,
                )
