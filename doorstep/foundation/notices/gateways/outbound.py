"""The one way out by HTTP: only to hosts the operator named, no redirects, ten seconds."""

import hashlib
import hmac
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from doorstep.foundation.kit.refusals import Refused

from .interface import Message, NotSent

SECONDS = 10
NOT_A_URL = "地址要以https://或http://开头，比如https://gateway.example.org/send"
NOT_ALLOWED = "这台服务器只往登记过的地址发消息，{host}还没有登记。请让运维人员把它写进DOORSTEP_OUTBOUND_HOSTS"
DOWN = "对方服务器没有回应。消息还在，会自动再发；一直不行请联系对方"
TURNED_AWAY = "对方不接受（代码{code}）。请核对网关的地址和密钥"
BUSY = "对方暂时收不了（代码{code}），会自动再发"


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


_opener = urllib.request.build_opener(_NoRedirects, urllib.request.ProxyHandler({}))


def check_url(url: str, field: str) -> str:
    """Raises Refused unless it is http(s) to a host that the operator named."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused(NOT_A_URL, field) from None
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password:
        raise Refused(NOT_A_URL, field)
    if not is_allowed(host, port):
        raise Refused(NOT_ALLOWED.format(host=host), field)
    return url.strip()


def is_allowed(host: str, port: int | None = None) -> bool:
    return bool({host, f"{host}:{port}"} & set(settings.OUTBOUND_HOSTS))


def post_signed(url: str, secret: str, content: Mapping[str, Any], message: Message) -> None:
    """JSON with an HMAC-SHA256 over time and body. Raises NotSent."""
    try:
        check_url(url, "")
    except Refused as refusal:
        raise NotSent(refusal.sentence, again=False) from refusal
    body = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
    stamp = str(int(message.at.timestamp()))
    signature = hmac.new(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
    headers = {
        "Content-Type": "application/json; charset=utf-8", "User-Agent": "Doorstep",
        "X-Doorstep-Time": stamp, "X-Doorstep-Signature": f"sha256={signature}",
    }  # fmt: skip
    _post(urllib.request.Request(url, body, headers))  # noqa: S310  (scheme and host were checked)


def _post(request: urllib.request.Request) -> None:
    try:
        with _opener.open(request, timeout=SECONDS) as answer:
            answer.read(1024)
    except urllib.error.HTTPError as error:
        error.close()
        again = error.code >= 500 or error.code in {408, 429}
        raise NotSent((BUSY if again else TURNED_AWAY).format(code=error.code), again=again) from error
    except (OSError, ValueError) as error:
        raise NotSent(DOWN, down=True) from error
