"""Both sides agree and it is taken on, or it is not and the worker learns where to go; each with its paper."""

import io
from datetime import date, timedelta

import pytest
from django.test import Client
from docx import Document

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.identity import open_identity
from doorstep.services.disputes.actions.acceptance import Meeting, accept_mediation, decline_mediation
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.triage import set_facts
from doorstep.services.disputes.models import Acceptance, Matter
from doorstep.services.disputes.queries.dates import mediation_clocks
from doorstep.services.disputes.queries.replay import replay, standing_of
from tests.support.cast import NOW, TODAY, Cast

from .support import PLANTED_NAME, STORY, open_dues, person, registered, told, with_receipt

pytestmark = pytest.mark.django_db


def accepted(cast: Cast, matter: Matter, **more) -> Acceptance:
    return accept_mediation(
        matter=matter, how="店长电话里答应的", mediator=cast.account("chen"), actor=cast.actor("chen"), at=NOW, **more
    )


def words_of(client: Client, matter: Matter, kind: str) -> str:
    answer = client.post(f"/desk/matters/{matter.code}/papers/{kind}/")
    assert answer.status_code == 200, answer.headers
    paper = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(line.text for line in paper.paragraphs), *cells])


def test_acceptance_starts_the_fifteen_days_and_moves_no_other(cast: Cast) -> None:
    matter = registered(cast)
    legal = [one.due for one in mediation_clocks(matter)]
    made = accepted(cast, matter)
    dues = open_dues(matter)
    assert (matter.phase, matter.accepted_on, made.number) == ("mediation", TODAY, "HA-SL-2026-000001")
    assert "mediation_acceptance" not in dues
    assert dues["mediation_end"].due == date(2026, 12, 8)
    assert [one.due for one in mediation_clocks(matter)] == legal
    stored = Matter.objects.select_related("office", "handler").get()
    assert replay(facts_about(matter.ref)) == standing_of(stored)


def test_from_mediation_it_comes_to_an_end(cast: Cast) -> None:
    matter = registered(cast)
    accepted(cast, matter)
    propose_closing(matter=matter, outcome="settled_themselves", reason="当面说好", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    assert (matter.phase, open_dues(matter).keys()) == ("closed", {"matter_return_call"})


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"accepted_on": TODAY + timedelta(days=1)}, "今天之前"),
        ({"accepted_on": TODAY - timedelta(days=9)}, "请求调解之后"),
        ({"meeting": Meeting(NOW - timedelta(hours=1))}, "已经过去"),
    ],
)
def test_days_that_cannot_be_are_refused(cast: Cast, more: dict, says: str) -> None:
    matter = registered(cast)
    with pytest.raises(Refused, match=says):
        accepted(cast, matter, **more)
    assert Matter.objects.get().phase == "registered"


def test_advice_alone_is_not_taken_on_and_nothing_twice(cast: Cast) -> None:
    with pytest.raises(Refused, match="还没有请求调解"):
        accepted(cast, registered(cast, asks_mediation=False))
    matter = registered(cast)
    accepted(cast, matter)
    with pytest.raises(Refused, match="正在调解"):
        accepted(cast, matter)
    with pytest.raises(Refused, match="本站的人"):
        accept_mediation(matter=registered(cast), how="同意", mediator=cast.account("wu"), actor=cast.actor("chen"), at=NOW)


def test_not_taken_on_the_worker_reads_why_and_where_to_go(cast: Cast) -> None:
    matter = registered(cast)
    issued = with_receipt(matter, cast)
    with pytest.raises(Refused, match="下一步可以去的地方"):
        decline_mediation(matter=matter, ground="refused", words="不同意", doors=[], actor=cast.actor("chen"), at=NOW)
    decline_mediation(
        matter=matter, ground="refused", words="单位不愿意，您可以去申请仲裁", doors=["arbitration"],
        actor=cast.actor("chen"), at=NOW,
    )  # fmt: skip
    assert (matter.phase, matter.whose_move) == ("guidance", "worker")
    assert [one.words for one in issued.receipt.messages.all()] == ["单位不愿意，您可以去申请仲裁"]
    assert told(matter)[-1] == "disputes.declined"
    paper = words_of(cast.client("chen"), matter, "notice")
    assert "对方不愿意调解" in paper
    assert "申请劳动仲裁" in paper


def test_the_application_is_filled_from_facts_and_names_nobody_unless_opened(cast: Cast) -> None:
    matter = registered(cast, person=person(cast), workers=12)
    set_facts(
        matter=matter, answers={"position": "切配、洗碗", "known_on": date(2026, 10, 31)}, sources={"position": "both"},
        actor=cast.actor("chen"), at=NOW,
    )  # fmt: skip
    client = cast.client("chen")
    paper = words_of(client, matter, "application")
    for words in (
        matter.code,
        "檐下小馆餐饮管理有限公司",
        "12,400.00元",
        "合计：15,400.00元",
        STORY,
        "切配、洗碗",
        "推选代表",
    ):
        assert words in paper
    assert PLANTED_NAME not in paper
    person_of = matter.parties.get(side="applicant").person
    open_identity(person=person_of, about=matter.ref, reason="打印申请书", actor=cast.actor("chen"), at=NOW)
    assert PLANTED_NAME in words_of(client, matter, "application")
    assert PLANTED_NAME not in words_of(cast.client("zhou"), matter, "application"), "opened to one person"
    assert told(matter).count("disputes.paper_printed") == 3


def test_the_rights_sheet_says_the_last_day_and_what_it_rests_on(cast: Cast) -> None:
    matter = registered(cast)
    client = cast.client("chen")
    assert "还不知道从哪天算起" in words_of(client, matter, "rights-sheet")
    set_facts(matter=matter, answers={"known_on": date(2026, 10, 31)}, actor=cast.actor("chen"), at=NOW)
    paper = words_of(client, matter, "rights-sheet")
    assert "申请劳动仲裁最晚到2027年11月" in paper
    assert "怎么算的" in paper


def test_the_notice_of_acceptance(cast: Cast) -> None:
    matter = registered(cast)
    client = cast.client("chen")
    assert client.post(f"/desk/matters/{matter.code}/papers/notice/").status_code == 302, "nothing to print yet"
    made = accepted(cast, matter, meeting=Meeting(NOW + timedelta(days=2), "一层调解室"))
    paper = words_of(client, matter, "notice")
    for words in (made.number, "2026年11月25日09:30", "一层调解室", "2026年12月8日", "chen老师", "满十五天"):
        assert words in paper
    assert client.post(f"/desk/matters/{matter.code}/papers/nothing/").status_code == 404


def test_the_form_of_acceptance_at_the_desk(cast: Cast) -> None:
    matter = registered(cast, received_on=NOW)
    url, sent = f"/desk/matters/{matter.code}/accept/", {
        "how": "店长当面说的", "mediator": "A-chen", "accepted_on_year": "2026", "accepted_on_month": "2", "accepted_on_day": "30",
    }  # fmt: skip
    wrong = cast.client("chen").post(url, sent)
    assert wrong.status_code == 422
    assert "没有这一天" in wrong.content.decode()
    assert "店长当面说的" in wrong.content.decode()
