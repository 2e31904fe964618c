"""A hook of one's own, such as the bot of a work group: signed JSON to the address of the channel."""

from collections.abc import Mapping

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.notices.gateways.interface import Message, Option
from doorstep.foundation.notices.gateways.outbound import check_url, post_signed


class Webhook:
    name, kind, label = "webhook", "webhook", "消息接口（webhook）"
    options = (Option("secret", "签名密钥", "对方用它核对消息确实是这里发的，至少16位", secret=True),)

    def check_options(self, options: Mapping[str, str]) -> None:
        if len(options.get("secret", "")) < 16:
            raise Refused("签名密钥至少16位", "secret")

    def check_address(self, address: str) -> str:
        return check_url(address, "address")

    def send(self, options: Mapping[str, str], address: str, message: Message) -> None:
        content = {"id": message.id, "text": message.text, "at": message.at.isoformat()}
        post_signed(address, options.get("secret", ""), content, message)
