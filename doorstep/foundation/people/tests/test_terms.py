"""Texts that people agree to: versions, days, defaults."""

from datetime import timedelta

import pytest

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people.actions.terms import ensure_default_terms, publish_terms
from doorstep.foundation.people.queries.terms import current_terms, worded
from tests.support.cast import NOW, TODAY, Cast

pytestmark = pytest.mark.django_db
HOUSE = Actor.system("founding")


def test_defaults_are_there_once(cast: Cast) -> None:
    assert {row.kind for row in ensure_default_terms(HOUSE, NOW)} == {"tell_us", "mediation", "enterprise"}
    assert ensure_default_terms(HOUSE, NOW) == []
    assert Entry.objects.filter(fact="people.terms_published").count() == 3


def test_a_text_counts_from_its_day_and_the_newest_wins(cast: Cast) -> None:
    ensure_default_terms(HOUSE, NOW)
    publish_terms(kind="tell_us", text="新的说法", since=TODAY + timedelta(10), actor=HOUSE, at=NOW)
    found = [current_terms("tell_us", TODAY + timedelta(days)) for days in (-1, 0, 9, 10)]
    assert [row and row.version for row in found] == [None, 1, 1, 2]
    assert current_terms("unknown", TODAY) is None


def test_an_empty_text_and_one_before_the_last_are_refused(cast: Cast) -> None:
    publish_terms(kind="tell_us", text="一", since=TODAY, actor=HOUSE, at=NOW)
    with pytest.raises(Refused, match="没有内容"):
        publish_terms(kind="tell_us", text="  ", actor=HOUSE, at=NOW)
    with pytest.raises(Refused, match="上一版早"):
        publish_terms(kind="tell_us", text="二", since=TODAY - timedelta(1), actor=HOUSE, at=NOW)


def test_the_words_name_the_office_and_leave_no_brace(cast: Cast) -> None:
    ensure_default_terms(HOUSE, NOW)
    for kind in ("tell_us", "mediation"):
        row = current_terms(kind, TODAY)
        assert row is not None
        for office in (cast.station, cast.neighbour):
            text = "".join(worded(row, office))
            assert office.name in text
            assert "{" not in text
            for part in ("我们是谁", "我们留下什么", "为什么", "留多久", "您可以"):
                assert part in text
