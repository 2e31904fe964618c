from datetime import date

import pytest

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.journal.models import Entry
from doorstep.foundation.journal.timeline import facts_about
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.receipts.actions.issuing import change_keeping, repoint, withdraw_consent
from doorstep.foundation.receipts.facts import (
    ConsentGiven,
    ConsentWithdrawn,
    KeepingChanged,
    ReceiptIssued,
    ReceiptsRepointed,
)
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.access import receipt_for
from tests.support.cast import NOW, Cast

from .support import ABOUT, WORKER, issued, some_terms

MATTER = Ref("opened", "HA-TJ-2026-000001")


def test_the_digits_lead_back_and_only_their_digest_is_kept(cast: Cast) -> None:
    given = issued(cast)
    row = Receipt.objects.values().get()
    assert len(given.digits) == 16
    assert given.digits.isdigit()
    assert row["tail"] == given.digits[-4:]
    assert given.digits not in str(row)
    assert receipt_for(given.digits) == given.receipt


def test_issuing_is_told_about_the_record_and_names_no_digit(cast: Cast) -> None:
    given = issued(cast)
    assert facts_about(ABOUT) == [ReceiptIssued(ABOUT, given.receipt.ref)]
    assert all(given.digits[-4:] not in entry.payload for entry in Entry.objects.all())


def test_consent_is_kept_with_the_version_of_its_text(cast: Cast) -> None:
    terms = some_terms()
    given = issued(cast, terms=terms)
    assert given.receipt.consents.get().terms == terms
    assert facts_about(ABOUT)[1] == ConsentGiven(ABOUT, given.receipt.ref, "tell_us", 1)


def test_a_consent_can_be_withdrawn_once_and_its_row_stays(cast: Cast) -> None:
    given = issued(cast, terms=some_terms())
    withdraw_consent(receipt=given.receipt, actor=WORKER, at=NOW)
    assert given.receipt.consents.get().withdrawn_at == NOW
    assert facts_about(ABOUT)[-1] == ConsentWithdrawn(ABOUT, given.receipt.ref)
    with pytest.raises(Refused, match="不用撤回"):
        withdraw_consent(receipt=given.receipt, actor=WORKER, at=NOW)


def test_every_receipt_of_a_lead_follows_it_into_the_matter(cast: Cast) -> None:
    first, second = issued(cast), issued(cast)
    other = issued(cast, about=Ref("heard", "HA-XS-2026-000002"))
    assert repoint(old=ABOUT, new=MATTER, actor=WORKER, at=NOW) == 2
    assert [receipt_for(given.digits).about for given in (first, second)] == [MATTER, MATTER]
    assert receipt_for(other.digits).about.code == "HA-XS-2026-000002"
    assert facts_about(ABOUT)[-1] == ReceiptsRepointed(ABOUT, MATTER, 2)


def test_a_record_without_receipts_can_be_repointed_too(cast: Cast) -> None:
    assert repoint(old=ABOUT, new=MATTER, actor=WORKER, at=NOW) == 0
    assert facts_about(ABOUT)[-1].sentence() == "没有发过回执，不用改"


def test_the_outcome_sets_the_day_on_which_content_goes(cast: Cast) -> None:
    given = issued(cast)
    change_keeping(about=ABOUT, delete_on=date(2029, 12, 1), actor=WORKER, at=NOW)
    given.receipt.refresh_from_db()
    assert given.receipt.delete_on == date(2029, 12, 1)
    assert facts_about(ABOUT)[-1] == KeepingChanged(ABOUT, date(2029, 12, 1))
    assert facts_about(ABOUT)[-1].sentence() == "回执内容的删除日定为2029年12月1日"
