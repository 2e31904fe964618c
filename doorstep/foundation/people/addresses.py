"""Where a request comes from, as a keyed hash: enough to slow one visitor, too little to know who it was."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest

from .throttling import keyed


def keyed_address(request: HttpRequest) -> str:
    return keyed(f"address:{_network(_address(request))}")


def _address(request: HttpRequest) -> str:
    """The socket's address, or the one that the outermost of our own proxies saw: counted from the right, as whatever
    stands further left was written by the visitor."""
    socket = request.META.get("REMOTE_ADDR", "")
    if settings.TRUSTED_PROXIES < 1:
        return socket
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    return seen[-min(settings.TRUSTED_PROXIES, len(seen))] if seen else socket


def _network(text: str) -> str:
    """One household has a whole /64 of version 6, so that is what counts as one address."""
    try:
        address = ip_address(text)
    except ValueError:
        return text
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(address.packed[:8].hex())
    return str(address)
