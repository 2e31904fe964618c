"""Worksheets of a matter: kept as reckoned, shown to both sides, taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import action, record
from doorstep.foundation.kit.refusals import Refused
from doorstep.knowledge.errors import BadInput, NotKnownHere
from doorstep.knowledge.labourlaw.reckoning import reckon

from ..models import Matter, SavedSheet
from ..queries.dates import region_of
from ..queries.joining import last_sheet_number
from ..sheet_facts import SheetSaved, SheetShared, SheetTakenBack
from ..sorting import setting_for
from .gate import allow, held
from .once import claim_form
from .triage import refuse_closed

MOST = 200


@action
def save_worksheet(
    *, matter: Matter, rule: str, facts: Mapping[str, Any], account: str, form_key: str = "", actor: Actor, at: datetime
) -> SavedSheet:
    """Reckoned here once more, with the figures of this moment, and kept. Tells SheetSaved."""
    claim_form(form_key, matter, at)
    allow(held(matter), "reckon", actor)
    refuse_closed(matter)
    if account not in SavedSheet.Account.values:
        raise Refused("请选是按谁的说法算的", "account")
    last = last_sheet_number(matter)
    if last >= MOST:
        raise Refused(f"一件事最多存{MOST}张计算单，已经满了")
    try:
        sheet = reckon(rule, facts, setting_for(region_of(matter)), timezone.localdate(at))
    except BadInput as wrong:
        raise Refused(wrong.what_would_be_valid_zh, wrong.field.partition("[")[0]) from None
    except NotKnownHere as unknown:
        raise Refused(unknown.what_to_do_zh, unknown.field.partition("[")[0]) from None
    kept = SavedSheet.objects.create(
        matter=matter, number=last + 1, rule=rule, account=account, facts=dict(facts), record=sheet.as_record(),
        rule_version=sheet.version, book=sheet.book, made_by=actor.account, made_at=at,
    )  # fmt: skip
    record(SheetSaved(matter.ref, kept.number, rule, account, sheet.version, sheet.book, sheet.figure), actor, at)
    return kept


@action
def share_worksheet(*, sheet: SavedSheet, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Both sides see it under the receipt, as for mediation. Tells SheetShared."""
    sheet = _locked(sheet, form_key, actor, at)
    if sheet.shared_at:
        raise Refused("这一张双方已经看得到了")
    sheet.shared_at = at
    sheet.save(update_fields=["shared_at"])
    record(SheetShared(sheet.matter.ref, sheet.number), actor, at)


@action
def take_back_worksheet(*, sheet: SavedSheet, form_key: str = "", actor: Actor, at: datetime) -> None:
    """Nobody outside sees it any more; that it was shared stays in the journal. Tells SheetTakenBack."""
    sheet = _locked(sheet, form_key, actor, at)
    if not sheet.shared_at:
        raise Refused("这一张没有给双方看，不用收回")
    sheet.shared_at = None
    sheet.save(update_fields=["shared_at"])
    record(SheetTakenBack(sheet.matter.ref, sheet.number), actor, at)


def _locked(sheet: SavedSheet, form_key: str, actor: Actor, at: datetime) -> SavedSheet:
    """The matter's lock orders two who share and take back at once."""
    claim_form(form_key, sheet.matter, at)
    matter = held(sheet.matter)
    allow(matter, "reckon", actor)
    refuse_closed(matter)
    return SavedSheet.objects.select_related("matter").get(pk=sheet.pk)
