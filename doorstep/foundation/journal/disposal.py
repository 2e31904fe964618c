"""Destroying the key of a record: its words can never be read again, and the chain still verifies."""

from datetime import datetime

from .actor import Ref
from .models import RecordKey


def destroy_record_key(about: Ref, at: datetime) -> None:
    """Call inside an action that records the disposal."""
    row, _ = RecordKey.objects.get_or_create(about_kind=about.kind, about_code=about.code)
    row.wrapped, row.destroyed_at = b"", at
    row.save(update_fields=["wrapped", "destroyed_at"])
