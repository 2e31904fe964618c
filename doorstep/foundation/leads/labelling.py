"""Corrections of what was read become labels: kept in the action that makes them, gone with the words they are about."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from .models import Label, Lead, SetAsideLetter

# What a person may put right, by the name it has where it is corrected.
KINDS = {
    "topics": "topics", "people": "people", "people_count": "people", "employer": "employer", "employer_words": "employer",
    "sums": "sums", "amounts": "sums",
}  # fmt: skip
# Outcomes that say whether a hotline's letter was about work; a duplicate or a mistake says nothing.
SAYS_LABOUR = {
    "referred": True, "not_founded": True, "risk_gone": True, "answered": True, "not_for_us": False,
}  # fmt: skip


def keep_label(
    of: Lead | SetAsideLetter, *, corrected: Mapping[str, tuple[Any, Any]] | None = None, labour: bool | None = None,
    by_worker: bool = False, at: datetime,
) -> None:  # fmt: skip
    """Joins the running action. `corrected`: name of the field → (suggested, put instead); the first suggestion stays, the
    last word counts. Demonstration letters in a real district teach nothing."""
    if not of.story or (of.is_demo and not of.district.is_demo):
        return
    mine = {"lead": of} if isinstance(of, Lead) else {"letter": of}
    label = Label.objects.filter(**mine).first() or Label(district_id=of.district_id, **mine)
    told = dict(label.told)
    for name, (suggested, put) in (corrected or {}).items():
        if kind := KINDS.get(name):
            first = told.get(kind, {}).get("suggested", _plain(suggested))
            told[kind] = {"suggested": first, "corrected": _plain(put), "by_worker": by_worker}
    if labour is None and told == label.told:
        return
    label.told, label.made_at = told, at
    label.labour = label.labour if labour is None else labour
    label.save()


def keep_worker_corrections(lead: Lead, at: datetime) -> None:
    """What the worker put right on the screen “we understood”."""
    kept = lead.understood or {}
    if not kept.get("corrected"):
        return
    read, said = kept.get("read", {}), kept.get("said", {})
    keep_label(
        lead,
        corrected={name: (read.get(name), said.get(name)) for name in kept.get("corrected", ())},
        by_worker=True,
        at=at,
    )


def keep_outcome(lead: Lead, at: datetime) -> None:
    """What became of a hotline's letter says whether it was about work."""
    if lead.channel == Lead.Channel.HOTLINE and lead.outcome in SAYS_LABOUR:
        keep_label(lead, labour=SAYS_LABOUR[lead.outcome], at=at)


def forget_labels(*, leads: Sequence[Lead] = (), letters: Sequence[SetAsideLetter] = ()) -> None:
    """Their words are disposed of, and what was learnt from them as single stories with them."""
    if leads:
        Label.objects.filter(lead__in=leads).delete()
    if letters:
        Label.objects.filter(letter__in=letters).delete()


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value
