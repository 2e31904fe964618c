"""Somebody is away and another stands in; and they are back."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.models import Absence, Account
from doorstep.foundation.people.queries.absence import possible_substitutes
from doorstep.foundation.people.queries.presence import STEPS, working
from doorstep.foundation.people.rules import require

LONGEST = timedelta(days=366)


@action
def set_absence(
    *, account: Account, since: date, until: date, substitute: Account | None = None, actor: Actor, at: datetime
) -> Absence:  # fmt: skip
    """From the first day to the last, both counted. Records keep their owner; what is to be done shows at the end of the
    chain of substitutes, or at the office. Tells AbsenceSet."""
    require(actor, "set_absence", account)
    _check_days(since, until, timezone.localdate(at))
    both = sorted({account.pk, substitute.pk if substitute else account.pk})
    list(Account.objects.select_for_update().filter(pk__in=both).order_by("pk").values_list("pk"))
    if not working(max(since, timezone.localdate(at))).filter(pk=account.pk).exists():
        raise Refused(f"{account.display_name}那时没有要办事的任职，不用记。手上还有事的，请在“没人管的”里分给同事")
    rows = list(Absence.objects.overlapping(since, until).select_related("substitute"))
    _check_overlap(account, rows)
    if substitute is not None:
        _check_substitute(account, substitute, since, until, rows)
    absence = Absence.objects.create(
        code=new_code("QJ"), account=account, since=since, until=until, substitute=substitute,
        set_by=Account.objects.get(code=actor.account),
    )  # fmt: skip
    record(facts.AbsenceSet(account.ref, since, until, substitute.ref if substitute else Ref("", "")), actor, at)
    return absence


def _check_days(since: date, until: date, today: date) -> None:
    if until < since:
        raise Refused("回来的日子比走的早，请再看一下", "until")
    if until < today:
        raise Refused("这段时间已经过去了，不用再记", "until")
    if until - since > LONGEST:
        raise Refused("一次最多记一年。更久的，请把手上的事分给同事", "until")


def _check_overlap(account: Account, rows: Iterable[Absence]) -> None:
    for row in rows:
        if row.account_id == account.pk:
            said = f"{row.since.month}月{row.since.day}日到{row.until.month}月{row.until.day}日"
            raise Refused(f"{said}已经记过不在，日子重叠了。要改的话，先撤掉那一条", "since")


def _check_substitute(account: Account, substitute: Account, since: date, until: date, rows: Iterable[Absence]) -> None:
    if substitute.pk == account.pk:
        raise Refused("代办的人不能是自己，请选一位同事", "substitute")
    if substitute not in possible_substitutes(account, since, until):
        raise Refused(f"{substitute.display_name}那段时间没有能代办这些事的任职，请另选一位", "substitute")
    next_of = {row.account_id: row.substitute_id for row in rows if row.substitute_id}
    down, here = 1, next_of.get(substitute.pk)
    while here is not None and down <= STEPS:
        if here == account.pk:
            raise Refused(f"{substitute.display_name}那时也不在，转来转去又回到本人。请另选一位", "substitute")
        down, here = down + 1, next_of.get(here)
    if down + _longest_up(account.pk, next_of) > STEPS:
        raise Refused(f"代办一个传一个，最多传{STEPS}次，再传就找不到人了。请选一位那时在的同事", "substitute")


def _longest_up(pk: int, next_of: dict[int, int], steps: int = 0) -> int:
    """How many stand before this account in the chain."""
    before = [one for one, following in next_of.items() if following == pk]
    return max((1 + _longest_up(one, next_of, steps + 1) for one in before), default=0) if steps <= STEPS else 0


@action
def end_absence(*, absence: Absence, actor: Actor, at: datetime) -> None:
    """Back earlier, or not gone at all: from now on nobody stands in. Tells AbsenceEnded."""
    found = Absence.objects.select_for_update().get(pk=absence.pk)
    require(actor, "set_absence", absence.account)
    if found.ended_at:
        raise Refused("这一条已经撤掉了")
    found.ended_at = at
    found.save(update_fields=["ended_at"])
    record(facts.AbsenceEnded(absence.account.ref, found.until), actor, at)
