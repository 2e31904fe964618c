"""A lead as a line of the list."""

from datetime import date

from django.urls import reverse

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import Flag, ListRow, WhoseMove
from doorstep.foundation.kit.templatetags.typesetting import zh_date

from ..cards import next_step_of, place_of, title_of
from ..models import Lead
from ..suggestions import flag_label


def lead_row(lead: Lead, actor: Actor, today: date) -> ListRow:
    return ListRow(
        href=reverse("lead", args=[lead.code]), title=title_of(lead), clock=row_clock(lead, today), code=lead.code,
        places=_places(lead, actor), next_step=_says(lead), move=_move(lead, actor),
        flag=Flag(flag_label(lead.red_flags[0])) if lead.red_flags else None, value=str(lead.ref),
    )  # fmt: skip


def row_clock(lead: Lead, today: date) -> Clock | None:
    if lead.phase == "closed":
        return None
    if lead.phase == "watched":
        return Clock("复看", lead.review_on, today)
    return Clock("核实", lead.verify_due, today, soon_days=1)


def _says(lead: Lead) -> str:
    if lead.phase != "closed":
        return next_step_of(lead)
    return lead.get_outcome_display() + (f"，{lead.matter_code}" if lead.matter_code else "")


def _places(lead: Lead, actor: Actor) -> tuple[str, ...]:
    """One's own office goes without saying."""
    return (place_of(lead),) if lead.office.code == actor.organisation else (place_of(lead), lead.office.name)


def _move(lead: Lead, actor: Actor) -> WhoseMove:
    if lead.phase == "closed":
        return WhoseMove("none", since=zh_date(lead.closed_at) if lead.closed_at else "")
    if lead.handler is None:
        return WhoseMove("you") if lead.office.code == actor.organisation else WhoseMove("them", "有人接手")
    return WhoseMove("you") if lead.handler.code == actor.account else WhoseMove("them", lead.handler.display_name)
