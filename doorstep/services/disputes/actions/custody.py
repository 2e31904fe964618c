"""Who holds a matter, and who knows of it: its office and handler, and whether the source is protected."""

from datetime import datetime

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.facts import Words
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.foundation.network.models import Organisation
from doorstep.foundation.people.models import Account

from ..facts import HandlerAssigned, MatterShielded, MatterUnshielded, OfficeChanged
from ..models import Matter
from ..queries.staff import possible_handlers
from ..searching import keep
from .dues import hand_to
from .gate import allow, held
from .once import claim_form
from .telling import ASSIGNED, MOVED, tell
from .triage import checked_reason, refuse_closed


@action
def assign(*, matter: Matter, handler: Account, form_key: str = "", actor: Actor, at: datetime) -> None:
    """One of the office's own people handles it from now on; open duties go along, dates stay. The new handler is told.
    Tells HandlerAssigned."""
    claim_form(form_key, matter, at)
    allow(held(matter), "assign", actor)
    refuse_closed(matter)
    if handler not in possible_handlers(matter.office, at):
        raise Refused("经办人要从本站的人里选", "handler")
    if matter.handler_id == handler.pk:
        raise Refused(f"已经由{handler.display_name}经办，没有改动", "handler")
    before = matter.handler.code if matter.handler else ""
    matter.handler = handler
    matter.save(update_fields=["handler"])
    keep(matter)
    record(HandlerAssigned(matter.ref, handler.code, before), actor, at)
    hand_to(matter, handler, actor, at)
    tell([handler], ASSIGNED, matter, actor, at)


@action
def change_office(
    *, matter: Matter, office: Organisation, handler: Account | None, keeps_reading: bool, actor: Actor, at: datetime
) -> None:
    """Another station took it over: it answers for the matter from this moment, open duties go along, no day moves. The
    old station reads on only if that was ticked. The right to take it over is the transfer's. Tells OfficeChanged."""
    refuse_closed(held(matter))
    before, old_handler = matter.office, matter.handler
    fits = handler is not None and handler in possible_handlers(office, at)
    matter.office, matter.handler = office, handler if fits else None
    kept = {code for code in matter.kept_for.split(",") if code} - {office.code}
    kept |= {before.code} if keeps_reading and not matter.shielded else set()
    matter.kept_for = f",{','.join(sorted(kept))}," if kept else ""
    matter.save(update_fields=["office", "handler", "kept_for"])
    new_handler = matter.handler.code if matter.handler else ""
    record(OfficeChanged(matter.ref, office.ref, before.ref, new_handler, before.code in kept), actor, at)
    keep(matter)
    hand_to(matter, matter.handler, actor, at)
    tell([one for one in (matter.handler, old_handler) if one], MOVED, matter, actor, at)


@action
def shield(*, matter: Matter, reason: str, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Only its handler and the officers of its station and district see it from now. Tells MatterShielded."""
    _set_shield(matter, True, reason, form_key, actor, at)


@action
def unshield(*, matter: Matter, reason: str, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Lead officers of the branch see it again. Tells MatterUnshielded."""
    _set_shield(matter, False, reason, form_key, actor, at)


def _set_shield(matter: Matter, shielded: bool, reason: str, form_key: str, actor: Actor, at: datetime) -> None:
    claim_form(form_key, matter, at)
    allow(held(matter), "shield" if shielded else "unshield", actor)
    reason = checked_reason(reason, needed="请写一句原因")
    if matter.shielded == shielded:
        raise Refused("这件事已经在保护来源" if shielded else "这件事没有保护来源")
    matter.shielded, matter.kept_for = shielded, "" if shielded else matter.kept_for
    matter.save(update_fields=["shielded", "kept_for"])
    keep(matter)
    record((MatterShielded if shielded else MatterUnshielded)(matter.ref, Words(reason)), actor, at)
