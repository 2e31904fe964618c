"""A list as somebody narrowed it, kept under a name."""

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.worklist.actions.views import remove_view, save_view
from doorstep.foundation.worklist.facts import ViewRemoved, ViewSaved
from doorstep.foundation.worklist.models import SavedView
from doorstep.foundation.worklist.queries.views import MOST, views_for
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests
from tests.support.queries import asked_by

pytestmark = pytest.mark.django_db
WORKERS = frozenset({"chen", "zhou", "mei", "wu", "gu", "lead", "far", "far_district"})


def saved(cast: Cast, who: str = "chen", **other) -> SavedView:
    given = {"page": "today", "name": "等企业答复", "address": "?view=office&mover=employer&after=9", **other}
    return save_view(**given, actor=cast.actor(who), at=NOW)


class TestPagesOfViews(RoomDoorTests):
    pages = [
        DoorPage("view-list", lambda cast: "/desk/views/", WORKERS),
        DoorPage("view-save", lambda cast: "/desk/views/save/", WORKERS, post=True),
    ]


def code_of(cast: Cast) -> str:
    return SavedView.objects.get().code


class TestTakingAViewAway(RoomDoorTests):
    pages = [DoorPage("view-remove", lambda cast: f"/desk/views/{code_of(cast)}/remove/", frozenset({"chen"}), post=True)]

    def prepare(self, cast: Cast) -> None:
        saved(cast, shared=True)

    def _answer(self, client, page, url) -> int:
        status = super()._answer(client, page, url)
        if not SavedView.objects.exists():
            row = SavedView(code=url.split("/")[3], account=self.cast.account("chen"), office=self.cast.station, page="today",
                            saved_at=NOW)  # fmt: skip
            row.save()
        return status

    @pytest.fixture(autouse=True)
    def _remember(self, cast: Cast) -> None:
        self.cast = cast


def test_it_keeps_the_conditions_without_the_place_in_the_list(cast: Cast) -> None:
    view = saved(cast)
    assert view.address == "view=office&mover=employer"
    assert facts_about(view.ref) == [ViewSaved(view.ref, "today", False)]
    assert [one.name for one in views_for(cast.actor("chen"), "today")] == ["等企业答复"]
    assert views_for(cast.actor("chen"), "leads") == []


def test_the_same_name_takes_the_new_conditions(cast: Cast) -> None:
    saved(cast)
    assert saved(cast, address="?track=complex").address == "track=complex"
    assert SavedView.objects.count() == 1


def test_shared_with_the_office_and_with_nobody_else(cast: Cast) -> None:
    saved(cast, shared=True)
    saved(cast, name="只给自己")
    seen = {who: [view.name for view in views_for(cast.actor(who), "today")] for who in ("chen", "zhou", "wu", "gu")}
    assert seen == {"chen": ["等企业答复", "只给自己"], "zhou": ["等企业答复"], "wu": [], "gu": []}


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"name": " "}, "起个名字"), ({"name": "长" * 21}, "最多20个字"), ({"address": "?after=3"}, "还没有选任何条件"),
        ({"page": "nothing"}, "没有这个列表"), ({"address": "?topic=" + "x" * 700}, "条件太长"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_said(cast: Cast, given: dict, says: str) -> None:
    with pytest.raises(Refused, match=says):
        saved(cast, **given)


def test_there_is_a_most(cast: Cast) -> None:
    for number in range(MOST):
        saved(cast, name=f"第{number}个")
    with pytest.raises(Refused, match="最多存"):
        saved(cast, name="又一个")


def test_only_its_owner_takes_it_away(cast: Cast) -> None:
    view = saved(cast, shared=True)
    with pytest.raises(Refused, match="同事存的"):
        remove_view(view=view, actor=cast.actor("zhou"), at=NOW)
    ref = view.ref
    remove_view(view=view, actor=cast.actor("chen"), at=NOW)
    assert facts_about(ref)[-1] == ViewRemoved(ref, "today")


def test_by_the_pages_it_is_kept_shown_as_where_one_is_and_taken_away(cast: Cast) -> None:
    client = cast.client("chen")
    assert "存下这个看法" in client.get("/desk/?view=office&track=complex").content.decode()
    sent = {
        "page": "today",
        "address": "view=office&track=complex",
        "name": "复杂的",
        "back": "/desk/?view=office&track=complex",
    }
    answer = client.post("/desk/views/save/", sent, follow=True)
    shown = answer.content.decode()
    assert "存好了" in shown
    assert 'class="active" aria-current="true">复杂的' in shown
    assert "存下这个看法" not in shown
    client.post(f"/desk/views/{SavedView.objects.get().code}/remove/")
    assert not SavedView.objects.exists()


def test_the_way_back_never_leads_outside(cast: Cast) -> None:
    sent = {"page": "today", "address": "track=complex", "name": "x", "back": "https://example.org/"}
    assert cast.client("chen").post("/desk/views/save/", sent).headers["Location"] == "/desk/views/"


def test_a_list_asked_for_at_length_is_shown_and_only_not_kept(cast: Cast) -> None:
    page = cast.client("chen").get("/desk/", {"view": "office", "topic": "😀" * 60})
    assert page.status_code == 200
    with pytest.raises(Refused, match="条件太长"):
        saved(cast, address="?topic=" + "😀" * 60)


def test_back_goes_to_an_address_of_ours_and_to_nothing_else(cast: Cast) -> None:
    for back in ("5800", "//elsewhere.example/", "javascript:alert(1)", "today"):
        given = {"page": "today", "name": "看", "address": "?view=office", "back": back}
        assert cast.client("chen").post("/desk/views/save/", given)["Location"] == "/desk/views/"


def test_the_list_and_the_today_page_cost_the_same_with_one_view_and_with_many(cast: Cast) -> None:
    saved(cast)
    client, pages = cast.client("chen"), ("/desk/views/", "/desk/")
    before = [asked_by(client, page) for page in pages]
    for number in range(8):
        saved(cast, name=f"我的{number}")
        saved(cast, "zhou", name=f"大家的{number}", shared=True)
    assert [asked_by(client, page) for page in pages] == before
