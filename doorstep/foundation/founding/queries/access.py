"""Whether the house may still be founded from the web, and by whom."""

from django.conf import settings
from django.http import Http404
from django.utils.crypto import constant_time_compare, salted_hmac

from doorstep.foundation.network.models import Organisation


def setup_open() -> None:
    """404 as soon as a district exists: the page is not merely refused, it is gone."""
    if Organisation.objects.filter(kind=Organisation.Kind.DISTRICT).exists():
        raise Http404


def founded_here(code: str | None) -> Organisation:
    """The district this very browser has just founded."""
    district = Organisation.objects.filter(kind=Organisation.Kind.DISTRICT, code=code).first() if code else None
    if district is None:
        raise Http404
    return district


def setup_token() -> str:
    """What the person at the server reads out to the person at the page. Derived, so that every process knows it; it is
    worth nothing once a district exists."""
    digits = salted_hmac("doorstep.founding.setup", "token", algorithm="sha256").hexdigest()[:24]
    return "-".join(digits[start : start + 4] for start in range(0, 24, 4))


def token_wanted() -> bool:
    return bool(settings.PRODUCTION)


def token_holds(given: str) -> bool:
    return constant_time_compare("".join(given.lower().split()).replace("-", ""), setup_token().replace("-", ""))
