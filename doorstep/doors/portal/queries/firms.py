"""The firm of the register that was written down exactly, by its code or its full name; used for the way only, never shown."""

from doorstep.foundation.network.models import Enterprise, Organisation


def firm_named(district: Organisation, written: str) -> Enterprise | None:
    """One that fits and no more; two firms of one name are nobody's guess."""
    rows = Enterprise.objects.filter(district=district).select_related("street", "building")
    found = list(rows.filter(uscc=written)[:2]) or list(rows.filter(name=written)[:2])
    return found[0] if len(found) == 1 else None
