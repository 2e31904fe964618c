"""Sixteen digits → the receipt; a receipt's code → the receipt an officer may answer under."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor, Ref

from .. import access_checks
from ..digits import cleaned
from ..finding import digests_of
from ..models import Receipt, RightsRequest


def receipt_for(digits: str) -> Receipt | None:
    """Spaces, dashes and full-width digits are tolerated. The same slow digests and look-ups, always: whether it exists,
    whether it could, and how it is written make no difference in time."""
    return Receipt.objects.select_related("organisation").filter(digest__in=digests_of(cleaned(digits)[:64])).first()


def receipt_by_code(code: str) -> Receipt | None:
    """For a door that has proven the digits before and kept the code in a signed cookie."""
    return Receipt.objects.select_related("organisation").filter(code=code).first()


def receipt_to_answer(actor: Actor, code: str) -> Receipt:
    receipt = receipt_by_code(code)
    if receipt is None or not access_checks.allowed(receipt.about, actor):
        raise Http404
    return receipt


def may_have_files(about: Ref, actor: Actor) -> bool:
    """Evidence belongs to the receipt; whoever may take part in the record's thread may open it."""
    receipt = receipt_by_code(about.code)
    return receipt is not None and access_checks.allowed(receipt.about, actor)


def rights_request_for(actor: Actor, code: str) -> RightsRequest:
    rows = RightsRequest.objects.visible_to(actor).select_related("office", "receipt__organisation")
    found = rows.filter(code=code).first()
    if found is None:
        raise Http404
    return found


def answered_result(receipt: Receipt, code: str) -> RightsRequest | None:
    """What was made for the holder of this receipt, and for nobody else's."""
    found = RightsRequest.objects.filter(receipt=receipt, code=code).first()
    return found if found and found.result else None
