"""The duty list of a station: who, on which day of the week or which date, reached how, replaced by whom."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people import facts
from doorstep.foundation.people.codes import new_code
from doorstep.foundation.people.models import Account, DutyTurn
from doorstep.foundation.people.phones import clean_phone
from doorstep.foundation.people.queries.duty_list import WEEKDAYS, is_holiday, region_calendar
from doorstep.foundation.people.queries.staff import holding
from doorstep.foundation.people.rules import require


@action
def set_turn(
    *, organisation: Organisation, account: Account, weekday: int | None = None, since: date | None = None,
    until: date | None = None, substitute: Account | None = None, phone: str = "", holiday_too: bool = False, actor: Actor,
    at: datetime,
) -> DutyTurn:  # fmt: skip
    """Every week on `weekday` from `since` (today) on, or on the one date `since`. Tells DutyTurnSet."""
    require(actor, "keep_duty_list", organisation)
    today = timezone.localdate(at)
    Organisation.objects.select_for_update().only("pk").get(pk=organisation.pk)
    since, until = _days(weekday, since, until, today)
    if weekday is None and is_holiday(since, region_calendar(organisation)) and not holiday_too:
        said = f"{since.month}月{since.day}日"
        raise Refused(f"{said}放假，站里平时不开门。确实要安排的，请勾上“放假也值班”", "holiday_too")
    _check_people(organisation, account, substitute, max(since, today))
    if _same(organisation, account, weekday, since, until):
        raise Refused(f"{account.display_name}这一天已经排了，不用再加", "account")
    turn = DutyTurn.objects.create(
        code=new_code("ZB"), organisation=organisation, account=account, substitute=substitute, weekday=weekday, since=since,
        until=until, phone=clean_phone(phone),
    )  # fmt: skip
    record(facts.DutyTurnSet(organisation.ref, account.ref, since, weekday), actor, at)
    return turn


def _days(weekday: int | None, since: date | None, until: date | None, today: date) -> tuple[date, date | None]:
    if weekday is None:
        if since is None:
            raise Refused("请选星期几，或者写一个日子", "since")
        if since < today:
            raise Refused("这一天已经过去了，请写今天或以后的日子", "since")
        return since, since
    if weekday not in range(len(WEEKDAYS)):
        raise Refused("请在列出的里选星期几", "weekday")
    since = since or today
    if until and until < since:
        raise Refused("结束的日子比开始的早，请再看一下", "until")
    return since, until


def _check_people(organisation: Organisation, account: Account, substitute: Account | None, day: date) -> None:
    staff = holding(organisation, day=day)
    if account not in staff:
        raise Refused(f"{account.display_name}那天在{organisation.name}没有任职，请另选一位", "account")
    if substitute is None:
        return
    if substitute == account:
        raise Refused("替班的不能是同一个人，请选另一位", "substitute")
    if substitute not in staff:
        raise Refused(f"{substitute.display_name}那天在{organisation.name}没有任职，请另选一位", "substitute")


def _same(organisation: Organisation, account: Account, weekday: int | None, since: date, until: date | None) -> bool:
    rows = DutyTurn.objects.filter(organisation=organisation, account=account, weekday=weekday)
    return rows.between(since, until or date.max).exists()


@action
def end_turn(*, turn: DutyTurn, actor: Actor, at: datetime) -> None:
    """From today on it is not their turn any more; what was before today stays to be read. Tells DutyTurnEnded."""
    require(actor, "keep_duty_list", turn.organisation)
    found = DutyTurn.objects.select_for_update().filter(pk=turn.pk).first()
    today = timezone.localdate(at)
    if found is None or (found.until and found.until < today):
        raise Refused("这个值班已经撤了")
    if found.since >= today or found.weekday is None:
        found.delete()
    else:
        found.until = today - timedelta(days=1)
        found.save(update_fields=["until"])
    record(facts.DutyTurnEnded(turn.organisation.ref, turn.account.ref, turn.ref), actor, at)
