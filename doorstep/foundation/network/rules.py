"""Who may do what with the tree and the register. Pages, actions and access ask this one table."""

from collections.abc import Callable
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.refusals import Answer

from .models import Organisation

READERS = ("station_officer", "district_officer", "lead_officer", "administrator")
KEEPERS = ("district_officer", "administrator")
DISTRICT_STEPS = 2 * Organisation.steplen


def _path_of(thing: Any) -> str:
    return thing.path if isinstance(thing, Organisation) else thing.district.path


def in_the_district(actor: Actor, thing: Any) -> bool:
    """The thing lies in the actor's district, or below the city the actor stands at."""
    return bool(actor.path) and _path_of(thing).startswith(actor.path[:DISTRICT_STEPS])


def reads(actor: Actor, thing: Any) -> bool:
    return actor.holds(*READERS) and in_the_district(actor, thing)


def keeps(actor: Actor, thing: Any) -> bool:
    """Keeping the register is the district's work, not one station's."""
    at_district = 0 < len(actor.path) <= DISTRICT_STEPS
    return actor.role == "system" or (at_district and actor.holds(*KEEPERS) and in_the_district(actor, thing))


MAY: dict[str, tuple[Callable[[Actor, Any], bool], str]] = {
    "view": (reads, "名册只给本区工会的工作人员看"),
    "change": (keeps, "名册由区总工会的干部或系统管理员改，请把要改的告诉他们"),
    "import": (keeps, "名册由区总工会的干部或系统管理员导入，请把表发给他们"),
}


def may(actor: Actor, verb: str, thing: Any) -> Answer:
    predicate, why_not = MAY[verb]
    return Answer(True) if predicate(actor, thing) else Answer(False, why_not)
