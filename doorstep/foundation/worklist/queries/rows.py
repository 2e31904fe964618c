"""One duty as a row: clock, what it is about, the next step, whose move, how heavy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.cards import Card
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import Flag, ListRow, RowGroup, Track, WhoseMove

from ..kinds import DutyKind, duty_kind
from ..models import Duty

TRACK_LEVELS = {"苗头": 1, "小额简单": 2, "疑难复杂": 3}
_OURS = {"等经办人", "等我们", "等服务站"}


@dataclass(frozen=True)
class Absent:
    """Of the accounts in a list: for whom this actor does the work today, and whose work nobody looks after."""

    stood_in_for: frozenset[int] = frozenset()
    left_alone: frozenset[int] = frozenset()


def list_row(
    duty: Duty, card: Card, actor: Actor, today: date, kinds: Mapping[str, DutyKind] | None = None, absent: Absent = Absent()
) -> ListRow:  # fmt: skip
    kind = (kinds or {}).get(duty.kind) or duty_kind(duty.kind)
    flag = (card.flags[0] if card.flags else "") or duty.red_flag
    return ListRow(
        href=card.url, title=card.title, clock=clock_of(duty, kind, today), code=duty.about_code,
        places=_places(duty, card, actor, absent),
        next_step=card.next_step or kind.next_step, move=_move(duty, card, actor, today, absent),
        track=Track(card.track, TRACK_LEVELS.get(card.track, 2)) if card.track else None,
        flag=Flag(flag) if flag else None, value=str(duty.about),
    )  # fmt: skip


def _places(duty: Duty, card: Card, actor: Actor, absent: Absent) -> tuple[str, ...]:
    """One's own office goes without saying."""
    office = "" if duty.office.code == actor.organisation else duty.office.name
    return tuple(part for part in (card.subtitle, office, _instead(duty, absent)) if part)


def _instead(duty: Duty, absent: Absent) -> str:
    if duty.account is None:
        return ""
    if duty.account_id in absent.stood_in_for:
        return f"代{duty.account.display_name}"
    return f"{duty.account.display_name}不在，没人管" if duty.account_id in absent.left_alone else ""


def clock_of(duty: Duty, kind: DutyKind, today: date) -> Clock:
    return Clock(kind.label, duty.due, today, duty.started_on, soon_days=kind.soon_days, urgent_days=kind.urgent_days)


@dataclass(frozen=True)
class Group(RowGroup):
    """A group may go on over the next page: `total` is how many there are in all."""

    total: int = 0

    @property
    def says(self) -> str:
        return f"{self.total}件。{self.reason}"


def _move(duty: Duty, card: Card, actor: Actor, today: date, absent: Absent) -> WhoseMove:
    since = _since((today - duty.started_on).days)
    if card.whose_move.startswith("等") and card.whose_move not in _OURS:
        return WhoseMove("them", card.whose_move.removeprefix("等"), since)
    if duty.account is None or duty.account_id in absent.left_alone:
        mine = duty.office.code == actor.organisation
        return WhoseMove("you" if mine else "them", "" if mine else "有人接手", since)
    mine = duty.account.code == actor.account or duty.account_id in absent.stood_in_for
    return WhoseMove("you" if mine else "them", "" if mine else duty.account.display_name, since)


def _since(days: int) -> str:
    return "今天起" if days <= 0 else f"已{days}天"
