"""Who gets through which page of transfers: both stations and those above, nobody else; and bad input gets a sentence."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.linkage.actions.transfers import ask
from doorstep.foundation.linkage.models import Transfer
from doorstep.services.disputes.tests.support import registered
from tests.support.cast import NOW, Cast
from tests.support.doors import DoorPage, RoomDoorTests

OFFICERS = frozenset({"chen", "zhou", "wu", "gu", "far", "far_district"})
CONCERNED = frozenset({"chen", "zhou", "wu", "gu"})
CODE = "HA-YS-2026-000001"


def offered(cast: Cast, count: int = 1) -> None:
    for _ in range(count):
        matter = registered(cast)
        ask(about=matter.ref, taker=cast.neighbour, reason="他在那边上班", actor=cast.actor("chen"), at=NOW)


def at(path: str = ""):
    return lambda cast: f"/desk/transfers/{CODE}/{path}"


class TestPagesOfTransfers(RoomDoorTests):
    pages = [
        DoorPage("transfer-list", lambda cast: "/desk/transfers/", OFFICERS),
        DoorPage("transfer-pull", lambda cast: "/desk/transfers/pull/", OFFICERS),
        DoorPage("transfer-pull sent", lambda cast: "/desk/transfers/pull/", OFFICERS, post=True),
        DoorPage("transfer", at(), CONCERNED),
        DoorPage("transfer-reject", at("reject/"), CONCERNED, post=True),
        DoorPage("transfer-withdraw", at("withdraw/"), CONCERNED, post=True),
        DoorPage("transfer-accept", at("accept/"), CONCERNED, post=True),
    ]

    def prepare(self, cast: Cast) -> None:
        offered(cast)


@pytest.mark.django_db
def test_who_may_not_answer_is_told_who_does(cast: Cast) -> None:
    offered(cast)
    client = cast.client("chen")
    assert client.post(f"/desk/transfers/{CODE}/accept/").status_code == 302
    assert "由对方站来答复" in client.get(f"/desk/transfers/{CODE}/").content.decode()
    assert Transfer.objects.get().state == "asked"


@pytest.mark.django_db
def test_without_a_reason_nothing_is_rejected(cast: Cast) -> None:
    offered(cast)
    answer = cast.client("wu").post(f"/desk/transfers/{CODE}/reject/", {"reason": ""})
    assert answer.status_code == 422
    assert "请写一句为什么不接" in answer.content.decode()
    assert cast.client("wu").post(f"/desk/transfers/{CODE}/reject/", {"reason": "不在我们街道"}).status_code == 302
    assert Transfer.objects.get().state == "rejected"


@pytest.mark.django_db
def test_a_get_accepts_nothing(cast: Cast) -> None:
    offered(cast)
    assert cast.client("wu").get(f"/desk/transfers/{CODE}/accept/").status_code == 405


@pytest.mark.django_db
def test_the_list_costs_the_same_for_2_and_for_12(cast: Cast) -> None:
    client, costs = cast.client("wu"), []
    for more in (2, 10):
        offered(cast, more)
        client.get("/desk/transfers/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/desk/transfers/").content.decode().count("data-row>") == sum([2, 10][: len(costs) + 1])
        costs.append(len(queries))
    assert costs[0] == costs[1] <= 22
