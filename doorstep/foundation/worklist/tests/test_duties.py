"""Duties are put, moved, settled and handed over by the room that owes them."""

from datetime import timedelta

import pytest

from doorstep.foundation.worklist.actions.duties import NewDuty, hand_over, put_many, settle, settle_all
from doorstep.foundation.worklist.actions.duties import put as put_alone
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, TODAY, Cast

from .support import SYSTEM, do, put, thing

pytestmark = pytest.mark.django_db


def test_putting_again_moves_the_one_open_duty(cast: Cast) -> None:
    first = put("a", cast.station, 1)
    again = put("a", cast.neighbour, 5, account=cast.account("wu"), red_flag="停工")
    assert again.pk == first.pk
    duty = Duty.objects.get()
    assert (duty.due, duty.office, duty.account, duty.red_flag) == (
        TODAY + timedelta(days=5), cast.neighbour, cast.account("wu"), "停工",
    )  # fmt: skip


def test_a_settled_duty_stays_and_a_new_one_may_be_put(cast: Cast) -> None:
    put("a", cast.station)
    assert do(call=lambda: settle(about=thing("a"), kind="call", actor=SYSTEM, at=NOW))
    assert not do(call=lambda: settle(about=thing("a"), kind="call", actor=SYSTEM, at=NOW))
    put("a", cast.station)
    assert (Duty.objects.count(), Duty.objects.open().count()) == (2, 1)


def test_settling_all_leaves_other_records_alone(cast: Cast) -> None:
    put("a", cast.station)
    put("a", cast.station, kind="limit")
    put("b", cast.station)
    assert do(call=lambda: settle_all(about=thing("a"), actor=SYSTEM, at=NOW)) == 2
    assert [duty.about_code for duty in Duty.objects.open()] == ["b"]


def test_handing_over_moves_office_and_person_and_keeps_the_dates(cast: Cast) -> None:
    put("a", cast.station, 2)
    put("a", cast.station, 9, kind="limit")
    do(call=lambda: hand_over(about=thing("a"), office=cast.neighbour, account=cast.account("wu"), actor=SYSTEM, at=NOW))
    found = {(duty.office_id, duty.account_id, duty.days_left(TODAY)) for duty in Duty.objects.all()}
    assert found == {(cast.neighbour.pk, cast.account("wu").pk, 2), (cast.neighbour.pk, cast.account("wu").pk, 9)}


def test_many_are_put_in_one_statement(cast: Cast, django_assert_max_num_queries) -> None:
    rows = [NewDuty(thing(str(n)), "call", cast.station, TODAY, TODAY) for n in range(300)]
    with django_assert_max_num_queries(1):
        put_many(duties=rows, actor=SYSTEM, at=NOW)
    assert Duty.objects.count() == 300


def test_outside_an_action_nothing_is_put(cast: Cast, committing_db: None) -> None:
    with pytest.raises(RuntimeError, match="inside an action"):
        put_alone(about=thing("a"), kind="call", office=cast.station, due=TODAY, started_on=TODAY, actor=SYSTEM, at=NOW)
