"""The desk's pages of requests: who gets through, what they read, what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.receipts.actions.rights_requests import ask
from doorstep.foundation.receipts.models import Receipt, RightsRequest
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

from .support import WORKER

OFFICERS = frozenset({"chen", "zhou", "gu"})
LISTS = OFFICERS | {"wu", "far", "far_district"}


def _page(path: str = ""):
    return lambda cast: f"/desk/rights/{RightsRequest.objects.get().code}/{path}"


class TestPagesOfRequests(RoomDoorTests):
    pages = [
        DoorPage("rights-list", lambda cast: "/desk/rights/", LISTS),
        DoorPage("rights-request", _page(), OFFICERS),
        *(DoorPage(f"rights-{verb}", _page(f"{verb}/"), OFFICERS, post=True) for verb in ("check", "answer", "agree", "send-back")),
    ]  # fmt: skip

    def prepare(self, cast: Cast) -> None:
        _asked(cast)


def _asked(cast: Cast, kind: str = "erasure", number: int = 0, words: str = "都删了吧") -> RightsRequest:
    before = set(Receipt.objects.values_list("pk", flat=True))
    raised(cast, source_key=f"t:{number}")
    receipt = Receipt.objects.exclude(pk__in=before).get()
    return ask(receipt=receipt, kind=kind, words=words, actor=WORKER, at=NOW)


def _text(page) -> str:
    return page.content.decode()


@pytest.mark.django_db
def test_the_whole_way_at_the_desk_and_every_look_is_written_down(cast: Cast) -> None:
    request = _asked(cast, "copy", words="")
    chen, url = cast.client("chen"), f"/desk/rights/{request.code}/"
    assert "先核对是不是本人" in _text(chen.get(url))
    assert len(readings_of(request.receipt.about)) == 1
    wrong = chen.post(f"{url}check/", {"how": "guessed"})
    assert (wrong.status_code, "请选是怎么核对的" in _text(wrong)) == (422, True)
    assert chen.post(f"{url}check/", {"how": "called"}).status_code == 302
    wrong = chen.post(f"{url}answer/", {"granted": "no", "ground": "", "words": "不"})
    assert (wrong.status_code, "说理由" in _text(wrong)) == (422, True)
    assert chen.post(f"{url}answer/", {"granted": "yes"}).status_code == 302
    assert RightsRequest.objects.get().phase == "done"
    assert "本人还没有看到" in _text(chen.get(url))


@pytest.mark.django_db
def test_erasing_shows_its_second_person_only_to_a_second_person(cast: Cast) -> None:
    request = _asked(cast)
    chen, zhou, url = cast.client("chen"), cast.client("zhou"), f"/desk/rights/{request.code}/"
    chen.post(f"{url}check/", {"how": "called"})
    held = chen.post(f"{url}answer/", {"scope": "whole", "ground": "", "words": ""})
    assert (held.status_code, "这件事还在办" in _text(held)) == (422, True)
    chen.post(f"{url}answer/", {"scope": "thread", "ground": "in_hand", "words": "办完再删"})
    assert "签字删除" not in _text(chen.get(url))
    assert "签字删除" in _text(zhou.get(url))
    assert zhou.post(f"{url}agree/").status_code == 302
    assert RightsRequest.objects.get().phase == "partly"


@pytest.mark.django_db
def test_the_page_of_the_record_and_the_worklist_lead_there(cast: Cast) -> None:
    request = _asked(cast)
    chen = cast.client("chen")
    assert f"/desk/rights/{request.code}/" in _text(chen.get(f"/desk/leads/{request.receipt.about_code}/"))
    assert f"/desk/rights/{request.code}/" in _text(chen.get("/desk/"))


@pytest.mark.django_db
def test_the_list_shows_no_words_and_costs_the_same_however_long(cast: Cast) -> None:
    chen, spent = cast.client("chen"), []
    chen.get("/desk/rights/")  # what is looked up once for a browser
    for number in range(9):
        _asked(cast, number=number, words="只有经办人看的话")
        if number in (1, 8):
            with CaptureQueriesContext(connection) as asked:
                page = chen.get("/desk/rights/")
            spent.append(len(asked))
    assert "只有经办人看的话" not in _text(page)
    assert spent[0] == spent[1]
