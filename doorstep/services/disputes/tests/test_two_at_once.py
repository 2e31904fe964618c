"""Two people press the same button at the same moment: one wins, the other reads a plain sentence."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.journal.verifying import verify_streams
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.lawbook.actions.adopting import adopt, propose_figure
from doorstep.foundation.lawbook.models import Figure
from doorstep.foundation.linkage.actions.transfers import accept, ask, pull
from doorstep.foundation.linkage.models import Transfer
from doorstep.foundation.worklist.actions.views import save_view
from doorstep.foundation.worklist.models import SavedView
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.actions.joining import merge
from doorstep.services.disputes.actions.playbooks import tick
from doorstep.services.disputes.actions.worksheets import save_worksheet
from doorstep.services.disputes.models import Guidance, Matter, SavedSheet, Tick
from doorstep.services.disputes.queries.playbooks import checklist_of
from tests.support.cast import NOW, Cast, make_cast

from .support import registered


@pytest.fixture
def city(committing_db: None) -> Cast:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has one writer at a time; its test database lies in memory and cannot be shared by threads")
    return make_cast()


def both(act: Callable[[str], None], *who: str) -> list[str]:
    """What each was told: nothing when it worked."""

    def one(name: str) -> str:
        try:
            act(name)
        except Refused as refused:
            return refused.sentence
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(who)) as threads:
        return list(threads.map(one, who))


def test_of_two_second_people_one_closes(city: Cast) -> None:
    matter = registered(city)
    propose_closing(matter=matter, outcome="withdrawn", reason="不办了", actor=city.actor("chen"), at=NOW)
    told = both(lambda who: agree(matter=Matter.objects.get(), actor=city.actor(who), at=NOW), "zhou", "gu")
    assert sorted(told) == ["", "这件事已经办结，有新情况可以重新打开"]
    assert [fact.code for fact in facts_about(matter.ref)].count("disputes.closed") == 1
    assert list(verify_streams()) == []


def test_of_one_form_sent_twice_at_once_one_acts(city: Cast) -> None:
    registered(city)

    def guide(who: str) -> None:
        give_guidance(matter=Matter.objects.get(), words="去申请仲裁", form_key="same", actor=city.actor(who), at=NOW)

    told = both(guide, "chen", "chen")
    assert sorted(told) == ["", "这张表已经收到过，没有再记一次"]
    assert Guidance.objects.count() == 1


def test_of_two_officers_who_accept_one_transfer_one_takes_it(city: Cast) -> None:
    matter = registered(city)
    city.account("zhou").roles_held.filter(organisation=city.station).update(organisation=city.neighbour)
    ask(about=matter.ref, taker=city.neighbour, reason="他在那边上班", actor=city.actor("chen"), at=NOW)
    told = both(lambda who: accept(transfer=Transfer.objects.get(), actor=city.actor(who), at=NOW), "wu", "zhou")
    assert sorted(map(bool, told)) == [False, True]
    assert "刚才已经接收了，您不用再点" in "".join(told)
    moved = Matter.objects.select_related("office", "handler").get()
    assert moved.office == city.neighbour
    assert moved.handler in {city.account("wu"), city.account("zhou")}
    assert [fact.code for fact in facts_about(matter.ref)].count("disputes.office_changed") == 1


def test_of_two_who_join_a_pair_crosswise_one_wins_and_nobody_hangs(city: Cast) -> None:
    early = registered(city, received_on=NOW - timedelta(days=4))
    late = registered(city, received_on=NOW - timedelta(days=2))

    def join(who: str) -> None:
        pair = {one.code: one for one in Matter.objects.all()}
        one, other = (early, late) if who == "chen" else (late, early)
        merge(matter=pair[one.code], survivor=pair[other.code], reason="同一件", actor=city.actor(who), at=NOW)

    told = both(join, "chen", "zhou")
    assert sorted(map(bool, told)) == [False, True]
    assert sorted(Matter.objects.values_list("phase", flat=True)) == ["closed", "registered"]


def test_of_one_view_kept_twice_at_once_one_is_there(city: Cast) -> None:
    def keep(who: str) -> None:
        save_view(page="today", name="等企业", address="?view=office", actor=city.actor(who), at=NOW)

    assert both(keep, "chen", "chen", "chen") == ["", "", ""]
    assert SavedView.objects.count() == 1


def test_a_line_ticked_twice_at_once_is_ticked_once(city: Cast) -> None:
    key = checklist_of(registered(city))[0].key
    told = both(
        lambda who: tick(matter=Matter.objects.get(), key=key, done=True, actor=city.actor(who), at=NOW), "chen", "zhou"
    )
    assert sorted(told) == ["", "这一项刚才已经点过，没有再记一次"]
    assert Tick.objects.count() == 1
    assert list(verify_streams()) == []


def test_two_sheets_kept_at_once_have_two_numbers(city: Cast) -> None:
    registered(city)
    facts = {"hire": "2022-04-11", "end": "2026-10-31", "avg12": "6240"}

    def keep(who: str) -> None:
        save_worksheet(
            matter=Matter.objects.get(),
            rule="severance.amount",
            facts=facts,
            account="worker",
            actor=city.actor(who),
            at=NOW,
        )

    assert both(keep, "chen", "zhou") == ["", ""]
    assert sorted(SavedSheet.objects.values_list("number", flat=True)) == [1, 2]


def test_of_two_who_adopt_one_figure_one_does_and_never_who_entered_it(city: Cast) -> None:
    row = propose_figure(
        region="beijing", name="minimum_wage_month", value=Decimal(2700), unit="元", since=date(2027, 1, 1), source="通知",
        actor=city.actor("admin"), at=NOW,
    )  # fmt: skip
    with pytest.raises(Refused):
        adopt(proposal=row, actor=city.actor("admin"), at=NOW)
    told = both(lambda who: adopt(proposal=Figure.objects.get(), actor=city.actor(who), at=NOW), "gu", "gu")
    assert sorted(map(bool, told)) == [False, True]


def test_one_record_offered_and_asked_for_at_once_has_one_transfer(city: Cast) -> None:
    matter = registered(city)

    def move(who: str) -> None:
        act = ask if who == "chen" else pull
        act(about=matter.ref, taker=city.neighbour, reason="住在那边", actor=city.actor(who), at=NOW)

    told = both(move, "chen", "wu")
    assert sorted(map(bool, told)) == [False, True]
    assert Transfer.objects.count() == 1
