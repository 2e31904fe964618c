import re

import pytest
from django.test import Client

from doorstep.foundation.leads.models import Lead
from doorstep.foundation.receipts.models import Consent, Draft
from tests.support.cast import Cast

from .walking import NAMED, STORY, WHO, agreed, ready, sent, text_of, told


def test_a_story_becomes_a_lead_at_the_station_of_its_building(worker: Client, house: Cast) -> None:
    worker.get("/at/building/B-0001/")
    sent(worker)
    lead = Lead.objects.get()
    assert (lead.story, lead.office, lead.channel) == (STORY, house.station, "portal")
    assert (lead.person, lead.asks_mediation, lead.shielded) == (None, False, True)


def test_the_chosen_street_counts_more_than_the_scanned_code(worker: Client, house: Cast) -> None:
    worker.get("/at/building/B-0001/")
    sent(worker, street=house.neighbour_street.code)
    assert Lead.objects.get().office == house.neighbour


def test_a_station_code_leads_to_that_station_unless_another_place_is_named(worker: Client, house: Cast) -> None:
    worker.get("/at/station/HA-02/")
    sent(worker, story="工资两个月没发")
    worker.get("/at/station/HA-02/")
    sent(worker, story="工资两个月没发，老板躲着我们", where="槐荫大厦一层")
    assert [lead.office for lead in Lead.objects.order_by("id")] == [house.neighbour, house.station]


def test_who_asks_for_mediation_is_reachable_and_kept_sealed(worker: Client, house: Cast) -> None:
    sent(worker, NAMED)
    lead = Lead.objects.get()
    assert lead.asks_mediation
    assert lead.person is not None
    assert (lead.person.name, lead.person.phone) == ("周师傅", "13900000001")
    assert lead.person.reach_note == "方便接电话：下午；接电话的不是本人，不要提这件事"
    assert Consent.objects.get().terms.kind == "mediation"


def test_a_phone_typed_before_choosing_nobody_is_not_taken(worker: Client, house: Cast) -> None:
    sent(worker, {**WHO, "name": "周师傅", "phone": "13900000001"})
    assert Lead.objects.get().person is None


def test_only_a_phone_leaves_no_name(worker: Client, house: Cast) -> None:
    sent(worker, {**NAMED, "name": ""})
    person = Lead.objects.get().person
    assert person is not None
    assert (person.name, person.phone) == ("", "13900000001")


def test_tapping_instead_of_writing_is_enough(worker: Client, house: Cast) -> None:
    sent(worker, story="", topics=["wages", "contract"])
    lead = Lead.objects.get()
    assert lead.story == "（没有写，点选的：没发工资、没签合同）\n没发工资、没签合同"
    assert lead.topics == ["wages_owed", "contract"]


def test_nothing_at_all_is_asked_for_again(worker: Client) -> None:
    page = worker.post("/tell/", {"story": "  "})
    assert page.status_code == 422
    assert "一两句话就行" in text_of(page)
    assert 'role="alert"' in page.content.decode()


@pytest.mark.parametrize("length", [10_001, 100_000])
def test_a_story_too_long_says_by_how_much_and_keeps_every_word(worker: Client, length: int) -> None:
    story = "长" * length
    page = worker.post("/tell/", {"story": story, "topics": ["wages"]})
    assert page.status_code == 422
    assert f"现在有{length:,}个字，一次最多收10,000个字，多了{length - 10_000:,}个字" in text_of(page)
    assert story in page.content.decode()
    assert "checked" in page.content.decode()
    assert not Draft.objects.exists()


def test_the_longest_story_is_taken(worker: Client) -> None:
    sent(worker, story="长" * 10_000)
    assert len(Lead.objects.get().story) == 10_000


def test_controls_go_and_every_script_stays(worker: Client) -> None:
    sent(worker, story="工\x00资\x07没发\u202e 🧑‍🍳👨‍👩‍👧‍👦 䶮𠮷\r\n第二行")
    assert Lead.objects.get().story == "工资没发 🧑‍🍳👨‍👩‍👧‍👦 䶮𠮷\n第二行"


def test_markup_in_a_story_is_shown_as_text(worker: Client) -> None:
    page = worker.post("/tell/", {"story": "</textarea><script>alert(1)</script>" + "长" * 10_000})
    assert "<script>alert" not in page.content.decode()


def test_nothing_about_wish_identity_or_consent_is_chosen_beforehand(worker: Client) -> None:
    wish = told(worker, "没发工资").get("/tell/understood/").content.decode()
    assert wish.count('type="radio"') == 9
    assert not re.search(r'type="radio"[^>]*checked', wish)
    who = agreed(worker).get("/tell/who/").content.decode()
    assert who.count('type="radio"') == 5
    assert "checked" not in who


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"identity": ""}, "请选一样：只让经办人知道"),
        ({"consent": ""}, "同意的话，在这里打勾"),
        ({"identity": "anonymous"}, "调解要能找到您"),
        ({"phone": ""}, "请写一个能找到您的电话"),
        ({"identity": "open", "name": ""}, "请写怎么称呼您"),
        ({"phone": "139 0000 000"}, "手机号是11位数字，现在只有10位"),
        ({"name": "周" * 41}, "现在有41个字"),
        ({"way": "pigeon"}, "请在打电话、发短信里选"),
        ({"identity": "everybody"}, "请选一样：只让经办人知道"),
    ],
)
def test_each_error_says_what_to_change_and_sends_nothing(worker: Client, change: dict[str, str], says: str) -> None:
    page = ready(worker, wish="mediate").post("/tell/who/", {**NAMED, **change})
    assert page.status_code == 422
    assert says in text_of(page)
    assert 'role="alert"' in page.content.decode()
    assert not Lead.objects.exists()


def test_whoever_only_takes_messages_is_not_rung(worker: Client, house: Cast) -> None:
    sent(worker, {**NAMED, "way": "text"})
    person = Lead.objects.get().person
    assert person is not None
    assert person.reach_note == "只发短信，不要打电话；方便看短信：下午；接电话的不是本人，不要提这件事"


def test_who_lets_the_employer_know_is_not_shielded(worker: Client, house: Cast) -> None:
    sent(worker, {**NAMED, "identity": "open"})
    lead = Lead.objects.get()
    assert lead.person is not None
    assert (lead.shielded, lead.person.sealed_from_employer) == (False, False)


def test_going_back_keeps_what_was_answered(worker: Client) -> None:
    ready(worker, wish="mediate", where="槐荫大厦").post("/tell/who/", {**NAMED, "back": "1"})
    assert 'value="槐荫大厦"' in worker.get("/tell/understood/").content.decode()
    assert STORY in worker.get("/tell/").content.decode()
    assert 'value="周师傅"' in worker.get("/tell/who/").content.decode()
    assert not Lead.objects.exists()


def test_a_later_screen_without_the_first_starts_over(worker: Client) -> None:
    for path in ("/tell/understood/", "/tell/who/"):
        for answer in (worker.get(path), worker.post(path, WHO)):
            assert (answer.status_code, answer["Location"]) == (302, "/tell/")
    assert told(worker).get("/tell/who/")["Location"] == "/tell/understood/"
    assert not Lead.objects.exists()


def test_a_token_from_outside_is_not_adopted(worker: Client) -> None:
    worker.cookies["draft"] = "planted-by-somebody"
    told(worker)
    assert worker.cookies["draft"].value != "planted-by-somebody"


def test_one_address_cannot_flood_the_station(worker: Client, monkeypatch) -> None:
    from doorstep.doors.portal import limits

    monkeypatch.setattr(limits, "SEND", ((1, limits.SEND[0][1]),))
    sent(worker)
    page = ready(worker, wish=WHO["wish"]).post("/tell/who/", WHO)
    assert page.status_code == 429
    assert "您写的都还在" in text_of(page)
    assert Lead.objects.count() == 1
