"""Code in a URL or a cookie → what this visitor may have, or `Http404`."""

from datetime import date

from django.http import Http404

from doorstep.foundation.network.models import Organisation, Street
from doorstep.foundation.papers.models import StoredFile
from doorstep.foundation.receipts.models import Receipt
from doorstep.foundation.receipts.queries.access import receipt_by_code
from doorstep.foundation.receipts.shared import Shared, shared_under

from .places import EntryPlace, entry_place


def place_or_404(kind: str, code: str, day: date) -> EntryPlace:
    place = entry_place(kind, code, day)
    if place is None:
        raise Http404
    return place


def street_of(district: Organisation, code: str) -> Street | None:
    return Street.objects.filter(district=district, code=code).first() if code else None


def opened_receipt(code: str) -> Receipt | None:
    """`code` comes from the signed cookie only."""
    return receipt_by_code(code) if code else None


def shared_file(held: Receipt, code: str) -> tuple[Shared, StoredFile]:
    """Of this receipt's record and shared with its holder; any other file is not there."""
    shared = next((one for one in shared_under(held) if one.file_code and one.file_code == code), None)
    file = StoredFile.objects.filter(code=shared.file_code).first() if shared else None
    if shared is None or file is None:
        raise Http404
    return shared, file
