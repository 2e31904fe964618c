"""The day on which an enterprise that asked for it is visited: the open duty of that day, and nothing else."""

from datetime import date

from doorstep.foundation.worklist.models import Duty

from ..dues import VISIT_DAY
from ..models import Lead


def visit_day(lead: Lead) -> date | None:
    """None where nobody asked for a visit or no day is agreed; one query only where somebody asked."""
    if lead.asks != Lead.Asks.VISIT:
        return None
    duties = Duty.objects.open().filter(about_kind=lead.ref.kind, about_code=lead.code, kind=VISIT_DAY)
    return duties.values_list("due", flat=True).first()
