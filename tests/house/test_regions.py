"""A district whose region has no file gets the national floor, never another region's figure, all the way through."""

import pytest

from doorstep.foundation.leads.actions.raising import raise_lead
from doorstep.foundation.leads.actions.verifying import ClaimGiven, refer, take
from doorstep.knowledge.errors import NotKnownHere
from doorstep.knowledge.labourlaw.parameters import load_book
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.sorting import average_wage
from tests.support.cast import NOW, TODAY, Cast


@pytest.mark.django_db
@pytest.mark.parametrize("region", ["", "nowhere"])
def test_a_matter_of_a_region_without_a_file_is_reckoned_by_national_rules(cast: Cast, region: str) -> None:
    cast.district.region = region
    cast.district.save()
    actor = cast.actor("chen")
    raised = raise_lead(
        district=cast.district, channel="desk", story="两个月没发工资", building=cast.building, asks_mediation=True, actor=actor, at=NOW
    )  # fmt: skip
    take(lead=raised.lead, actor=actor, at=NOW)
    refer(lead=raised.lead, claims=[ClaimGiven("wages_owed")], actor=actor, at=NOW)
    matter = Matter.objects.get(from_lead=raised.lead.code)
    assert matter.district.region == region
    assert matter.proposed_track
    assert average_wage(region, TODAY) is None, "a local figure must not leak"


def test_a_local_figure_is_not_known_elsewhere() -> None:
    assert load_book("beijing").value("min_wage_monthly", on=TODAY).value
    for region in (None, "nowhere"):
        with pytest.raises(NotKnownHere):
            load_book(region).value("min_wage_monthly", on=TODAY)
