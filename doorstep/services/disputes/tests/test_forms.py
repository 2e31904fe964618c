"""The forms of a matter: bad input gets a sentence, a form acts once, who walks in leaves with a receipt."""

import re

import pytest
from django.test import Client

from doorstep.services.disputes.models import Guidance, Matter
from tests.support.cast import Cast

from .support import PLANTED_NAME, PLANTED_PHONE, STORY, registered

pytestmark = pytest.mark.django_db


def read(client: Client, url: str, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return answer.content.decode()


def plain(page: str) -> str:
    return re.sub(r"<[^>]+>|\s+", "", page)


def key(page: str) -> str:
    found = re.search(r'name="form_key" value="(\w+)"', page)
    assert found
    return found.group(1)


def test_a_form_sent_twice_guides_once(cast: Cast) -> None:
    matter = registered(cast)
    client, url = cast.client("chen"), f"/desk/matters/{matter.code}/guide/"
    sent = {"form_key": key(read(client, url)), "words": "可以去申请仲裁", "doors": ["arbitration"]}
    for _ in range(2):
        assert client.post(url, sent).status_code == 302
    assert Guidance.objects.count() == 1
    assert "没有再记一次" in read(client, f"/desk/matters/{matter.code}/")


@pytest.mark.parametrize(
    ("path", "sent", "says"),
    [
        ("guide", {}, "请写几句给职工的话"),
        ("track", {"track": "complex"}, "和建议不同的时候，请写一句为什么"),
        ("track", {"track": "emerging"}, "请从列出来的里面选"),
        ("close", {"outcome": "withdrawn"}, "请写一句这个结果是怎么来的"),
        ("facts", {"known_on_year": "2026", "known_on_month": "2", "known_on_day": "30"}, "没有这一天"),
        ("facts", {"known_on_year": "2126", "known_on_month": "2", "known_on_day": "3"}, "这个日子还没有到"),
        ("facts", {"deaths": "-1"}, "请填不小于0的数"),
        ("facts", {}, "没有改动"),
        ("employer", {}, "请从名册里选单位"),
        ("assign", {}, "请选交给谁"),
        ("guide", {"words": "长" * 5001}, "一次最多5,000个字"),
        ("close", {"outcome": "withdrawn", "reason": "长" * 1001}, "最多1000个字，现在有1001个字"),
        ("assign", {"handler": "A-wu"}, "请从列出来的里面选"),
        ("claims", {"workers": "2"}, ""),
    ],
)
def test_bad_input_gets_a_sentence_beside_its_field(cast: Cast, path: str, sent: dict, says: str) -> None:
    matter = registered(cast)
    answer = cast.client("chen").post(f"/desk/matters/{matter.code}/{path}/", sent)
    assert answer.status_code == 422
    assert says in plain(answer.content.decode())


def test_claims_are_amended_row_by_row(cast: Cast) -> None:
    matter = registered(cast)
    rows = {"form-TOTAL_FORMS": 3, "form-INITIAL_FORMS": 2, "form-0-topic": "wages_owed", "form-0-amount": "9,000.50",
            "form-0-words": "九月", "form-1-topic": "", "form-2-topic": "severance", "workers": 3}  # fmt: skip
    assert cast.client("chen").post(f"/desk/matters/{matter.code}/claims/", rows).status_code == 302
    assert [str(claim.amount) for claim in matter.claims.order_by("id")] == ["9000.50", "None"]
    wrong = {**rows, "form-1-topic": "", "form-1-amount": "5"}
    answer = cast.client("chen").post(f"/desk/matters/{matter.code}/claims/", wrong)
    assert answer.status_code == 422
    assert "请选是哪一种请求" in answer.content.decode()


def test_a_short_name_finds_the_enterprise_and_a_part_of_it_asks_which(cast: Cast) -> None:
    matter = registered(cast, enterprise=None, employer_words="不知道")
    url = f"/desk/matters/{matter.code}/employer/"
    asked = cast.client("chen").post(url, {"employer": "檐下"})
    assert asked.status_code == 422
    assert "名册里有相近的单位" in asked.content.decode()
    assert "檐下小馆餐饮管理有限公司（槐安门街道）" in asked.content.decode()
    assert cast.client("chen").post(url, {"employer": "檐下", "enterprise": "E-000001"}).status_code == 302
    assert Matter.objects.get().enterprise == cast.enterprise


WALK_IN = {
    "story": STORY, "topics": ["wages_owed", "contract"], "amount": "12400", "workers": "2", "asks": "mediation",
    "employer": "檐下小馆", "name": PLANTED_NAME, "phone": PLANTED_PHONE, "agrees": "on", "form_key": "walk-in-1",
}  # fmt: skip


def test_who_walks_in_leaves_with_a_receipt_shown_once(cast: Cast) -> None:
    first = cast.client("chen").post("/desk/matters/new/", WALK_IN)
    assert first.status_code == 200
    assert re.search(r"\d{4} \d{4}", first.content.decode())
    matter = Matter.objects.get()
    assert (matter.handler, matter.enterprise, matter.street) == (cast.account("chen"), cast.enterprise, cast.street)
    assert matter.mediation_asked_on == matter.received_on
    again = cast.client("chen").post("/desk/matters/new/", WALK_IN)
    assert (again.status_code, again["Location"]) == (302, f"/desk/matters/{matter.code}/")
    assert Matter.objects.count() == 1


@pytest.mark.parametrize("field", ["story", "topics", "workers", "asks", "agrees"])
def test_nothing_is_registered_while_something_needed_is_missing(cast: Cast, field: str) -> None:
    sent = {name: value for name, value in WALK_IN.items() if name != field}
    assert cast.client("chen").post("/desk/matters/new/", sent).status_code == 422
    assert not Matter.objects.exists()
