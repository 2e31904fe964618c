"""The papers name who asks and who is asked, the right way round; a number stands there only when it was given."""

import io

import pytest
from django.test import Client
from docx import Document

from doorstep.services.disputes.actions.acceptance import accept_mediation, decline_mediation
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .support import PLANTED_NAME, person, registered
from .test_forms import WALK_IN, plain

pytestmark = pytest.mark.django_db
NUMBER = "11010519491231002X"
FIRM, WORKER = "檐下小馆餐饮管理有限公司", "后厨的老周"


def lines_of(client: Client, matter: Matter, kind: str) -> list[str]:
    answer = client.post(f"/desk/matters/{matter.code}/papers/{kind}/")
    assert answer.status_code == 200, answer.headers
    return [line.text for line in Document(io.BytesIO(answer.content)).paragraphs]


def asked_by_the_firm(cast: Cast) -> Matter:
    return registered(cast, asked_by="enterprise", other_words=WORKER, person=person(cast), workers=12)


def test_a_firm_asks_in_its_own_words_and_the_worker_stands_opposite(cast: Cast) -> None:
    lines = lines_of(cast.client("chen"), asked_by_the_firm(cast), "application")
    paper = "\n".join(lines)
    firm, worker = lines.index("申请单位"), lines.index("对方（职工）")
    assert lines[firm + 1].startswith(f"名称：{FIRM}")
    assert lines[worker + 1] == f"怎么称呼：{WORKER}　　涉及职工：12人"
    assert "联系人：＿" in paper
    assert PLANTED_NAME not in paper, "who speaks for the firm is sealed as anybody"
    assert "盖章" in paper
    assert "推选代表" not in paper
    assert "{{" not in paper


def test_the_notice_of_a_firm_s_matter(cast: Cast) -> None:
    matter = asked_by_the_firm(cast)
    accept_mediation(matter=matter, how="当面", mediator=cast.account("chen"), actor=cast.actor("chen"), at=NOW)
    lines = lines_of(cast.client("chen"), matter, "notice")
    assert f"申请人：{FIRM}" in lines
    assert f"对方职工：{WORKER}" in lines


def test_not_taken_on_it_is_the_firm_that_is_written_to(cast: Cast) -> None:
    matter = asked_by_the_firm(cast)
    decline_mediation(
        matter=matter, ground="refused", words="他不愿意", doors=["arbitration"], actor=cast.actor("chen"), at=NOW
    )
    lines = lines_of(cast.client("chen"), matter, "notice")
    assert f"{FIRM}：" in lines
    assert any(line.startswith(f"贵单位和{WORKER}的争议") for line in lines)


def test_a_worker_s_notice_is_as_it_was(cast: Cast) -> None:
    matter = registered(cast)
    accept_mediation(matter=matter, how="当面", mediator=cast.account("chen"), actor=cast.actor("chen"), at=NOW)
    lines = lines_of(cast.client("chen"), matter, "notice")
    assert f"对方单位：{FIRM}" in lines


def test_a_number_given_at_the_desk_completes_the_application_and_stays_sealed(cast: Cast) -> None:
    client = cast.client("chen")
    assert client.post("/desk/matters/new/", {**WALK_IN, "id_number": NUMBER}).status_code == 200
    matter = Matter.objects.get()
    assert any(NUMBER in line for line in lines_of(client, matter, "application"))
    assert not any(NUMBER in line for line in lines_of(cast.client("zhou"), matter, "application"))
    assert NUMBER not in client.get(f"/desk/matters/{matter.code}/").content.decode()


def test_without_a_number_nothing_is_missing(cast: Cast) -> None:
    client = cast.client("chen")
    assert client.post("/desk/matters/new/", WALK_IN).status_code == 200
    assert any("证件号：＿" in line for line in lines_of(client, Matter.objects.get(), "application"))


@pytest.mark.parametrize(("number", "says"), [("1101051949", "身份证号是18位"), (NUMBER[:-1] + "1", "最后一位对不上")])
def test_a_wrong_number_is_said_beside_it_and_nothing_is_registered(cast: Cast, number: str, says: str) -> None:
    answer = cast.client("chen").post("/desk/matters/new/", {**WALK_IN, "id_number": number})
    assert answer.status_code == 422
    assert says in plain(answer.content.decode())
    assert not Matter.objects.exists()


def test_the_same_number_warns_of_the_same_person(cast: Cast) -> None:
    given = {**WALK_IN, "phone": "", "employer": "", "id_number": NUMBER}
    assert cast.client("chen").post("/desk/matters/new/", given).status_code == 200
    again = cast.client("chen").post("/desk/matters/new/", {**given, "form_key": "walk-in-2"})
    assert again.status_code == 422
    assert "可能重复" in again.content.decode()
