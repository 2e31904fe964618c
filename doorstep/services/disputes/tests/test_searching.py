"""Every word that is written into a matter finds it again, once and by those who may."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from doorstep.foundation.search.queries.finding import refs_for
from doorstep.services.disputes.actions.disposal import dispose_matters
from doorstep.services.disputes.actions.file import add_exhibit, add_note
from doorstep.services.disputes.actions.parties import amend_claims
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .support import registered

pytestmark = pytest.mark.django_db


def finds(cast: Cast, words: str, who: str = "chen") -> bool:
    return bool(refs_for(cast.actor(who), words).hits)


def note(cast: Cast, matter: Matter) -> None:
    add_note(matter=matter, words="店长答应周三回话", actor=cast.actor("chen"), at=NOW)


def exhibit(cast: Cast, matter: Matter) -> None:
    file = SimpleUploadedFile("打卡.txt", "九月十日".encode())
    add_exhibit(matter=matter, upload=file, given_by="worker", shows="打卡机照片", actor=cast.actor("chen"), at=NOW)


def element(cast: Cast, matter: Matter) -> None:
    set_facts(matter=matter, answers={"position": "冷菜主管"}, actor=cast.actor("chen"), at=NOW)


def employer_said(cast: Cast, matter: Matter) -> None:
    said = ClaimGiven("wages_owed", None, "", "账上没有周转的钱")
    amend_claims(matter=matter, claims=[said], workers=2, actor=cast.actor("chen"), at=NOW)


WRITTEN = [(note, "周三回话"), (exhibit, "打卡机"), (element, "冷菜主管"), (employer_said, "没有周转")]


@pytest.mark.parametrize(("write", "words"), WRITTEN)
def test_words_find_the_matter_once_they_are_written(cast: Cast, write, words: str) -> None:
    matter = registered(cast)
    assert not finds(cast, words)
    write(cast, matter)
    assert finds(cast, words)
    assert not finds(cast, words, "wu"), "the neighbour finds nothing"
    assert words in cast.client("chen").get("/desk/search/", {"q": words}).content.decode().replace("<mark>", "").replace(
        "</mark>", ""
    )


def test_words_taken_back_find_nothing_more(cast: Cast) -> None:
    matter = registered(cast)
    element(cast, matter)
    set_facts(matter=matter, answers={"position": None}, actor=cast.actor("chen"), at=NOW)
    assert not finds(cast, "冷菜主管")


def test_nothing_is_found_once_it_was_disposed_of(cast: Cast) -> None:
    matter = registered(cast)
    for write, _ in WRITTEN:
        write(cast, matter)
    dispose_matters(matters=[matter], signed_by=("A-chen", "A-zhou"), actor=cast.actor("gu"), at=NOW)
    assert not any(finds(cast, words) for _, words in WRITTEN)
