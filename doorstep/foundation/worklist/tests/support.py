"""Duties about an invented kind of record whose cards everybody may see."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, register_cards
from doorstep.foundation.journal.facts import Fact, fact
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.worklist.actions import duties
from doorstep.foundation.worklist.kinds import register_duty_kind
from doorstep.foundation.worklist.models import Duty
from tests.support.cast import NOW, TODAY

SYSTEM = Actor.system("test")


@fact("worklist_test.done", "做了一件事")
@dataclass(frozen=True)
class Done(Fact):
    pass


def _cards(codes: set[str], actor: Actor | None) -> dict[str, Card]:
    """Codes that begin with `hidden` are shown to nobody."""
    shown = {code for code in codes if not code.startswith("hidden")}
    return {code: Card(Ref("thing", code), f"事情{code}", "檐下小馆", f"/desk/things/{code}/") for code in shown}


register_cards("thing", _cards)
register_duty_kind("call", "打电话", "打一个电话")
register_duty_kind("limit", "仲裁时效", "先申请仲裁", soon_days=60, urgent_days=15)


@action
def do(*, call: Any, actor: Actor = SYSTEM, at: Any = NOW) -> Any:
    """Runs a call inside an action, as the rooms do."""
    result = call()
    record(Done(Ref("thing", "x")), actor, at)
    return result


def thing(code: str) -> Ref:
    return Ref("thing", code)


def put(code: str, office: Organisation, days: int = 1, kind: str = "call", **other: Any) -> Duty:
    due: date = TODAY + timedelta(days=days)
    return do(call=lambda: duties.put(
        about=thing(code), kind=kind, office=office, due=due, started_on=TODAY, actor=SYSTEM, at=NOW, **other,
    ))  # fmt: skip
