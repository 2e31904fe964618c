"""A receipt of the cast's station about an invented record."""

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.people.models import TermsText
from doorstep.foundation.receipts.actions.issuing import Issued, issue_receipt
from tests.support.cast import NOW, TODAY, Cast

ABOUT = Ref("heard", "W-2026-000001")  # a kind no room has: reactions of leads and disputes stay out
WORKER = Actor.worker()


def issued(cast: Cast, *, about: Ref = ABOUT, terms: TermsText | None = None) -> Issued:
    return issue_receipt(
        about=about, organisation=cast.station, person=None, delete_on=None, terms=terms, actor=WORKER, at=NOW
    )


def some_terms() -> TermsText:
    return TermsText.objects.create(kind="tell_us", version=1, text="我们只用来办这一件事。", since=TODAY)
