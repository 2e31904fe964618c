"""A code in a URL → the matter this actor may touch for this verb, or 404. Not allowed and not existing answer alike."""

from django.http import Http404

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.network.queries.districts import district_of
from doorstep.foundation.people.models import Person

from ..models import DatedFact, Matter, Party
from ..rules import may, may_register, may_set_playbook

# Not the matter it was joined to: few have one, and half of every row would be its columns.
WITH = ("office", "district", "handler", "street", "building", "enterprise")


def matter_for(actor: Actor, code: str, to: str = "view") -> Matter:
    """`to` asks who the actor is, not where the matter stands: a verb out of turn is refused by its action, with the reason."""
    rows = Matter.objects.readable_by(actor) if to == "view" else Matter.objects.visible_to(actor)
    matter = rows.select_related(*WITH).filter(code=code).first()
    if matter is None or not may(actor, to, matter):
        raise Http404
    return matter


def applicant_of(matter: Matter) -> Person:
    """Whose identity may be opened; nobody left one: nothing is there."""
    party = matter.parties.filter(side=Party.Side.APPLICANT).select_related("person").first()
    if party is None or party.person is None or party.person.disposed_on:
        raise Http404
    return party.person


def matter_by_ref(ref: Ref) -> Matter:
    """For rooms that hold a reference, such as a receipt."""
    return Matter.objects.select_related(*WITH).get(code=ref.code)


def can_take_part(ref: Ref, actor: Actor) -> bool:
    """Whether this actor may answer in the thread: who handles it, and the officers above."""
    matter = Matter.objects.visible_to(actor).select_related("office", "handler").filter(code=ref.code).first()
    return matter is not None and bool(may(actor, "say", matter))


def handles(ref: Ref, actor: Actor) -> bool:
    """Who hears what the worker spoke: whoever handles the matter, and nobody else."""
    return (
        bool(actor.account) and Matter.objects.visible_to(actor).filter(code=ref.code, handler__code=actor.account).exists()
    )


def may_have_files(ref: Ref, actor: Actor) -> bool:
    """Whoever may read the matter may open what was put into its file."""
    return Matter.objects.readable_by(actor).filter(code=ref.code).exists()


def other_matter(actor: Actor, code: str) -> Matter:
    """One that is to be joined or compared with another: out of sight answers like not there."""
    matter = Matter.objects.visible_to(actor).select_related(*WITH).filter(code=code.strip().upper()).first()
    if matter is None:
        raise Refused("没有找到这个编号。请核对编号，别的站的事要先转办过来", "survivor")
    return matter


def registering_office(actor: Actor) -> tuple[Organisation, Organisation]:
    """The office somebody registers for, and its district."""
    office = Organisation.objects.filter(code=actor.organisation).first()
    district = district_of(office) if office else None
    if office is None or district is None or not may_register(actor):
        raise Http404
    return office, district


def dated_fact_for(actor: Actor, code: str, number: int) -> DatedFact:
    """A date in force of a matter this actor may change."""
    matter = matter_for(actor, code, to="set_facts")
    found = matter.dated_facts.filter(number=number, withdrawn_at=None).first()
    if found is None:
        raise Http404
    return found


def own_district(actor: Actor) -> Organisation:
    """The district whose lists its officer writes."""
    office = Organisation.objects.filter(code=actor.organisation).first()
    district = district_of(office) if office else None
    if district is None or not may_set_playbook(actor):
        raise Http404
    return district
