"""Where a matter stands, told by its facts alone; the stored columns must say the same."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from doorstep.foundation.journal.facts import Fact

from .. import facts as told
from ..models import Matter
from ..states import BEFORE, CLOSED, CLOSING, GUIDANCE, MEDIATION, REGISTERED, row_for


@dataclass(frozen=True)
class Standing:
    phase: str = BEFORE
    office: str = ""
    handler: str = ""
    whose_move: str = ""
    track: str = ""
    outcome: str = ""
    shielded: bool = False


def standing_of(matter: Matter) -> Standing:
    handler = matter.handler.code if matter.handler else ""
    return Standing(
        matter.phase, matter.office.code, handler, matter.whose_move, matter.track, matter.outcome, matter.shielded
    )  # fmt: skip


def replay(facts: Iterable[Fact]) -> Standing:
    """Facts of other rooms about the same matter (a message, a receipt) change nothing here."""
    standing = Standing()
    for one in facts:
        follow = _FOLLOW.get(type(one))
        standing = follow(standing, one) if follow else standing
    return standing


def _by(verb: str, standing: Standing, target: str, **changes: Any) -> Standing:
    row = row_for(standing.phase, verb, target)
    assert row is not None, f"{verb} from {standing.phase} is not in the table"
    return replace(standing, phase=row.target, whose_move=row.next_move, **changes)


def _registered(standing: Standing, one: Any) -> Standing:
    return _by("register", standing, REGISTERED, office=one.office.code, handler=one.handler, shielded=one.shielded)


def _closed(standing: Standing, one: Any) -> Standing:
    verb = "agree_closing" if standing.phase == CLOSING else "close_with_advice"
    return _by(verb, standing, CLOSED, outcome=one.outcome)


def _brought_in(standing: Standing, one: Any) -> Standing:
    return replace(standing, phase=CLOSED, office=one.office.code, whose_move="nobody", outcome=one.outcome)


_FOLLOW: dict[type[Fact], Callable[[Standing, Any], Standing]] = {
    told.MatterRegistered: _registered,
    told.TrackDecided: lambda standing, one: replace(standing, track=one.track),
    told.HandlerAssigned: lambda standing, one: replace(standing, handler=one.handler),
    told.MatterShielded: lambda standing, one: replace(standing, shielded=True),
    told.MatterUnshielded: lambda standing, one: replace(standing, shielded=False),
    told.GuidanceGiven: lambda standing, one: _by("give_guidance", standing, GUIDANCE),
    told.MoveChanged: lambda standing, one: replace(standing, whose_move=one.whose_move),
    told.ClosingProposed: lambda standing, one: _by("propose_closing", standing, CLOSING, outcome=one.outcome),
    told.ClosingSentBack: lambda standing, one: _by("send_back", standing, one.target, outcome=""),
    told.MatterClosed: _closed,
    told.OfficeChanged: lambda standing, one: replace(standing, office=one.office.code, handler=one.handler),
    told.MatterAccepted: lambda standing, one: _by("accept", standing, MEDIATION),
    told.MatterDeclined: lambda standing, one: _by("decline", standing, GUIDANCE),
    told.MatterJoined: lambda standing, one: _by("join", standing, CLOSED, outcome="joined"),
    told.MatterParted: lambda standing, one: _by("part", standing, one.target, outcome=""),
    told.MatterBroughtIn: _brought_in,
    told.MatterReopened: lambda standing, one: _by("reopen", standing, one.target, outcome=""),
}
