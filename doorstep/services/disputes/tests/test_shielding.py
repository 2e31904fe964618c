"""A source that is protected: who still knows that the matter exists."""

import pytest

from doorstep.foundation.journal.cards import cards_for
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.leads.actions.moving import shield as shield_lead
from doorstep.foundation.leads.actions.verifying import ClaimGiven, refer, take
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.notices.models import Notice
from doorstep.services.disputes.actions.bulk import NewMatter, register_many
from doorstep.services.disputes.actions.custody import assign, shield, unshield
from doorstep.services.disputes.facts import MatterShielded, MatterUnshielded
from doorstep.services.disputes.models import Matter
from tests.support.cast import NOW, PEOPLE, Cast

from .support import CLAIMS, HANDLER, registered, told
from .test_from_a_lead import raised

URL = "/desk/matters/HA-2026-000001/"


def seen_by(cast: Cast, matter: Matter) -> set[str]:
    return {who for who, *_ in PEOPLE if Matter.objects.visible_to(cast.actor(who)).filter(pk=matter.pk).exists()}


def test_a_matter_that_grew_from_a_protected_lead_is_protected(cast: Cast) -> None:
    heard = raised(cast)
    take(lead=heard.lead, actor=cast.actor("chen"), at=NOW)
    shield_lead(lead=heard.lead, reason="怕报复", actor=cast.actor("chen"), at=NOW)
    refer(lead=Lead.objects.get(), claims=[ClaimGiven("wages_owed")], actor=cast.actor("chen"), at=NOW)
    matter = Matter.objects.get()
    assert matter.shielded
    assert seen_by(cast, matter) == {"chen", "zhou", "gu"}
    assert cast.client("lead").get(URL).status_code == 404
    assert matter.code not in cast.client("lead").get("/desk/matters/").content.decode()
    assert cards_for([matter.ref], cast.actor("lead")) == {}
    assert "保护来源" in cast.client("zhou").get(URL).content.decode()


def test_a_matter_whose_lead_was_open_is_seen_by_the_leader_too(cast: Cast) -> None:
    assert seen_by(cast, registered(cast)) == {"chen", "zhou", "gu", "lead"}


def test_who_handles_it_keeps_seeing_it(cast: Cast) -> None:
    matter = registered(cast, shielded=True)
    assign(matter=matter, handler=cast.account("mei"), actor=cast.actor("chen"), at=NOW)
    assert seen_by(cast, matter) == {"chen", "zhou", "gu", "mei"}


def test_it_is_protected_and_opened_again_with_a_reason(cast: Cast) -> None:
    matter = registered(cast)
    client = cast.client("chen")
    assert client.post(URL + "shield/", {"reason": ""}).status_code == 422
    assert client.post(URL + "shield/", {"reason": "怕报复"}).status_code == 302
    assert cast.client("lead").get(URL).status_code == 404
    assert facts_about(matter.ref)[-1] == MatterShielded(matter.ref, "怕报复")
    assert "改为保护来源" in client.get(URL).content.decode()
    assert client.post(URL + "unshield/", {"reason": "本人同意"}).status_code == 302
    assert cast.client("lead").get(URL).status_code == 200
    assert facts_about(matter.ref)[-1] == MatterUnshielded(matter.ref, "本人同意")


def test_twice_the_same_is_refused_and_tells_nothing(cast: Cast) -> None:
    matter = registered(cast, shielded=True)
    before = told(matter)
    with pytest.raises(Refused, match="已经在保护来源"):
        shield(matter=matter, reason="再一次", actor=cast.actor("chen"), at=NOW)
    with pytest.raises(Refused):
        unshield(matter=matter, reason="想看", actor=cast.actor("lead"), at=NOW)
    assert told(matter) == before


@pytest.mark.parametrize(("shielded", "people"), [(False, ["A-gu", "A-lead"]), (True, ["A-gu"])])
def test_a_major_one_is_told_only_to_who_may_see_it(cast: Cast, shielded: bool, people: list[str]) -> None:
    registered(cast, workers=200, shielded=shielded)
    assert sorted(Notice.objects.filter(kind="matter_major").values_list("account__code", flat=True)) == people


def test_in_bulk_it_is_protected_as_one_by_one(cast: Cast) -> None:
    row = NewMatter(
        district=cast.district, office=cast.station, claims=CLAIMS, received_on=NOW, registered_at=NOW,
        handler=cast.account("chen"), shielded=True,
    )  # fmt: skip
    (matter,) = register_many(rows=[row], actor=HANDLER, at=NOW)
    assert "lead" not in seen_by(cast, matter)
    assert facts_about(matter.ref)[0].shielded  # type: ignore[attr-defined]
