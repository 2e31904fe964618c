"""The one gate through which a matter changes its phase, and with it whose move it is."""

from datetime import datetime
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Refused

from ..clocks import local_day
from ..models import Matter
from ..rules import may
from ..states import Row, row_for, rows_from

_OUT_OF_TURN = {
    Matter.Phase.REGISTERED: "这件事还在登记阶段，可以给指引或者提出结案",
    Matter.Phase.MEDIATION: "这件事正在调解，可以给指引或者提出结案",
    Matter.Phase.GUIDANCE: "这件事已经给过指引，可以再补充，或者提出结案",
    Matter.Phase.CLOSING: "这件事正等第二个人看结果，可以同意或者退回",
    Matter.Phase.CLOSED: "这件事已经办结，有新情况可以重新打开",
}


def held(matter: Matter) -> Matter:
    """The row as it is now, locked until the action ends: of two who act at once, one waits and sees the other."""
    matter.refresh_from_db(from_queryset=Matter.objects.select_for_update())
    return matter


def allow(matter: Matter, verb: str, actor: Actor) -> None:
    answer = may(actor, verb, matter)
    if not answer:
        raise Refused(answer.why_not)
    if matter.disposed_at:
        raise Refused("这件事的内容已经按规定删除，不能再改。有新情况请重新登记")


def step(matter: Matter, verb: str, target: str = "") -> Row:
    """The row of the table, or a refusal that says what can be done instead."""
    row = row_for(matter.phase, verb, target)
    if row is None:
        ambiguous = any(one.verb == verb for one in rows_from(matter.phase))
        raise Refused("请选退回到哪一步" if ambiguous and not target else _OUT_OF_TURN[Matter.Phase(matter.phase)])
    return row


def advance(matter: Matter, verb: str, *, target: str = "", actor: Actor, at: datetime, **fields: Any) -> Row:
    """Locks, asks rules and table, writes phase, whose move and since when, with the other `fields` that go with it."""
    allow(held(matter), verb, actor)
    row = step(matter, verb, target)
    for name, value in fields.items():
        setattr(matter, name, value)
    matter.save(update_fields=[*fields, *follow(matter, row, at)])
    return row


def follow(matter: Matter, row: Row, at: datetime) -> list[str]:
    """The row's phase, whose move and service clock, on the unsaved matter: the only place where a phase is written."""
    matter.phase = row.target
    names = ["phase", *set_move(matter, row.next_move, at)]
    if row.clock == "start":
        matter.taken_on = local_day(at)
        names.append("taken_on")
    return names


def set_move(matter: Matter, whose_move: str, at: datetime) -> list[str]:
    """Whose move, and since when; unsaved. Somebody whose move it already was keeps the older date."""
    if matter.whose_move == whose_move:
        return []
    matter.whose_move, matter.moved_at = whose_move, at
    return ["whose_move", "moved_at"]
