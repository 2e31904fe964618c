"""E-mail by SMTP: the district's own server, or the installation's when the options are empty."""

import smtplib
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.validators import validate_email

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.gateways.interface import Message, NotSent, Option
from doorstep.foundation.notices.gateways.outbound import DOWN, NOT_ALLOWED, SECONDS, is_allowed

BAD_ADDRESS = "这不像一个邮箱地址。邮箱像name@example.org，请再看一下"
NO_SERVER = "还没有填发信服务器，也没有默认的。请填上，比如smtp.example.org"
BAD_PORT = "端口是一个数字，一般是25、465或587"
REFUSED = "发信服务器不接受。请核对登录名、密码和发件人"

NOBODY = "这个邮箱地址收不到信。请本人核对"
LATER = "对方的邮件服务器暂时收不了，会自动再发"


class Email:
    name, kind, label = "email", "email", "邮件服务器（SMTP）"
    options = (
        Option("host", "发信服务器", "留空就用系统默认的", required=False),
        Option("port", "端口", "一般是25、465或587", required=False),
        Option("user", "登录名", required=False),
        Option("password", "密码", secret=True, required=False),
        Option("security", "加密方式", "写tls、ssl，或留空不加密", required=False),
        Option("sender", "发件人地址", "留空就用系统默认的", required=False),
    )

    def check_options(self, options: Mapping[str, str]) -> None:
        host = options.get("host", "")
        if not host and not settings.EMAIL_HOST:
            raise Refused(NO_SERVER, "host")
        if host and host != settings.EMAIL_HOST and not is_allowed(host):
            raise Refused(NOT_ALLOWED.format(host=host), "host")
        if options.get("port") and not (options["port"].isdecimal() and 0 < int(options["port"]) < 65536):
            raise Refused(BAD_PORT, "port")
        if options.get("security", "") not in {"", "tls", "ssl"}:
            raise Refused("加密方式写tls、ssl，或留空", "security")
        if options.get("sender"):
            self.check_address(options["sender"])

    def check_address(self, address: str) -> str:
        address = address.strip()
        try:
            validate_email(address)
        except ValidationError:
            raise Refused(BAD_ADDRESS, "address") from None
        return address

    def send(self, options: Mapping[str, str], address: str, message: Message) -> None:
        try:
            self.check_options(options)
        except Refused as refusal:
            raise NotSent(refusal.sentence, again=False) from refusal
        mail = EmailMessage(
            message.subject, message.text, options.get("sender") or settings.DEFAULT_FROM_EMAIL, [address],
            headers={"X-Doorstep-Message": message.id}, connection=get_connection(**_server(options)),
        )  # fmt: skip
        try:
            mail.send()
        except (smtplib.SMTPAuthenticationError, smtplib.SMTPSenderRefused) as error:
            raise NotSent(REFUSED, again=False) from error
        except smtplib.SMTPRecipientsRefused as error:
            later = all(code < 500 for code, _ in error.recipients.values())
            raise NotSent(LATER if later else NOBODY, again=later) from error
        except (smtplib.SMTPException, OSError) as error:
            raise NotSent(DOWN, down=isinstance(error, OSError)) from error


def _server(options: Mapping[str, str]) -> dict[str, Any]:
    own: dict[str, Any] = {"backend": "django.core.mail.backends.smtp.EmailBackend", "timeout": SECONDS}
    if not options.get("host"):
        return own
    security = options.get("security", "")
    return {
        **own, "host": options["host"], "port": int(options.get("port") or 25), "username": options.get("user", ""),
        "password": options.get("password", ""), "use_tls": security == "tls", "use_ssl": security == "ssl",
    }  # fmt: skip
