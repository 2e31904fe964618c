"""What the office keeps with a matter: remarks, evidence, its checklist; and who said what."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.checklists import steps_for
from doorstep.foundation.leads.sorting import assessment_of
from doorstep.foundation.leads.tests.support import raised
from doorstep.services.disputes.actions.file import add_exhibit, add_note
from doorstep.services.disputes.actions.playbooks import set_playbook, tick
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.models import Exhibit, Matter, Note, Playbook
from doorstep.services.disputes.queries.playbooks import checklist_of, shipped
from tests.support.cast import NOW, Cast
from tests.support.queries import asked_by

from .support import registered, told, with_receipt

pytestmark = pytest.mark.django_db
TEXT = "九月工资条".encode()


def page(client: Client, matter: Matter) -> str:
    answer = client.get(f"/desk/matters/{matter.code}/")
    assert answer.status_code == 200
    return re.sub(r"<[^>]+>|\s+", "", answer.content.decode())


def test_a_remark_is_for_the_office_alone(cast: Cast) -> None:
    matter = registered(cast)
    digits = with_receipt(matter, cast).digits
    add_note(matter=matter, words="店长像在拖时间", actor=cast.actor("chen"), at=NOW)
    assert "店长像在拖时间" in page(cast.client("zhou"), matter)
    assert told(matter)[-1] == "disputes.note_added"
    worker = Client()
    worker.post("/status/", {"digits": digits})
    assert "店长像在拖时间" not in worker.get("/status/").content.decode()
    for words, says in ((" ", "请写一句"), ("长" * 2001, "最多2,000个字")):
        with pytest.raises(Refused, match=says):
            add_note(matter=matter, words=words, actor=cast.actor("chen"), at=NOW)
    assert Note.objects.count() == 1


def test_evidence_brought_to_the_desk_says_who_gave_it_and_opens_to_readers_only(cast: Cast) -> None:
    matter = registered(cast)
    sent = {"upload": SimpleUploadedFile("工资条.txt", TEXT), "given_by": "employer", "shows": "九月少发四百"}
    assert cast.client("chen").post(f"/desk/matters/{matter.code}/exhibit/", sent).status_code == 302
    shown = page(cast.client("chen"), matter)
    assert "工资条.txt九月少发四百企业" in shown
    url = f"/desk/files/{Exhibit.objects.get().file_code}/"
    assert cast.client("zhou").get(url).status_code == 200
    assert cast.client("wu").get(url).status_code == 404
    with pytest.raises(Refused, match="谁给的"):
        add_exhibit(matter=matter, upload=SimpleUploadedFile("a.txt", TEXT), given_by="x", actor=cast.actor("chen"), at=NOW)


def test_each_fact_says_whether_both_agree_and_who_said_it(cast: Cast) -> None:
    matter = registered(cast)
    given = {"position": "切配、洗碗", "facts_disputed": True}
    set_facts(
        matter=matter,
        answers=given,
        sources={"position": "both", "facts_disputed": "worker"},
        actor=cast.actor("chen"),
        at=NOW,
    )
    shown = page(cast.client("chen"), matter)
    assert "岗位切配、洗碗双方一致双方都这么说" in shown
    assert "双方说法不一样一方说法职工说" in shown
    assert "1项双方一致" in shown
    assert "切配" not in str(list(Matter.objects.values())), "words are sealed"
    set_facts(matter=matter, answers={}, sources={"facts_disputed": "both"}, actor=cast.actor("chen"), at=NOW)
    assert Matter.objects.get().fact_sources["facts_disputed"] == "both"
    set_facts(matter=matter, answers={"position": None}, actor=cast.actor("chen"), at=NOW)
    assert "position" not in Matter.objects.get().fact_sources
    with pytest.raises(Refused, match="谁说的"):
        set_facts(matter=matter, answers={}, sources={"position": "nobody"}, actor=cast.actor("chen"), at=NOW)


def test_the_checklist_follows_the_track_and_the_claims(cast: Cast) -> None:
    matter = registered(cast)
    lines = checklist_of(matter)
    assert [line.kind for line in lines][:5] == ["step"] * 5
    assert "工资流水" in {line.label for line in lines if line.kind == "paper"}
    assert len({line.key for line in lines}) == len(lines), "each once, however many claims ask for it"


def test_what_was_ticked_stays_when_the_district_writes_its_list_anew(cast: Cast) -> None:
    matter = registered(cast)
    line = checklist_of(matter)[0]
    tick(matter=matter, key=line.key, done=True, actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="已经点过"):
        tick(matter=matter, key=line.key, done=True, actor=cast.actor("zhou"), at=NOW)
    set_playbook(
        district=cast.district, name="small_simple", items=["先打电话", "再约时间"], actor=cast.actor("gu"), at=NOW
    )
    after = {one.label: one.done for one in checklist_of(matter)}
    assert (after["先打电话"], after[line.label]) == (False, True)
    tick(matter=matter, key=line.key, done=False, actor=cast.actor("chen"), at=NOW)
    assert line.label not in {one.label for one in checklist_of(matter)}
    with pytest.raises(Refused, match="没有这一项"):
        tick(matter=matter, key="gone", done=True, actor=cast.actor("chen"), at=NOW)


def test_of_two_who_change_a_list_the_second_reads_that_it_changed(cast: Cast) -> None:
    gu = cast.client("gu")
    assert gu.post("/desk/playbooks/complex/", {"items": "一\n二", "version": "0"}).status_code == 302
    late = gu.post("/desk/playbooks/complex/", {"items": "三", "version": "0"})
    assert late.status_code == 422
    assert "刚才有同事改过" in late.content.decode()
    assert [row.items for row in Playbook.objects.all()] == [["一", "二"]]
    with pytest.raises(Refused, match="由区工会来改"):
        set_playbook(district=cast.district, name="complex", items=["x"], actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match="由区工会来改"):
        set_playbook(district=cast.other_district, name="complex", items=["x"], actor=cast.actor("gu"), at=NOW)


def test_too_many_claims_get_a_sentence_and_lose_nothing(cast: Cast) -> None:
    matter = registered(cast)
    rows = {"form-TOTAL_FORMS": 40, "form-INITIAL_FORMS": 2, "workers": 2}
    for n in range(40):
        rows |= {f"form-{n}-topic": "wages_owed", f"form-{n}-amount": "5", f"form-{n}-words": f"第{n}项"}
    answer = cast.client("chen").post(f"/desk/matters/{matter.code}/claims/", rows)
    assert answer.status_code == 422
    assert "最多20项请求" in re.sub(r"<[^>]+>", "", answer.content.decode())
    assert "第39项" in answer.content.decode()
    assert matter.claims.count() == 2


def test_a_lead_of_the_district_follows_its_list_and_another_district_s_the_shipped_one(cast: Cast) -> None:
    here = raised(cast).lead
    level = assessment_of(here).level
    client, url = cast.client("chen"), f"/desk/leads/{here.code}/"
    assert "先去楼里找物业问一圈" not in client.get(url).content.decode()
    set_playbook(district=cast.district, name=level, items=["先去楼里找物业问一圈"], actor=cast.actor("gu"), at=NOW)
    shown = client.get(url).content.decode()
    assert "先去楼里找物业问一圈" in shown
    assert shipped(level)[0] not in re.sub(r"<[^>]+>", "", shown)
    assert steps_for(cast.other_district, level, ()) == shipped(level)


def test_the_lists_cost_the_same_however_often_they_were_rewritten(cast: Cast) -> None:
    pages = ("/desk/playbooks/", "/desk/playbooks/complex/")
    before = [asked_by(cast.client("gu"), url) for url in pages]
    for number in range(6):
        for name in ("complex", "small_simple", "papers_overtime"):
            set_playbook(district=cast.district, name=name, items=[f"第{number}次"], actor=cast.actor("gu"), at=NOW)
    assert [asked_by(cast.client("gu"), url) for url in pages] == before
