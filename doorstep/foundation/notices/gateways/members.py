"""All gateways there are. Adding one: copy a folder, name it here; the contract test runs over it by itself."""

from .email.member import Email
from .interface import Member
from .sms_http.member import SmsHttp
from .webhook.member import Webhook

_ALL: list[Member] = [Email(), SmsHttp(), Webhook()]
MEMBERS: dict[str, Member] = {member.name: member for member in _ALL}


def members_of(kind: str) -> list[Member]:
    return [member for member in MEMBERS.values() if member.kind == kind]
