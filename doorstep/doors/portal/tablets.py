"""The signed address that makes a device the tablet of a station's hall: shown at the desk, to be opened on that device."""

from django.core import signing
from django.urls import reverse

SALT = "portal.tablet"


def tablet_address(kind: str, code: str) -> str:
    return reverse("portal-tablet", args=[signing.dumps(f"{kind}.{code}", salt=SALT)])
