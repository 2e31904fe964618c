"""Who holds a matter, for the room where records change hands."""

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.linkage.holdings import Holding

from ..models import Matter


def matter_holding(ref: Ref) -> Holding | None:
    matter = Matter.objects.select_related("office", "district", "handler").filter(code=ref.code).first()
    if matter is None:
        return None
    handler = matter.handler.code if matter.handler else ""
    return Holding(matter.office, matter.district, handler, matter.phase != Matter.Phase.CLOSED, matter.shielded)
