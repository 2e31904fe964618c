"""Dated roles: given, ended, on duty. Administrator, security officer and auditor are kept apart."""

from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Answer, Refused
from doorstep.foundation.network.models import Enterprise, Organisation
from doorstep.foundation.people import facts
from doorstep.foundation.people.models import Account, RoleHeld
from doorstep.foundation.people.rules import kept_apart, may


@action
def grant_role(
    *, account: Account, role: str, organisation: Organisation, since: date | None = None, until: date | None = None,
    enterprise: Enterprise | None = None, on_duty: bool = False, actor: Actor, at: datetime,
) -> RoleHeld:  # fmt: skip
    """In force from `since` (today when not said) through `until`. Only by an administrator of that part of the tree,
    or by the house itself when a district is opened."""
    since = since or timezone.localdate(at)
    _refuse_unless(may(actor, "administer", organisation))
    _check_period(role, since, until)
    if role == RoleHeld.Role.ENTERPRISE_CONTACT and enterprise is None:
        raise Refused("请选这位联系人所在的企业", "enterprise")
    Account.objects.select_for_update().get(pk=account.pk)
    overlapping = _overlapping(account, since, until)
    if overlapping.filter(role=role, organisation=organisation, enterprise=enterprise).exists():
        raise Refused("这段时间里已经有这个任职，不用再加", "role")
    _refuse_unless(kept_apart(overlapping.values_list("role", flat=True), role))
    held = RoleHeld.objects.create(
        account=account,
        role=role,
        organisation=organisation,
        enterprise=enterprise,
        since=since,
        until=until,
        on_duty=on_duty,
    )
    record(facts.RoleGranted(account.ref, role, organisation.ref, since, until), actor, at)
    return held


def _refuse_unless(answer: Answer) -> None:
    if not answer.yes:
        raise Refused(answer.why_not, "role")


def _check_period(role: str, since: date, until: date | None) -> None:
    if role not in RoleHeld.Role.values:
        raise Refused("请在列出的任职里选一个", "role")
    if until and until < since:
        raise Refused("结束的日子比开始的早，请再看一下", "until")


def _overlapping(account: Account, since: date, until: date | None) -> QuerySet[RoleHeld]:
    rows = RoleHeld.objects.filter(account=account).filter(Q(until=None) | Q(until__gte=since))
    return rows.filter(since__lte=until) if until else rows


@action
def end_role(*, held: RoleHeld, on: date | None = None, actor: Actor, at: datetime) -> None:
    """Not in force from today on (`on` is its last day); one that has not begun is taken back whole."""
    _refuse_unless(may(actor, "administer", held.organisation))
    today = timezone.localdate(at)
    last = on or today - timedelta(days=1)
    if held.until and held.until < today:
        raise Refused("这个任职已经结束了")
    if last < held.since:
        held.delete()
    else:
        held.until, held.on_duty = last, False if last < today else held.on_duty
        held.save(update_fields=["until", "on_duty"])
    record(facts.RoleEnded(held.account.ref, held.role, held.organisation.ref, last), actor, at)


@action
def set_on_duty(*, held: RoleHeld, on_duty: bool, actor: Actor, at: datetime) -> None:
    """Whoever is on duty gets the notices of the station."""
    _refuse_unless(may(actor, "administer", held.organisation))
    held.on_duty = on_duty
    held.save(update_fields=["on_duty"])
    record(facts.DutySet(held.account.ref, held.role, held.organisation.ref, on_duty), actor, at)
