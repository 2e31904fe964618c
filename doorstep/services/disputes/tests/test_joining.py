"""Two registrations become one: old numbers and receipts lead on, and it can be taken apart again."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.queries.access import receipt_for
from doorstep.services.disputes.actions.closing import agree, propose_closing, reopen
from doorstep.services.disputes.actions.custody import shield
from doorstep.services.disputes.actions.disposal import dispose_due
from doorstep.services.disputes.actions.joining import merge, separate, set_apart
from doorstep.services.disputes.actions.registration import ClaimGiven
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.dates import mediation_clocks
from doorstep.services.disputes.queries.joining import absorbed_by, survivor_of
from doorstep.services.disputes.queries.replay import replay, standing_of
from tests.support.cast import NOW, Cast

from .support import open_dues, person, registered, told, with_receipt

pytestmark = pytest.mark.django_db
DAYS = timedelta(days=1)


def pair(cast: Cast) -> tuple[Matter, Matter]:
    """The earlier, then the later."""
    early = registered(cast, received_on=NOW - 5 * DAYS, person=person(cast))
    return early, registered(cast, received_on=NOW - 2 * DAYS, claims=[ClaimGiven("contract", Decimal("500.00"))])


def joined(cast: Cast, matter: Matter, survivor: Matter, **more) -> None:
    merge(matter=matter, survivor=survivor, reason="同一个人说了两次", actor=cast.actor("chen"), at=NOW, **more)


def fresh(matter: Matter) -> Matter:
    return Matter.objects.select_related("office", "handler", "merged_into").get(pk=matter.pk)


def test_old_number_and_receipt_lead_to_the_one_that_goes_on(cast: Cast) -> None:
    early, late = pair(cast)
    digits = with_receipt(late, cast).digits
    legal = [one.due for one in mediation_clocks(early)]
    joined(cast, late, early)
    answer = cast.client("chen").get(f"/desk/matters/{late.code}/")
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/matters/{early.code}/")
    receipt = receipt_for(digits)
    assert receipt is not None
    assert receipt.about == early.ref
    assert open_dues(late) == {}
    assert [one.due for one in mediation_clocks(fresh(early))] == legal
    assert replay(facts_about(late.ref)) == standing_of(fresh(late))
    assert "这里是原来的内容" in cast.client("chen").get(f"/desk/matters/{late.code}/?old=1").content.decode()


def test_the_timeline_shows_both(cast: Cast) -> None:
    early, late = pair(cast)
    joined(cast, late, early)
    shown = re.sub(r"<[^>]+>", "", cast.client("chen").get(f"/desk/matters/{early.code}/").content.decode())
    assert f"{late.code}并到这里" in shown
    assert f"并入{early.code}" in shown
    assert shown.count("登记为争议事项") == 2


def test_chains_end_at_the_last_one(cast: Cast) -> None:
    matters = [registered(cast, received_on=NOW - n * DAYS) for n in (4, 3, 2, 1)]
    digits = with_receipt(matters[3], cast).digits
    for n in (3, 2, 1):
        joined(cast, fresh(matters[n]), fresh(matters[n - 1]))
    assert {survivor_of(fresh(one)).pk for one in matters} == {matters[0].pk}
    assert {one.pk for one in absorbed_by(matters[0])} == {one.pk for one in matters[1:]}
    receipt = receipt_for(digits)
    assert receipt is not None
    assert receipt.about == matters[0].ref


def test_claims_go_over_only_when_named_and_people_once(cast: Cast) -> None:
    early, late = pair(cast)
    twin = registered(cast, received_on=NOW - DAYS, person=person(cast))
    joined(cast, late, early, claims=list(late.claims.values_list("pk", flat=True)), workers=3)
    joined(cast, twin, fresh(early))
    kept = fresh(early)
    assert list(kept.claims.order_by("id").values_list("topic", flat=True)) == ["wages_owed", "overtime", "contract"]
    assert (kept.workers, kept.topics) == (3, ["wages_owed", "overtime", "contract"])
    assert kept.parties.filter(side="applicant").count() == 1, "the same telephone is the same person"


def test_what_cannot_be_joined_says_what_to_do(cast: Cast) -> None:
    early, late = pair(cast)
    elsewhere = registered(cast, office=cast.neighbour, who="wu", handler=None, received_on=NOW - 9 * DAYS)
    asks = registered(cast, asks_mediation=False, received_on=NOW - 8 * DAYS)
    closed = registered(cast, received_on=NOW - 7 * DAYS)
    propose_closing(matter=closed, outcome="withdrawn", reason="不办了", actor=cast.actor("chen"), at=NOW)
    wrong = [(late, late, "不能和自己合并"), (early, late, "请反过来"), (late, closed, "等第二个人"), (late, asks, "只要咨询"),
             (late, elsewhere, "没有找到")]  # fmt: skip
    for matter, survivor, says in wrong:
        with pytest.raises(Refused, match=says):
            joined(cast, fresh(matter), fresh(survivor))
    agree(matter=fresh(closed), actor=cast.actor("zhou"), at=NOW)
    with pytest.raises(Refused, match="已经办结"):
        joined(cast, late, fresh(closed))
    with pytest.raises(Refused, match="不在同一个站"):
        merge(matter=late, survivor=elsewhere, reason="同一件", actor=cast.actor("gu"), at=NOW)
    answer = cast.client("chen").post(f"/desk/matters/{late.code}/join/", {"survivor": elsewhere.code, "reason": "同一件"})
    assert "没有找到这个编号" in answer.content.decode()
    assert {fresh(one).phase for one in (early, late)} == {"registered"}


def test_taken_apart_on_the_same_day_everything_is_as_before(cast: Cast) -> None:
    early, late = pair(cast)
    digits, dues = with_receipt(late, cast).digits, {kind: duty.due for kind, duty in open_dues(late).items()}
    joined(cast, late, early, claims=list(late.claims.values_list("pk", flat=True)), workers=3)
    separate(matter=fresh(late), actor=cast.actor("chen"), at=NOW + timedelta(hours=2))
    again = fresh(late)
    assert (again.phase, again.outcome, again.merged_into, again.dispose_on) == ("registered", "", None, None)
    assert {kind: duty.due for kind, duty in open_dues(late).items()} == dues
    receipt = receipt_for(digits)
    assert receipt is not None
    assert receipt.about == late.ref
    assert fresh(early).claims.count() == 2
    assert fresh(early).workers == 2
    assert replay(facts_about(late.ref)) == standing_of(again)
    assert told(early)[-1] == "disputes.released"


def test_only_its_own_receipts_come_back(cast: Cast) -> None:
    early, late = pair(cast)
    first, second = with_receipt(early, cast).digits, with_receipt(late, cast).digits
    joined(cast, late, early)
    separate(matter=fresh(late), actor=cast.actor("chen"), at=NOW)
    about = [receipt.about.code for digits in (first, second) if (receipt := receipt_for(digits))]
    assert about == [early.code, late.code]


def test_on_a_later_day_a_second_person_takes_it_apart(cast: Cast) -> None:
    early, late = pair(cast)
    joined(cast, late, early)
    with pytest.raises(Refused, match="另一位同事"):
        separate(matter=fresh(late), actor=cast.actor("chen"), at=NOW + DAYS)
    separate(matter=fresh(late), actor=cast.actor("zhou"), at=NOW + DAYS)
    with pytest.raises(Refused, match="没有并到别的事里"):
        separate(matter=fresh(late), actor=cast.actor("zhou"), at=NOW + DAYS)


def test_a_joined_one_is_not_reopened_but_taken_apart(cast: Cast) -> None:
    early, late = pair(cast)
    joined(cast, late, early)
    with pytest.raises(Refused, match="要单独办请点"):
        reopen(matter=fresh(late), ground="new_facts", reason="x", actor=cast.actor("zhou"), at=NOW)


def test_the_words_of_the_old_one_stay_while_the_other_is_in_hand(cast: Cast) -> None:
    early, late = pair(cast)
    joined(cast, late, early)
    far = NOW.date() + timedelta(days=5 * 366)
    assert dispose_due(on=far, signed_by=(), dry_run=True, actor=cast.actor("gu"), at=NOW) == 0


def test_seen_and_found_to_be_two_they_warn_no_more(cast: Cast) -> None:
    early, late = pair(cast)
    page = f"/desk/matters/{late.code}/"
    assert "可能重复" in cast.client("chen").get(page).content.decode()
    assert cast.client("chen").post(f"{page}set-apart/", {"other": early.code}).status_code == 302
    for one in (early, late):
        assert "可能重复" not in cast.client("chen").get(f"/desk/matters/{one.code}/").content.decode()
    with pytest.raises(Refused, match="同一件事"):
        set_apart(matter=late, other=late, actor=cast.actor("chen"), at=NOW)


@pytest.mark.parametrize("which", [0, 1])
def test_a_protected_one_joins_none_that_is_not(cast: Cast, which: int) -> None:
    both = pair(cast)
    early, late = both
    shield(matter=both[which], reason="怕报复", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused, match=f"请先把{both[1 - which].code}也保护起来"):
        joined(cast, late, early)
    shield(matter=both[1 - which], reason="怕报复", actor=cast.actor("chen"), at=NOW)
    joined(cast, fresh(late), fresh(early))
    assert fresh(late).merged_into == early
