"""Who is told when something happens to a matter: a line in their inbox that names the matter and nothing else."""

from collections.abc import Iterable
from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.notices.actions.sending import notify
from doorstep.foundation.notices.kinds import register_notice_kind
from doorstep.foundation.people.models import Account
from doorstep.foundation.people.queries.staff import holding

from ..clocks import local_day
from ..models import Matter

MAJOR, REOPENED, ASSIGNED, SECOND_LOOK, SENT_BACK, MOVED = (
    "matter_major", "matter_reopened", "matter_assigned", "matter_second_look", "matter_sent_back", "matter_moved",
)  # fmt: skip


def register_notice_kinds() -> None:
    register_notice_kind(MAJOR, "有一件重大事项，请当天看")
    register_notice_kind(REOPENED, "您办过的一件事重新打开了")
    register_notice_kind(ASSIGNED, "有一件事交给您经办")
    register_notice_kind(SECOND_LOOK, "有一件事等您看结案结果")
    register_notice_kind(MOVED, "有一件事转到了新的站")
    register_notice_kind(SENT_BACK, "有一件事没有同意结案，退回给您")


def tell(accounts: Iterable[Account], kind: str, matter: Matter, actor: Actor, at: datetime) -> None:
    """Whoever did it need not be told."""
    others = [account for account in accounts if account.code != actor.account]
    if others:
        notify(accounts=others, kind=kind, about=matter.ref, actor=actor, at=at)


def tell_district(matter: Matter, actor: Actor, at: datetime) -> None:
    """A shielded one only to those who may see it."""
    roles = ("district_officer",) if matter.shielded else ("district_officer", "lead_officer")
    people = holding(matter.district, *roles, day=local_day(at))
    tell(people, MAJOR, matter, actor, at)


def tell_second_people(matter: Matter, actor: Actor, at: datetime) -> None:
    """The officers of the office; where there is no other, those of the district."""
    own = [one for one in holding(matter.office, "station_officer", day=local_day(at)) if one.code != actor.account]
    tell(own or holding(matter.district, "district_officer", day=local_day(at)), SECOND_LOOK, matter, actor, at)
