"""Who holds a matter, for the rooms where records change hands and where identities are opened."""

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.linkage.holdings import Holding
from doorstep.foundation.people.identity_holders import Holder
from doorstep.foundation.people.models import Person

from ..models import Matter, Party


def matter_holding(ref: Ref) -> Holding | None:
    matter = Matter.objects.select_related("office", "district", "handler").filter(code=ref.code).first()
    if matter is None:
        return None
    handler = matter.handler.code if matter.handler else ""
    return Holding(matter.office, matter.district, handler, matter.phase != Matter.Phase.CLOSED, matter.shielded)


def matter_holder(ref: Ref) -> Holder | None:
    matter = Matter.objects.select_related("office", "handler").filter(code=ref.code).first()
    return Holder(matter.office, matter.handler.code if matter.handler else "") if matter else None


def matters_of(person: Person) -> list[Ref]:
    codes = Party.objects.filter(person=person).values_list("matter__code", flat=True)
    return [Ref("matter", code) for code in codes.distinct()]
