"""Whoever does not handle a matter asks for the identity: agreed to by another, for one account and a time."""

from datetime import timedelta

import pytest

from doorstep.foundation.journal.reading import readings_of
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.models import Notice
from doorstep.foundation.people.actions.absence import set_absence
from doorstep.foundation.people.actions.identity import look_at_identity, open_identity, use_opening
from doorstep.foundation.people.actions.openings import (
    ask_opening,
    decline_opening,
    grant_opening,
    look_into_opening,
    open_in_emergency,
    set_practice,
)
from doorstep.foundation.people.models import IdentityOpening, RoleHeld
from doorstep.foundation.people.queries.readings import readings_by_person, readings_for_person
from doorstep.foundation.people.tests.support import with_second_factor
from doorstep.foundation.worklist.models import Duty
from doorstep.wiring.openings import tell_who_may_agree
from tests.support.cast import NOW, TODAY, Cast

from .support import PLANTED_NAME, person, registered

pytestmark = pytest.mark.django_db
WHY = {"purpose": "contact", "reason": "打电话约调解时间"}


@pytest.fixture
def what(cast: Cast) -> dict:
    whose = person(cast)
    return {"person": whose, "about": registered(cast, person=whose).ref}


def asked(cast: Cast, what: dict, who: str = "zhou") -> IdentityOpening:
    return ask_opening(**what, **WHY, actor=cast.actor(who), at=NOW)


def test_asked_granted_used_and_lapsed(cast: Cast, what: dict) -> None:
    zhou = {**what, "actor": cast.actor("zhou")}
    with pytest.raises(Refused, match="不是这件事的经办人"):
        open_identity(**zhou, reason="打电话约时间", at=NOW)
    opening = asked(cast, what)
    assert Duty.objects.open().filter(about_code=opening.code, kind="identity_answer").exists()
    with pytest.raises(Refused, match="到期"):
        use_opening(**zhou, at=NOW)
    granted = grant_opening(opening=opening, term="2", actor=cast.actor("chen"), at=NOW)
    assert not Duty.objects.open().filter(about_code=opening.code).exists()
    assert look_at_identity(**zhou, at=NOW) is None, "the first look is an act of its own"
    assert use_opening(**zhou, at=NOW).name == PLANTED_NAME
    assert look_at_identity(**zhou, at=NOW + timedelta(minutes=119)) is not None
    assert [one.account for one in readings_of(what["about"])][:2] == ["A-zhou", "A-zhou"]
    assert look_at_identity(**{**zhou, "actor": cast.actor("gu")}, at=NOW) is None, "one person's"
    assert look_at_identity(**zhou, at=NOW + timedelta(hours=2)) is None
    granted.refresh_from_db()
    assert granted.looks == 2
    assert granted.state_at(NOW + timedelta(hours=2)) == "到期了"


def test_never_by_oneself_never_twice_never_by_strangers(cast: Cast, what: dict) -> None:
    opening = asked(cast, what)
    with pytest.raises(Refused, match="自己的申请"):
        grant_opening(opening=opening, actor=cast.actor("zhou"), at=NOW)
    with pytest.raises(Refused, match="所在的站和区里"):
        grant_opening(opening=opening, actor=cast.actor("wu"), at=NOW)
    with pytest.raises(Refused, match="已经申请过"):
        asked(cast, what)
    decline_opening(opening=opening, words="请让经办人打", actor=cast.actor("gu"), at=NOW)
    with pytest.raises(Refused, match="gu老师刚才已经答复"):
        grant_opening(opening=opening, actor=cast.actor("chen"), at=NOW)
    assert asked(cast, what).state == "asked", "after a no one may ask again"


def test_a_question_nobody_answered_lapses(cast: Cast, what: dict) -> None:
    opening = asked(cast, what)
    later = NOW + timedelta(days=3)
    with pytest.raises(Refused, match="过期"):
        grant_opening(opening=opening, actor=cast.actor("chen"), at=later)
    again = ask_opening(**what, **WHY, actor=cast.actor("zhou"), at=later)
    assert again.pk != opening.pk


def test_where_nobody_else_could_agree_it_opens_and_is_flagged(cast: Cast, what: dict) -> None:
    RoleHeld.objects.filter(account__code__in=["A-chen", "A-gu"]).update(until=TODAY - timedelta(days=1))
    opening = asked(cast, what)
    assert (opening.how, opening.looked_into_at) == ("alone", None)
    assert look_at_identity(**what, actor=cast.actor("zhou"), at=NOW) is not None


def test_an_emergency_is_a_setting_and_is_looked_into_by_another(cast: Cast, what: dict) -> None:
    zhou = {**what, "purpose": "safety", "reason": "他说要跳楼，马上找人", "actor": cast.actor("zhou"), "at": NOW}
    with pytest.raises(Refused, match="先同意再打开"):
        open_in_emergency(**zhou)
    with pytest.raises(Refused, match="区里"):
        set_practice(district=cast.district, emergency=True, names_told=False, actor=cast.actor("chen"), at=NOW)
    set_practice(district=cast.district, emergency=True, names_told=True, actor=cast.actor("gu"), at=NOW)
    opening = open_in_emergency(**zhou)
    assert Duty.objects.open().get(about_code=opening.code).red_flag
    with pytest.raises(Refused, match="自己"):
        look_into_opening(opening=opening, actor=cast.actor("zhou"), at=NOW)
    look_into_opening(opening=opening, actor=cast.actor("gu"), at=NOW)
    assert not Duty.objects.open().filter(about_code=opening.code).exists()
    (told,) = readings_for_person([what["about"]], cast.station)
    assert told.who == "服务站工作人员zhou老师"


def test_who_stands_in_for_the_handler_opens_as_the_handler_does(cast: Cast, what: dict) -> None:
    set_absence(
        account=cast.account("chen"), since=TODAY, until=TODAY, substitute=cast.account("zhou"), actor=cast.actor("chen"), at=NOW
    )  # fmt: skip
    open_identity(**what, reason="打电话约时间", actor=cast.actor("zhou"), at=NOW)
    assert IdentityOpening.objects.get().how == "substitute"


def test_the_pages_ask_and_answer_and_the_matter_says_so(cast: Cast, what: dict) -> None:
    url = f"/desk/matters/{what['about'].code}/"
    zhou, chen = with_second_factor(cast.client("zhou")), with_second_factor(cast.client("chen"))
    assert "申请打开身份" in zhou.get(f"{url}identity/").content.decode()
    assert zhou.post(f"{url}identity/", {"do": "ask"}).status_code == 422
    assert zhou.post(f"{url}identity/", {"do": "ask", **WHY}).status_code == 302
    opening = IdentityOpening.objects.get()
    assert "zhou老师申请打开本人的身份" in chen.get(url).content.decode()
    assert "申请打开本人的身份" not in zhou.get(url).content.decode()
    assert chen.post(f"/desk/openings/{opening.code}/grant/", {"term": "24"}).status_code == 302
    assert PLANTED_NAME not in zhou.get(f"{url}identity/").content.decode()
    assert zhou.post(f"{url}identity/", {"do": "use"}).status_code == 302
    assert PLANTED_NAME in zhou.get(f"{url}identity/").content.decode()
    assert PLANTED_NAME not in chen.get(f"/desk/openings/{opening.code}/").content.decode()
    assert with_second_factor(cast.client("wu")).get(f"/desk/openings/{opening.code}/").status_code == 404


def test_who_may_agree_is_told(cast: Cast, what: dict) -> None:
    from doorstep.foundation.people.facts import IdentityAsked

    opening = asked(cast, what)
    fact = IdentityAsked(what["about"], opening.ref, cast.station.ref, "contact")
    tell_who_may_agree(fact, cast.actor("zhou"), NOW)
    assert [row.account.login for row in Notice.objects.filter(kind="identity_asked")] == ["chen"]


def test_readings_of_a_person_are_found_by_telephone_inside_the_branch(cast: Cast, what: dict) -> None:
    open_identity(**what, reason="打电话约时间", actor=cast.actor("chen"), at=NOW)
    phone = what["person"].phone
    assert [line.reason for line in readings_by_person(cast.actor("gu"), phone)] == ["打电话约时间"]
    assert readings_by_person(cast.actor("wu"), phone) == []
    assert readings_by_person(cast.actor("far_district"), phone) == []
    with pytest.raises(Refused, match="手机号"):
        readings_by_person(cast.actor("gu"), "1380013")
