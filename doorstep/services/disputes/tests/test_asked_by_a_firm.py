"""A matter whose applicant is the enterprise: sides, corrections, and what its receipt says."""

import pytest

from doorstep.foundation.network.models import Enterprise
from doorstep.foundation.receipts.records import behind
from doorstep.foundation.receipts.status import status_of
from doorstep.services.disputes.actions.closing import agree, propose_closing
from doorstep.services.disputes.actions.guidance import give_guidance
from doorstep.services.disputes.actions.parties import amend_employer
from doorstep.services.disputes.models import Matter
from doorstep.services.disputes.queries.words import title_of
from tests.support.cast import NOW, TODAY, Cast

from .support import STORY, person, registered, with_receipt


def asked_by_a_firm(cast: Cast, **fields) -> Matter:
    given = {"asked_by": "enterprise", "other_words": "后厨的老周", "person": person(cast), **fields}
    return registered(cast, **given)


def test_the_firm_applies_and_who_speaks_for_it_stands_beside_it(cast: Cast) -> None:
    matter = asked_by_a_firm(cast)
    applicant, respondent = matter.parties.order_by("id")
    assert (applicant.side, applicant.enterprise, applicant.person is not None) == ("applicant", cast.enterprise, True)
    assert (respondent.side, respondent.enterprise, respondent.name_words) == ("respondent", None, "后厨的老周")
    assert title_of(matter).startswith("单位申请：")
    assert not title_of(registered(cast)).startswith("单位申请")


def test_correcting_the_firm_corrects_the_applicant_and_leaves_the_worker_alone(cast: Cast) -> None:
    matter = asked_by_a_firm(cast)
    amend_employer(matter=matter, enterprise=None, words="另一家小馆", actor=cast.actor("chen"), at=NOW)
    applicant, respondent = matter.parties.order_by("id")
    assert (applicant.enterprise, applicant.name_words) == (None, "另一家小馆")
    assert respondent.name_words == "后厨的老周"
    assert Enterprise.objects.filter(pk=cast.enterprise.pk).exists()


def test_the_page_shows_both_sides_and_names_nobody(cast: Cast) -> None:
    matter = asked_by_a_firm(cast)
    page = cast.client("chen").get(f"/desk/matters/{matter.code}/").content.decode()
    assert "后厨的老周" in page
    assert "单位联系人" in page
    assert "打开身份" in page
    assert "方䶮月" not in page


@pytest.mark.parametrize(
    "outcome", ["refused", "not_reachable", "settled_themselves", "withdrawn", "other_forum", "mistake"]
)
def test_no_outcome_tells_the_firm_that_the_firm_did_not_want(cast: Cast, outcome: str) -> None:
    matter = asked_by_a_firm(cast)
    receipt = with_receipt(matter, cast).receipt
    give_guidance(matter=matter, words="可以去申请仲裁", actor=cast.actor("chen"), at=NOW)
    propose_closing(matter=matter, outcome=outcome, reason="打过电话", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    status = status_of(receipt, TODAY)
    assert "单位" not in status.title + status.sentence
    assert "工资" not in status.title


def test_what_is_told_and_what_keeps_it(cast: Cast) -> None:
    matter = asked_by_a_firm(cast)
    receipt = with_receipt(matter, cast).receipt
    held = behind(receipt)
    assert held.holds == ("in_hand",)
    assert ("说的事", STORY) in held.told
    assert held.handler == cast.account("chen").code
    give_guidance(matter=matter, words="可以去申请仲裁", actor=cast.actor("chen"), at=NOW)
    propose_closing(matter=matter, outcome="other_forum", reason="已经立案", actor=cast.actor("chen"), at=NOW)
    agree(matter=matter, actor=cast.actor("zhou"), at=NOW)
    assert behind(receipt).holds == ("legal_case",)
