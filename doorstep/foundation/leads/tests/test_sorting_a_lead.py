"""What a lead looks like before anybody decides: emerging while nobody asks, heavier with people and danger."""

import pytest

from doorstep.foundation.leads.models import Lead
from doorstep.foundation.leads.sorting import proposal_of


def lead(**known) -> Lead:
    return Lead(topics=["wages_owed"], **known)


@pytest.mark.parametrize(
    ("known", "level", "urgency"),
    [
        ({"asks_mediation": False}, "萌芽", "先关注"),
        ({"asks_mediation": True, "people_count": 2}, "小额简单", "按期办"),
        ({"asks_mediation": True, "people_count": 12}, "疑难复杂", "尽快办"),
        ({"asks_mediation": True, "red_flags": ["collective"]}, "疑难复杂", "尽快办"),
        ({"asks_mediation": False, "red_flags": ["employer_fled"]}, "重大", "今天就要办"),
        ({"asks_mediation": False, "red_flags": ["death"]}, "重大", "今天就要办"),
    ],
)
def test_level_and_urgency_follow_from_what_is_known(known: dict, level: str, urgency: str) -> None:
    found = proposal_of(lead(**known))
    assert (found.level, found.urgency) == (level, urgency)
    assert found.reasons
    assert found.steps
