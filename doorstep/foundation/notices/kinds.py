"""Kinds of notices: the line in the inbox, and the fixed words that go outside."""

from dataclasses import dataclass

OUTSIDE = "您有一条新消息，请登录查看。"
OUTSIDE_PERSON = "您有一条新消息，请凭手里的号码查看。"


@dataclass(frozen=True)
class NoticeKind:
    """`sentence` stands in the inbox beside the record's card. `outside` is all that an e-mail or a text message says:
    no name, employer, sum or story, whatever the kind."""

    code: str
    sentence: str
    outside: str = OUTSIDE


_kinds: dict[str, NoticeKind] = {}


def register_notice_kind(code: str, sentence: str, outside: str = OUTSIDE) -> None:
    if "{" in outside or any(sign.isdigit() for sign in outside):
        raise ValueError(f"What goes outside is a fixed sentence without figures: {code}")
    _kinds[code] = NoticeKind(code, sentence, outside)


def notice_kind(code: str) -> NoticeKind:
    """Kinds that no longer exist still have a line."""
    return _kinds.get(code) or NoticeKind(code, "有一条新消息")


def require_kind(code: str) -> NoticeKind:
    """Raises LookupError for a kind nobody registered."""
    return _kinds[code]
