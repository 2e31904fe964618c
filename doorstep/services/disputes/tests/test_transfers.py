"""A matter goes to another station: the giver answers for it until it is accepted, and no legal day moves."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.linkage.actions.silence import hand_up, hand_up_silent
from doorstep.foundation.linkage.actions.transfers import accept, ask, pull, reject, withdraw
from doorstep.foundation.linkage.models import Transfer
from doorstep.foundation.linkage.queries.transfers import Asked, open_transfer, transfers_of
from doorstep.foundation.linkage.rules import may as may_with_transfer
from doorstep.foundation.worklist.models import Duty
from doorstep.services.disputes.actions.closing import propose_closing
from doorstep.services.disputes.actions.custody import shield
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.dates import mediation_clocks
from doorstep.services.disputes.queries.replay import replay, standing_of
from doorstep.services.disputes.rules import may
from tests.support.cast import NOW, PEOPLE, Cast

from .support import open_dues, person, registered, told

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(hours=3)


def offered(cast: Cast, matter: Matter, *, keeps: bool = False, at: datetime = NOW) -> Transfer:
    return ask(
        about=matter.ref,
        taker=cast.neighbour,
        reason="他在那条街道上班",
        keeps_reading=keeps,
        actor=cast.actor("chen"),
        at=at,
    )


def fresh(matter: Matter) -> Matter:
    return Matter.objects.select_related("office", "handler").get(pk=matter.pk)


def test_until_it_is_accepted_the_giver_holds_it_and_at_that_moment_no_more(cast: Cast) -> None:
    matter = registered(cast)
    legal = [one.due for one in mediation_clocks(matter)]
    transfer = offered(cast, matter)
    assert may(cast.actor("chen"), "give_guidance", fresh(matter))
    assert not may(cast.actor("wu"), "view", fresh(matter))
    accept(transfer=transfer, actor=cast.actor("wu"), at=LATER)
    moved = fresh(matter)
    assert (moved.office, moved.handler) == (cast.neighbour, cast.account("wu"))
    assert not may(cast.actor("chen"), "view", moved)
    assert may(cast.actor("wu"), "give_guidance", moved)
    assert [one.due for one in mediation_clocks(moved)] == legal
    assert {(duty.office, duty.account) for duty in open_dues(moved).values()} == {(cast.neighbour, cast.account("wu"))}
    assert replay(facts_about(matter.ref)) == standing_of(moved)
    assert told(matter)[-1] == "disputes.office_changed"


def test_the_giver_reads_on_only_if_that_was_ticked_and_no_list_shows_it(cast: Cast) -> None:
    matter = registered(cast)
    accept(transfer=offered(cast, matter, keeps=True), actor=cast.actor("wu"), at=LATER)
    url, client = f"/desk/matters/{matter.code}/", cast.client("chen")
    shown = client.get(url)
    assert shown.status_code == 200
    assert "btn-primary" not in shown.content.decode()
    assert client.get(f"{url}guide/").status_code == 404
    assert matter.code not in client.get("/desk/matters/").content.decode()
    shield(matter=fresh(matter), reason="怕报复", actor=cast.actor("wu"), at=LATER)
    assert client.get(url).status_code == 404


def test_what_is_readable_and_what_may_be_viewed_are_the_same_for_everybody(cast: Cast) -> None:
    for keeps in (True, False):
        accept(transfer=offered(cast, registered(cast), keeps=keeps), actor=cast.actor("wu"), at=LATER)
    for who, _, _ in PEOPLE:
        actor = cast.actor(who)
        seen = set(Matter.objects.readable_by(actor).values_list("code", flat=True))
        assert seen == {
            one.code for one in Matter.objects.select_related("office", "handler") if may(actor, "view", one)
        }, who


def test_a_rejected_one_stays_with_a_reason_both_can_read(cast: Cast) -> None:
    matter = registered(cast)
    transfer = offered(cast, matter)
    with pytest.raises(Refused, match="为什么不接"):
        reject(transfer=transfer, reason=" ", actor=cast.actor("wu"), at=LATER)
    reject(transfer=transfer, reason="他不在我们街道上班", actor=cast.actor("wu"), at=LATER)
    assert fresh(matter).office == cast.station
    assert "他不在我们街道上班" in cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode()
    assert open_transfer(matter.ref) is None
    offered(cast, matter, at=LATER)


def test_withdrawn_by_who_asked_and_by_nobody_of_the_other_side(cast: Cast) -> None:
    transfer = offered(cast, registered(cast))
    with pytest.raises(Refused, match="由提出的站来做"):
        withdraw(transfer=transfer, actor=cast.actor("wu"), at=LATER)
    withdraw(transfer=transfer, actor=cast.actor("zhou"), at=LATER)
    with pytest.raises(Refused, match="zhou老师刚才已经撤回了"):
        accept(transfer=transfer, actor=cast.actor("wu"), at=LATER)


def test_of_two_who_answer_the_second_reads_what_the_first_did(cast: Cast) -> None:
    transfer = offered(cast, registered(cast))
    accept(transfer=transfer, actor=cast.actor("wu"), at=LATER)
    with pytest.raises(Refused, match="wu老师刚才已经接收了，您不用再点"):
        accept(transfer=Transfer.objects.get(), actor=cast.actor("wu"), at=LATER)


def test_after_two_working_days_of_silence_the_district_decides(cast: Cast) -> None:
    matter = registered(cast)
    transfer = offered(cast, matter)  # a Monday: to be answered by Wednesday
    assert transfer.answer_due == (NOW + timedelta(days=2)).date()
    with pytest.raises(Refused, match="由区里定"):
        accept(transfer=transfer, actor=cast.actor("gu"), at=LATER)
    assert hand_up_silent({}, NOW + timedelta(days=2)) == "没有过期没答复的移送"
    silent = NOW + timedelta(days=3)
    for note in ("1件移送没有答复，已请区里定", "没有过期没答复的移送"):
        assert hand_up_silent({}, silent) == note
    duty = Duty.objects.open().get(about_kind="transfer")
    assert (duty.office, duty.due) == (cast.district, transfer.answer_due)
    assert fresh(matter).office == cast.station
    assert transfer.code in cast.client("gu").get("/desk/transfers/").content.decode()
    accept(transfer=Transfer.objects.get(), actor=cast.actor("gu"), at=silent)
    assert (fresh(matter).office, fresh(matter).handler) == (cast.neighbour, None)


def test_another_station_asks_to_have_it_and_the_holder_answers(cast: Cast) -> None:
    matter = registered(cast)
    asked = pull(about=matter.ref, taker=cast.neighbour, reason="他住在我们街道", actor=cast.actor("wu"), at=NOW)
    with pytest.raises(Refused, match="由对方站来答复"):
        accept(transfer=asked, actor=cast.actor("wu"), at=LATER)
    assert not may(cast.actor("wu"), "view", fresh(matter))
    accept(transfer=asked, actor=cast.actor("zhou"), at=LATER)
    assert (fresh(matter).office, fresh(matter).handler) == (cast.neighbour, cast.account("wu"))


@pytest.mark.parametrize("code", ["HA-2026-000002", "HA-2099-000001", "' OR 1=1"])
def test_what_a_station_may_not_know_of_answers_like_what_does_not_exist(cast: Cast, code: str) -> None:
    registered(cast)
    registered(cast, shielded=True)
    answer = cast.client("wu").post("/desk/transfers/pull/", {"code": code, "reason": "他住在我们街道"})
    assert answer.status_code == 422
    assert "没有找到这个编号" in answer.content.decode()
    assert not Transfer.objects.exists()


def test_one_at_a_time_never_to_itself_never_out_of_the_district(cast: Cast) -> None:
    matter = registered(cast)
    for taker, says in ((cast.station, "已经在"), (cast.other_station, "本区"), (cast.petition, "本区")):
        with pytest.raises(Refused, match=says):
            ask(about=matter.ref, taker=taker, reason="x", actor=cast.actor("chen"), at=NOW)
    offered(cast, matter)
    with pytest.raises(Refused, match="已经有一个移送"):
        offered(cast, matter)
    with pytest.raises(IntegrityError):
        old = Transfer.objects.get()
        old.pk, old.code = None, "other"
        old.save(force_insert=True)


def test_while_it_waits_for_an_answer_nobody_closes_it(cast: Cast) -> None:
    matter = registered(cast)
    offered(cast, matter)
    with pytest.raises(Refused, match="正在等别的站答复"):
        propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=cast.actor("chen"), at=LATER)


def test_before_it_is_accepted_the_other_station_sees_what_it_is_about_and_not_whose(cast: Cast) -> None:
    matter = registered(cast, person=person(cast))
    transfer = offered(cast, matter)
    shown = cast.client("wu").get(f"/desk/transfers/{transfer.code}/").content.decode()
    assert "被欠工资" in shown
    assert "他在那条街道上班" in shown
    assert matter.story not in shown
    assert f"/desk/matters/{matter.code}/" not in shown
    assert transfer.code in cast.client("wu").get("/desk/?view=office").content.decode()


def test_who_sees_a_transfer_is_who_the_rules_say(cast: Cast) -> None:
    transfer = offered(cast, registered(cast))
    for who, _, _ in PEOPLE:
        actor = cast.actor(who)
        assert Transfer.objects.visible_to(actor).exists() == bool(may_with_transfer(actor, "view", transfer)), who
    assert list(transfers_of(cast.actor("wu"), Asked("in"))) == [transfer]
    assert list(transfers_of(cast.actor("chen"), Asked("in"))) == []
    assert list(transfers_of(cast.actor("chen"), Asked("out"))) == [transfer]


def test_a_code_nobody_knows_can_be_given_to_nobody(cast: Cast) -> None:
    with pytest.raises(Refused):
        ask(about=Ref("matter", "nothing"), taker=cast.neighbour, reason="x", actor=cast.actor("chen"), at=NOW)


def test_who_asks_for_a_number_learns_nothing_of_the_record(cast: Cast) -> None:
    matter = registered(cast)
    transfer = pull(about=matter.ref, taker=cast.neighbour, reason="住我们街道", actor=cast.actor("wu"), at=NOW)
    url, client = f"/desk/transfers/{transfer.code}/", cast.client("wu")
    name = cast.enterprise.short_name or cast.enterprise.name

    def shown() -> str:
        return "".join(
            client.get(one).content.decode() for one in (url, "/desk/transfers/?tab=out", "/desk/transfers/?tab=done")
        )

    for _ in range(2):
        assert matter.code in shown()
        assert name not in shown()
        assert "欠" not in shown()
        if transfer.state == "asked":
            withdraw(transfer=transfer, actor=cast.actor("wu"), at=LATER)
    assert name in cast.client("chen").get(url).content.decode()


def test_who_offers_is_read_by_the_taker_and_after_the_answer_by_the_holder_alone(cast: Cast) -> None:
    transfer = offered(cast, registered(cast))
    url, name = f"/desk/transfers/{transfer.code}/", cast.enterprise.short_name or cast.enterprise.name
    assert name in cast.client("wu").get(url).content.decode()
    accept(transfer=transfer, actor=cast.actor("wu"), at=LATER)
    assert name in cast.client("wu").get(url).content.decode()
    assert name not in cast.client("chen").get(url).content.decode()


def test_one_answered_while_the_night_runs_is_not_handed_up(cast: Cast) -> None:
    transfer = offered(cast, registered(cast))
    seen_before = Transfer.objects.get()
    accept(transfer=transfer, actor=cast.actor("wu"), at=LATER)
    with pytest.raises(Refused, match="已经答复了"):
        hand_up(transfer=seen_before, actor=Actor.system("tick"), at=NOW + timedelta(days=5))
    assert not Duty.objects.open().filter(about_kind="transfer").exists()
