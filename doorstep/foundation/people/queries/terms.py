"""Which text people agree to on a day, and how it reads at an office."""

from datetime import date

from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import TermsText


def current_terms(kind: str, day: date) -> TermsText | None:
    """The newest version in force that day."""
    return TermsText.objects.filter(kind=kind, since__lte=day).order_by("-version").first()


def worded(terms: TermsText, organisation: Organisation) -> list[str]:
    """Its paragraphs, filled with the office people deal with; a gap reads as a sentence, not as a brace."""
    filled = (
        terms.text.replace("{organisation}", organisation.name)
        .replace("{phone}", organisation.phone or "见服务站门口")
        .replace("{address}", organisation.address or "见服务站门口")
    )
    return [line.strip() for line in filled.splitlines() if line.strip()]
