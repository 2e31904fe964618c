"""A lead as a line of the list."""

from datetime import date

from django.urls import reverse

from doorstep.foundation.kit.clocks import Clock
from doorstep.foundation.kit.components import Flag, ListRow, WhoseMove
from doorstep.foundation.kit.templatetags.typesetting import zh_date

from ..cards import next_step_of, place_of, title_of
from ..models import Lead
from ..suggestions import flag_label


def lead_row(lead: Lead, today: date) -> ListRow:
    return ListRow(
        href=reverse("lead", args=[lead.code]), title=title_of(lead), clock=row_clock(lead, today), code=lead.code,
        places=(place_of(lead), lead.office.name), next_step=_says(lead), move=_move(lead),
        flag=Flag(flag_label(lead.red_flags[0])) if lead.red_flags else None,
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


def _move(lead: Lead) -> WhoseMove:
    if lead.phase == "closed":
        return WhoseMove("none", since=zh_date(lead.closed_at) if lead.closed_at else "")
    return WhoseMove("them", lead.handler.display_name if lead.handler else "有人接手")
