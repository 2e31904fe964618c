"""Text messages through a provider's HTTP door: a signed POST. Most providers differ in names only; copy this folder."""

import re
from collections.abc import Mapping

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.gateways.interface import Message, Option
from doorstep.foundation.notices.gateways.outbound import check_url, post_signed

BAD_NUMBER = "手机号是11位数字，现在是{count}位，请再看一下"


class SmsHttp:
    name, kind, label = "sms_http", "sms", "短信平台（HTTP）"
    options = (
        Option("url", "平台地址", "以https://开头"),
        Option("account", "平台账号"),
        Option("secret", "密钥", secret=True),
    )

    def check_options(self, options: Mapping[str, str]) -> None:
        check_url(options.get("url", ""), "url")
        for name in ("account", "secret"):
            if not options.get(name):
                raise Refused("请填上平台给的账号和密钥", name)

    def check_address(self, address: str) -> str:
        digits = re.sub(r"[\s-]", "", address).removeprefix("+86")
        if not re.fullmatch(r"1\d{10}", digits):
            raise Refused(BAD_NUMBER.format(count=len(re.sub(r"\D", "", digits))), "address")
        return digits

    def send(self, options: Mapping[str, str], address: str, message: Message) -> None:
        content = {"account": options.get("account", ""), "to": address, "text": message.text, "id": message.id}
        post_signed(options.get("url", ""), options.get("secret", ""), content, message)
