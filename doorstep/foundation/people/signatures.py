"""Deleting takes two people: whoever runs it names both."""

from collections.abc import Sequence

from doorstep.foundation.kit.refusals import Refused

from .models import Account


def two_signatures(codes: Sequence[str]) -> tuple[str, ...]:
    """The codes given, in order, when at least two of them are different accounts in force; else refused."""
    known = set(Account.objects.filter(code__in=codes, is_active=True).values_list("code", flat=True))
    if len(known) < 2:
        raise Refused("删除内容要两个人签字，请再请一位同事确认", "signed_by")
    return tuple(sorted(known))
