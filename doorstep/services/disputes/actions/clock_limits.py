"""A district says when a kind of clock turns to soon and urgent and when its handlers are told; and the nightly telling."""

from datetime import date, datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.people.queries.staff import holding, on_duty

from ..clock_facts import ClockLimitSet, ClockReminded
from ..clocks import KINDS, LEGAL, local_day
from ..limits import Limit, default_of
from ..models import ClockLimit, Matter, SentReminder
from ..rules import OFFICERS

FARTHEST, MOST_NOTICES = 366, 10
NEAR = "clock_near"


@action
def set_limit(
    *, district: Organisation, kind: str, soon: int, urgent: int, notice: tuple[int, ...], actor: Actor, at: datetime
) -> None:
    """For this district from now on; what is the default again leaves no row. Tells ClockLimitSet."""
    if not actor.holds("district_officer") or not district.path.startswith(actor.path):
        raise Refused("提醒设置由区工会干部来改")
    if kind not in KINDS and kind not in LEGAL:
        raise Refused("没有这种期限，请从列出来的里面选", "kind")
    notice = tuple(sorted(set(notice), reverse=True))
    _check(soon, urgent, notice)
    if Limit(soon, urgent, notice) == default_of(kind):
        ClockLimit.objects.filter(district=district, kind=kind).delete()
    else:
        said = {"soon_days": soon, "urgent_days": urgent, "notice_days": list(notice)}
        ClockLimit.objects.update_or_create(district=district, kind=kind, defaults=said)
    record(ClockLimitSet(district.ref, kind, soon, urgent, "、".join(map(str, notice))), actor, at)


def _check(soon: int, urgent: int, notice: tuple[int, ...]) -> None:
    if not 0 <= soon <= FARTHEST:
        raise Refused(f"请填0到{FARTHEST}之间的天数", "soon")
    if not 0 <= urgent <= soon:
        raise Refused("变红的天数不能比变黄的多", "urgent")
    if len(notice) > MOST_NOTICES or any(not 0 <= days <= FARTHEST for days in notice):
        raise Refused(f"最多{MOST_NOTICES}次提醒，每次填0到{FARTHEST}之间的天数", "notice")


@action
def remind(*, matter: Matter, kind: str, due: date, days: int, actor: Actor, at: datetime) -> int:
    """The handler, or those at the desk when nobody handles it, are told once that this clock is so near its end. Tells
    ClockReminded. How many people."""
    SentReminder.objects.create(matter=matter, kind=kind, due=due, days=days, at=at)
    record(ClockReminded(matter.ref, kind, due, days), actor, at)
    return notify(accounts=_who(matter, local_day(at)), kind=NEAR, about=matter.ref, actor=actor, at=at)


def _who(matter: Matter, day: date) -> list:
    if matter.handler is not None:
        return [matter.handler]
    return on_duty(matter.office, day) or holding(matter.office, *OFFICERS, day=day)
