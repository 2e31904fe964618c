"""Under what a receipt is found: a slow digest of its digits. What it may cost is argued in decision 006."""

from doorstep.foundation.kit.sealing import slow_digest

from .models import Receipt

_MARK = "r2"  # stands before no digest of the first way: those are hexadecimal
_MIB = 12


def digest_of(digits: str) -> str:
    """As receipts are kept from now on."""
    return (_MARK + slow_digest("receipt", digits, _MIB))[:64]


def digests_of(digits: str) -> list[str]:
    """Everything these digits may stand under. The dearer first way is reckoned for every number, known or not, as long
    as one receipt of that time is left, and for none afterwards."""
    found = [digest_of(digits)]
    if Receipt.objects.filter(digest__lt="g").exists():
        found.append(slow_digest("receipt", digits))
    return found
