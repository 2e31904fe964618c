"""The enterprise's door: the same receipt and clocks, and nothing to be learnt about anybody else."""

import pytest
from django.test import Client

from doorstep.doors.portal import limits
from doorstep.foundation.leads.actions.verifying import ClaimGiven, close, refer, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.tests.support import raised
from doorstep.foundation.people.models import Person
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, Cast

from .walking import digits_on, opened, text_of

SAID = {
    "asks": "advice", "story": "员工离职一年了，又来要加班费，我们该怎么算？", "other": "", "firm": "檐下小馆餐饮有限公司",
    "where": "槐荫大厦", "street": "", "name": "贺经理", "phone": "139 0000 0002", "consent": "on", "send_key": "k1",
}  # fmt: skip


def _sent(client: Client, **more: str) -> str:
    answer = client.post("/enterprise/", {**SAID, **more})
    assert (answer.status_code, answer.get("Location")) == (302, "/receipt/"), text_of(answer)
    return digits_on(client.get("/receipt/"))


def test_an_enterprise_gets_the_same_receipt_and_the_station_of_its_place(worker: Client, house: Cast) -> None:
    digits = _sent(worker)
    lead = Lead.objects.get()
    assert (lead.asked_by, lead.asks, lead.asks_mediation, lead.office) == ("enterprise", "advice", False, house.station)
    assert (lead.employer_words, lead.channel, lead.shielded) == (SAID["firm"], "portal", False)
    assert Person.objects.get().sealed_from_employer is False
    page = text_of(opened(Client(), digits).get("/status/"))
    assert "等我们答复" in page
    assert "轮到我们" in page


def test_a_firm_of_the_register_is_routed_by_its_code_without_being_shown(worker: Client, house: Cast) -> None:
    house.enterprise.uscc = "91310115MA1K4BQ20E"
    _sent(worker, firm=house.enterprise.name, where="")
    assert Lead.objects.get().enterprise == house.enterprise


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"asks": ""}, "想咨询、申请调解，还是请我们上门"),
        ({"asks": "money"}, "想咨询、申请调解，还是请我们上门"),
        ({"story": ""}, "一两句话就行"),
        ({"story": "字" * 10_001}, "多了1个字"),
        ({"firm": ""}, "请写单位全称"),
        ({"firm": "91310115MA1K4BQ2"}, "18位，现在有16位"),
        ({"name": ""}, "怎么称呼"),
        ({"phone": "1390000"}, "11位"),
        ({"phone": ""}, "能找到联系人的电话"),
        ({"street": "NONE"}, "不在名单里"),
        ({"consent": ""}, "打勾"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(worker: Client, wrong: dict, says: str) -> None:
    page = worker.post("/enterprise/", {**SAID, **wrong})
    assert (page.status_code, says in text_of(page)) == (422, True), text_of(page)
    assert 'role="alert"' in page.content.decode()
    if "firm" not in wrong:
        assert SAID["firm"] in page.content.decode()
    assert not Lead.objects.exists()


def test_the_same_form_sent_twice_makes_one_lead_and_each_slip_works(worker: Client) -> None:
    first, second = _sent(worker), _sent(Client())
    assert Lead.objects.count() == 1
    assert Receipt.objects.count() == 2
    for digits in (first, second):
        assert "回执尾号" in text_of(opened(Client(), digits).get("/status/"))


def test_floods_are_stopped_as_for_workers(worker: Client, monkeypatch) -> None:
    monkeypatch.setattr(limits, "SEND", limits.SEND[:0] + ((2, limits.SEND[0][1]),))
    for number in range(2):
        _sent(worker, send_key=f"n{number}")
    stopped = worker.post("/enterprise/", {**SAID, "send_key": "n3"})
    assert (stopped.status_code, SAID["story"] in text_of(stopped)) == (429, True)
    assert Lead.objects.count() == 2


def test_whether_a_worker_was_here_makes_no_difference_to_the_firm(worker: Client, house: Cast) -> None:
    before = text_of(opened(Client(), _sent(Client())).get("/status/"))
    Lead.objects.update(source_key="older")
    told = raised(house, employer_words=SAID["firm"], enterprise=house.enterprise)
    after = text_of(opened(Client(), _sent(Client(), send_key="k2")).get("/status/"))
    scrub = lambda page: "".join(sign for sign in page if not sign.isdigit())  # noqa: E731
    assert scrub(before) == scrub(after)
    assert told.lead.code not in after


def test_a_visit_is_a_duty_of_its_own_beside_the_answer(worker: Client) -> None:
    digits = _sent(worker, asks="visit")
    assert {duty.kind for duty in Duty.objects.open()} == {"verification", "enterprise_visit"}
    assert "等我们约上门的日子" in text_of(opened(Client(), digits).get("/status/"))


def test_the_desk_sees_who_asks_on_list_page_and_worklist(worker: Client, house: Cast) -> None:
    _sent(worker, asks="mediation", other="后厨的老周")
    chen, code = house.client("chen"), Lead.objects.get().code
    for path in ("/desk/", "/desk/leads/", "/desk/leads/?firms=1", f"/desk/leads/{code}/"):
        assert "单位申请调解" in text_of(chen.get(path)), path
    page = text_of(chen.get(f"/desk/leads/{code}/"))
    assert "后厨的老周" in page
    assert "给单位留言" in page
    assert "139" not in page or "1390000002" not in page.replace(" ", "")
    raised(house, source_key="w")
    assert "单位申请调解" in text_of(chen.get("/desk/leads/?firms=1"))
    assert "欠薪" not in text_of(chen.get("/desk/leads/?firms=1")).split("轮到谁")[-1]


def test_a_referred_request_has_the_firm_as_applicant_and_the_worker_in_words(worker: Client, house: Cast) -> None:
    digits = _sent(worker, asks="mediation", other="后厨的老周")
    lead, chen = Lead.objects.get(), house.actor("chen")
    take(lead=lead, actor=chen, at=NOW)
    refer(lead=lead, claims=[ClaimGiven("wages_owed")], actor=chen, at=NOW)
    matter = Matter.objects.get()
    applicant, respondent = matter.parties.order_by("id")
    assert (matter.asked_by, applicant.side, applicant.person, applicant.name_words) == (
        "enterprise", "applicant", lead.person, SAID["firm"],
    )  # fmt: skip
    assert (respondent.side, respondent.person, respondent.name_words) == ("respondent", None, "后厨的老周")
    assert "回执尾号" in text_of(opened(Client(), digits).get("/status/"))
    page = text_of(house.client("chen").get(f"/desk/matters/{matter.code}/"))
    assert "单位申请" in page
    assert "后厨的老周" in page


@pytest.mark.parametrize("outcome", ["not_founded", "not_for_us", "risk_gone", "answered", "duplicate", "mistake"])
def test_no_outcome_speaks_to_the_firm_as_to_a_worker(worker: Client, house: Cast, outcome: str) -> None:
    digits = _sent(worker)
    chen = house.actor("chen")
    take(lead=Lead.objects.get(), actor=chen, at=NOW)
    close(lead=Lead.objects.get(), outcome=outcome, reason="说清了", actor=chen, at=NOW)
    page = text_of(opened(Client(), digits).get("/status/")).split("留言")[0]
    for worker_side in ("单位", "职工", "工资"):
        assert worker_side not in page.split("回执尾号")[1], page


def test_the_way_in_stands_on_every_page(worker: Client) -> None:
    assert "/for-employers/" in worker.get("/").content.decode()
    assert "/enterprise/" in worker.get("/for-employers/").content.decode()
    page = worker.get("/enterprise/")
    assert "快速离开" in text_of(page)
    assert "checked" not in page.content.decode()
