"""Corrections become labels, leave masked and with a reason, teach a router that a person adopts, and end with the words."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.disposal import dispose_leads, dispose_letters
from doorstep.foundation.leads.actions.labels import (
    adopt_router,
    check_names,
    confirm_aside,
    decline_router,
    end_router,
    export_labels,
    train_router,
)
from doorstep.foundation.leads.actions.letters import make_lead
from doorstep.foundation.leads.actions.moving import correct
from doorstep.foundation.leads.actions.verifying import ClaimGiven, close, refer
from doorstep.foundation.leads.judging import OTHERWISE, judged_letters
from doorstep.foundation.leads.labelling import keep_label
from doorstep.foundation.leads.models import Label, Lead, LetterRouter, SetAsideLetter
from doorstep.foundation.people.models import RoleHeld
from tests.support.cast import NOW, Cast

from .support import raised, taken

pytestmark = pytest.mark.django_db
REASON = "给区里核对读得准不准"


def letter(cast: Cast, number: int = 1, story: str = "小区的路灯坏了") -> SetAsideLetter:
    row = SetAsideLetter(
        code=f"HA-GZ-2026-{number:06}", district=cast.district, story=story, reason="", received_on=NOW, set_aside_at=NOW
    )
    row.save(force_insert=True)
    return row


def told_facts(cast: Cast) -> list[str]:
    return list(Entry.objects.filter(fact__startswith="leads.").order_by("id").values_list("fact", flat=True))


def exporter(cast: Cast) -> Actor:
    RoleHeld.objects.create(
        account=cast.accounts["gu"], role="exporter", organisation=cast.district, since=date(2026, 1, 1)
    )
    return cast.actor("gu")


def many_letters(cast: Cast, count: int = 24) -> None:
    for nth in range(count):
        keep_label(letter(cast, 2 * nth + 1, f"转办丙类第{nth}号，老板欠工资"), labour=True, at=NOW)
        keep_label(letter(cast, 2 * nth + 2, f"转办丁类第{nth}号，小区太吵"), labour=False, at=NOW)


def test_a_correction_keeps_what_was_suggested_first_and_what_was_put_last(cast: Cast):
    lead = taken(cast)
    first = list(lead.topics)
    correct(lead=lead, changes={"topics": ["overtime"], "people_count": 5}, actor=cast.actor("chen"), at=NOW)
    correct(lead=lead, changes={"topics": ["overtime", "contract"]}, actor=cast.actor("chen"), at=NOW)
    told = Label.objects.get().told
    assert told["topics"] == {"suggested": first, "corrected": ["overtime", "contract"], "by_worker": False}
    assert told["people"]["corrected"] == 5


def test_what_the_worker_put_right_is_a_label_too(cast: Cast):
    understood = {
        "read": {"topics": ["wages_owed"], "people": None}, "said": {"topics": ["wages_owed", "overtime"], "people": 3},
        "corrected": ["topics", "people"],
    }  # fmt: skip
    raised(cast, understood=understood)
    told = Label.objects.get().told
    assert told["topics"] == {"suggested": ["wages_owed"], "corrected": ["wages_owed", "overtime"], "by_worker": True}
    assert told["people"]["corrected"] == 3


def test_a_story_read_right_makes_no_label(cast: Cast):
    raised(cast, understood={"read": {}, "said": {}, "corrected": []})
    assert not Label.objects.exists()


def test_registering_says_the_sum_and_that_a_hotlines_letter_was_about_work(cast: Cast):
    lead = taken(cast, channel="hotline")
    refer(lead=lead, claims=[ClaimGiven("severance", Decimal(9000))], workers=4, actor=cast.actor("chen"), at=NOW)
    label = Label.objects.get()
    assert label.labour is True
    assert label.told["sums"]["corrected"] == ["9000"]
    assert label.told["topics"]["corrected"] == ["severance"]
    assert label.told["people"]["corrected"] == 4


@pytest.mark.parametrize(("outcome", "labour"), [("not_for_us", False), ("answered", True), ("duplicate", None)])
def test_an_outcome_says_whether_a_hotlines_letter_was_about_work(cast: Cast, outcome, labour):
    close(lead=taken(cast, channel="hotline"), outcome=outcome, reason="核实过了", actor=cast.actor("chen"), at=NOW)
    assert [label.labour for label in Label.objects.all()] == ([] if labour is None else [labour])


def test_a_letter_set_aside_wrongly_and_one_set_aside_rightly(cast: Cast):
    make_lead(letter=letter(cast, 1, "在后厨干了三个月"), reason="是打工的事", actor=cast.actor("gu"), at=NOW)
    confirm_aside(letter=letter(cast, 2), actor=cast.actor("gu"), at=NOW)
    assert sorted(Label.objects.values_list("labour", flat=True)) == [False, True]
    assert "leads.letter_confirmed_aside" in told_facts(cast)


def test_a_letter_that_became_a_lead_cannot_be_confirmed_aside(cast: Cast):
    row = letter(cast)
    make_lead(letter=row, reason="是打工的事", actor=cast.actor("gu"), at=NOW)
    with pytest.raises(Refused, match="已经改为线索"):
        confirm_aside(letter=row, actor=cast.actor("gu"), at=NOW)


def test_labels_end_with_the_words(cast: Cast):
    lead, row = raised(cast).lead, letter(cast)
    keep_label(lead, labour=True, at=NOW)
    keep_label(row, labour=False, at=NOW)
    dispose_leads(leads=[lead], signed_by=("A-gu", "A-lead"), actor=Actor.system("test"), at=NOW)
    dispose_letters(letters=[row], signed_by=("A-gu", "A-lead"), actor=Actor.system("test"), at=NOW)
    assert not Label.objects.exists()


def test_what_was_told_is_sealed(cast: Cast):
    keep_label(raised(cast).lead, corrected={"employer_words": ("", "顺水物业公司")}, at=NOW)
    (stored,) = Label.objects.values_list("told", flat=True)
    assert "顺水物业公司" not in str(stored)


# Leaving the house


def test_only_checked_texts_leave_masked_with_a_reason(cast: Cast):
    actor = exporter(cast)
    story = "我叫张晓东，电话13812342061，老板王建国欠我8000元工资"
    keep_label(raised(cast, story=story).lead, corrected={"topics": ([], ["wages_owed"]), "sums": (None, ["8000"])}, at=NOW)
    keep_label(letter(cast, 9, "还没有人看过这一段"), labour=False, at=NOW)
    label = Label.objects.get(lead__isnull=False)
    check_names(names={label: ["张晓东", "王建国"]}, district=cast.district, actor=actor, at=NOW)
    (row,) = export_labels(district=cast.district, reason=REASON, actor=actor, at=NOW)
    assert row["text"] == "我叫某某，电话138****2061，老板某某欠我8000元工资"
    assert (row["claims"], row["amounts_yuan"], row["told_on"]) == (["wages_owed"], [8000.0], "2026-11-23")
    assert told_facts(cast)[-2:] == ["leads.names_checked", "leads.labels_exported"]


def test_a_shielded_leads_words_never_leave(cast: Cast):
    actor = exporter(cast)
    keep_label(raised(cast, shielded=True).lead, labour=True, at=NOW)
    Label.objects.update(names_checked_at=NOW)
    with pytest.raises(Refused):
        export_labels(district=cast.district, reason=REASON, actor=actor, at=NOW)


@pytest.mark.parametrize("who", ["gu", "lead", "chen", "far_district"])
def test_without_the_right_nothing_is_exported(cast: Cast, who):
    keep_label(raised(cast).lead, labour=True, at=NOW)
    Label.objects.update(names_checked_at=NOW)
    with pytest.raises(Refused, match="导出权限"):
        export_labels(district=cast.district, reason=REASON, actor=cast.actor(who), at=NOW)


def test_an_export_needs_a_reason_and_something_checked(cast: Cast):
    actor = exporter(cast)
    with pytest.raises(Refused, match="看一遍"):
        export_labels(district=cast.district, reason=REASON, actor=actor, at=NOW)
    with pytest.raises(Refused) as refused:
        export_labels(district=cast.district, reason=" ", actor=actor, at=NOW)
    assert refused.value.field == "reason"


def test_the_command_writes_what_the_bench_reads_and_overwrites_nothing(cast: Cast, tmp_path, capsys):
    from doorstep.knowledge.language.__main__ import main

    exporter(cast)
    keep_label(raised(cast).lead, corrected={"topics": ([], ["wages_owed"])}, labour=True, at=NOW)
    Label.objects.update(names_checked_at=NOW)
    out = tmp_path / "labels.jsonl"
    asked = {"district": "HA", "account": "A-gu", "reason": REASON, "out": str(out)}
    call_command("export_labels", **asked)
    assert json.loads(out.read_text(encoding="utf-8"))["labour"] is True
    assert main(["bench", "--data", str(tmp_path)]) == 0
    assert "claims" in capsys.readouterr().out
    with pytest.raises(CommandError, match="已经有这个文件"):
        call_command("export_labels", **asked)
    with pytest.raises(CommandError, match="没有这个账号"):
        call_command("export_labels", **{**asked, "account": "A-none", "out": str(tmp_path / "b")})


# The router


def test_a_router_is_fitted_and_waits_for_a_person(cast: Cast, capsys):
    many_letters(cast)
    call_command("train_router", district="HA")
    router = LetterRouter.objects.get()
    assert router.state == "trained"
    assert (router.figures["labour"], router.figures["other"]) == (24, 24)
    assert "新办法" in capsys.readouterr().out
    assert [one.labour for one in judged_letters(cast.district, ["转办丁类第99号，工资没发"])] == [True]


def test_too_few_labels_are_said_so(cast: Cast):
    many_letters(cast, 3)
    with pytest.raises(CommandError, match="现在是3封和3封"):
        call_command("train_router", district="HA")


def test_an_adopted_router_sorts_the_letters_of_its_district_only(cast: Cast):
    many_letters(cast)
    router = train_router(district=cast.district, actor=cast.actor("gu"), at=NOW)
    adopt_router(router=router, actor=cast.actor("gu"), at=NOW)
    text = "转办丙类第99号"
    (ours,), (theirs,) = judged_letters(cast.district, [text]), judged_letters(cast.other_district, [text])
    assert (ours.labour, theirs.labour) == (True, False)
    (against,) = judged_letters(cast.district, ["转办丁类第99号，小区太吵，问工会"])
    assert not against.labour
    end_router(router=router, actor=cast.actor("gu"), at=NOW)
    assert not judged_letters(cast.district, [text])[0].labour
    assert told_facts(cast)[-3:] == ["leads.router_trained", "leads.router_adopted", "leads.router_ended"]


def test_a_later_router_ends_the_one_in_use_and_is_decided_once(cast: Cast):
    many_letters(cast)
    gu = cast.actor("gu")
    first = train_router(district=cast.district, actor=gu, at=NOW)
    adopt_router(router=first, actor=gu, at=NOW)
    second = train_router(district=cast.district, actor=gu, at=NOW)
    third = train_router(district=cast.district, actor=gu, at=NOW)
    adopt_router(router=third, actor=gu, at=NOW)
    assert [row.state for row in LetterRouter.objects.order_by("id")] == ["ended", "declined", "adopted"]
    with pytest.raises(Refused, match="已经有人决定过"):
        decline_router(router=second, actor=gu, at=NOW)
    assert third.record == first.record, "the same labels give the same weights"


@pytest.mark.parametrize("who", ["lead", "chen", "admin"])
def test_only_the_districts_officer_decides(cast: Cast, who):
    many_letters(cast)
    router = train_router(district=cast.district, actor=cast.actor("gu"), at=NOW)
    with pytest.raises(Refused, match="区工会干部"):
        adopt_router(router=router, actor=cast.actor(who), at=NOW)


def test_a_letter_the_router_turns_down_says_why(cast: Cast):
    many_letters(cast)
    adopt_router(
        router=train_router(district=cast.district, actor=cast.actor("gu"), at=NOW), actor=cast.actor("gu"), at=NOW
    )
    LetterRouter.objects.update(record={**LetterRouter.objects.get().record, "bias": -99.0})
    (found,) = judged_letters(cast.district, ["老板欠我三个月工资"])
    assert (found.labour, found.reason_zh, found.topics) == (False, OTHERWISE, ())


# Pages


def test_names_are_ticked_before_anything_leaves(cast: Cast):
    story = "我叫张晓东，工头老李说没钱，许多人都等着。电话13812342061"
    lead: Lead = raised(cast, story=story).lead
    keep_label(lead, labour=True, at=NOW)
    client = cast.client("gu")
    page = client.get("/desk/leads/labels/").content.decode()
    assert "138****2061" in page
    assert "13812342061" not in page
    assert page.count(f'name="names-{lead.code}"') == 2
    assert readings_of(cast.district.ref)
    sent = {"shown": [lead.code], f"names-{lead.code}": ["张晓东", "不在里面"], f"more-{lead.code}": "许多人、王二麻"}
    assert client.post("/desk/leads/labels/", sent).status_code == 302
    label = Label.objects.get()
    assert label.names == ["张晓东", "许多人", "王二麻"]
    assert label.names_checked_at
    assert "都看过了" in client.get("/desk/leads/labels/").content.decode()


def test_another_districts_texts_cannot_be_ticked(cast: Cast):
    lead = raised(cast).lead
    keep_label(lead, labour=True, at=NOW)
    cast.client("far_district").post("/desk/leads/labels/", {"shown": [lead.code]})
    assert Label.objects.get().names_checked_at is None


def test_the_page_shows_both_and_adopts(cast: Cast):
    client = cast.client("gu")
    assert "还没有练过新办法" in client.get("/desk/leads/router/").content.decode()
    many_letters(cast)
    router = train_router(district=cast.district, actor=cast.actor("gu"), at=NOW)
    page = client.get("/desk/leads/router/").content.decode()
    assert "采用新办法" in page
    assert "还按现在的分" in page
    client.post(f"/desk/leads/router/{router.code}/", {"decision": "adopt"})
    assert LetterRouter.objects.get().state == "adopted"
    assert "停用，改回词表" in client.get("/desk/leads/router/").content.decode()
    assert client.post(f"/desk/leads/router/{router.code}/", {"decision": "adopt"}).status_code == 302
    assert LetterRouter.objects.get().state == "adopted"


def test_a_letter_is_confirmed_aside_with_one_tap(cast: Cast):
    row = letter(cast)
    assert "不是劳动方面的" in cast.client("gu").get(f"/desk/leads/set-aside/{row.code}/").content.decode()
    cast.client("gu").post(f"/desk/leads/set-aside/{row.code}/confirm/")
    assert Label.objects.get().labour is False


def cost(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


@pytest.mark.parametrize(("path", "most"), [("/desk/leads/labels/", 18), ("/desk/leads/router/", 13)])
def test_the_pages_cost_the_same_for_two_rows_and_nine(cast: Cast, path: str, most: int):
    client = cast.client("gu")
    client.get("/desk/leads/set-aside/")
    for nth in range(2):
        keep_label(letter(cast, nth + 1), labour=False, at=NOW)
    cost(client, path)  # the first reading begins a stream of the journal
    few = cost(client, path)
    for nth in range(2, 9):
        keep_label(letter(cast, nth + 1), labour=False, at=NOW)
    assert cost(client, path) == few <= most + connection.features.has_select_for_update


def test_only_what_stood_on_the_page_leaves_and_no_half_number(cast: Cast):
    story = "店里欠了工资。" * 85 + "请打13800132061，" + "店里欠了工资。" * 5 + "老板叫方䶮月。"
    keep_label(letter(cast, story=story), labour=True, at=NOW)
    chen = exporter(cast)
    page = cast.client("gu").get("/desk/leads/labels/").content.decode()
    assert "1380" not in page
    assert "方䶮月" not in page
    cast.client("gu").post("/desk/leads/labels/", {"shown": Label.objects.get().source.code})
    (row,) = export_labels(district=cast.district, reason=REASON, actor=chen, at=NOW)
    assert "方䶮月" not in row["text"]
    assert "1380" not in row["text"]
