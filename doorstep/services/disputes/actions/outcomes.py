"""Which outcome fits which phase, on which rung of the ladder it counts, and what keeps a matter open."""

from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.linkage.queries.transfers import open_transfer
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.receipts.queries.rights import withdrawal_waiting

from .. import clocks
from ..models import Matter
from ..queries.duties import open_kinds

Outcome = Matter.Outcome
FROM_REGISTRATION = frozenset(
    {
        Outcome.WITHDRAWN,
        Outcome.MISTAKE,
        Outcome.NOT_FOR_US,
        Outcome.NOT_FOUNDED,
        Outcome.SETTLED_THEMSELVES,
        Outcome.OTHER_FORUM,
    }
)
CALLED_BACK = frozenset(
    {
        Outcome.SETTLED_THEMSELVES,
        Outcome.WITHDRAWN,
        Outcome.REFUSED,
        Outcome.NOT_REACHABLE,
        Outcome.OTHER_FORUM,
        Outcome.AGREED_KEPT,
        Outcome.AGREED_PARTLY,
        Outcome.AGREED_BROKEN,
        Outcome.TOO_FAR_APART,
        Outcome.TIME_OVER,
        Outcome.WOULD_NOT_SIGN,
    }
)


def check_outcome(matter: Matter, outcome: str) -> None:
    if outcome not in Outcome.values or outcome == Outcome.JOINED:
        raise Refused("请选一个结果", "outcome")
    if outcome == Outcome.ADVICE_ONLY and matter.mediation_asked_on is not None:
        raise Refused("职工请求的是调解，结果不能是只要咨询", "outcome")
    if matter.phase == Matter.Phase.REGISTERED and outcome not in FROM_REGISTRATION:
        raise Refused("还没有给职工指引，这个结果要先给指引才能选", "outcome")


def own_level(office: Organisation) -> str:
    return Matter.Level.DISTRICT if office.kind == Organisation.Kind.DISTRICT else Matter.Level.STREET


def level_for(outcome: str, office: Organisation) -> str:
    if outcome in (Outcome.OTHER_FORUM, Outcome.AGREED_BROKEN):
        return Matter.Level.ARBITRATION
    return Matter.Level.ENTERPRISE if outcome == Outcome.SETTLED_THEMSELVES else own_level(office)


def refuse_open_duties(matter: Matter) -> None:
    """What other rooms are still owed about this matter keeps it open; so does somebody who asked to stop and has not been
    asked whether they meant it."""
    if withdrawal_waiting(matter.ref):
        raise Refused("本人凭回执提了撤回，还没有答复。先核对是不是本人的意思、答复了，再结案")
    others = [kind for kind in open_kinds(matter.ref) if kind not in clocks.OWN_KINDS | clocks.LEGAL_KINDS]
    if others:
        raise Refused(f"这件事还有{len(others)}项没做完的事，做完或者撤掉以后再结案")
    if open_transfer(matter.ref):
        raise Refused("这件事正在等别的站答复接不接。等对方答复，或者先撤回移送，再结案")
