"""What goes over when two matters become one: the days that were noted and the worksheets that were saved, as copies with
numbers of their own. Taken apart again, the copies go; what people changed on them since stays."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import record
from doorstep.knowledge.errors import BadInput

from .. import clocks
from ..models import DatedFact, Matter, Merge, SavedSheet
from ..queries.dates import dated_facts_of, dates_from, region_of
from ..queries.joining import last_sheet_number, merge_of
from ..sorting import BY_NAME
from .triage import facts_set

# Answers that are days, or say that there is none: the clocks follow from them as from any other day.
DAYS = ("known_on", "left_on", "still_employed")
_SAID = ("what", "is_act", "on", "until", "yes", "count", "source", "proven", "channel", "proof")
_RECKONED = ("rule", "account", "facts", "record", "rule_version", "book", "made_by", "made_at")
MOST = 200


def carry(kept: Merge, same_people: bool, actor: Actor, at: datetime) -> None:
    """On the unsaved merge stands what went over. Where both say something else about one day, the one that goes on keeps
    its own; `left_out` counts these."""
    matter, survivor = kept.merged, kept.survivor
    kept.dates, kept.left_out = _carry_dates(matter, survivor)
    kept.sheets = _carry_sheets(matter, survivor, same_people)
    kept.answers = _carry_answers(matter, survivor, actor, at)


def _carry_dates(matter: Matter, survivor: Matter) -> tuple[list[list[int]], int]:
    standing, fresh, left_out = dated_facts_of(survivor), [], 0
    number = survivor.dated_facts.order_by("-number").values_list("number", flat=True).first() or 0
    for row in dated_facts_of(matter):
        if any(_says_as_much(one, row) for one in standing):
            continue
        copy = DatedFact(matter=survivor, number=number + 1, put_by=row.put_by, put_at=row.put_at, **_values(row, _SAID))
        if number >= MOST or not _fits(survivor, standing, copy):
            left_out += 1
            continue
        number += 1
        standing.append(copy)
        fresh.append((copy, row))
    DatedFact.objects.bulk_create([copy for copy, _ in fresh])
    _read_anew(survivor)
    return [[copy.pk, row.pk] for copy, row in fresh], left_out


def _says_as_much(one: DatedFact, row: DatedFact) -> bool:
    """The same day of the same thing, proven no less."""
    same = all(getattr(one, name) == getattr(row, name) for name in ("what", "is_act", "on", "until", "yes", "count"))
    return same and (one.proven or not row.proven)


def _fits(survivor: Matter, standing: list[DatedFact], copy: DatedFact) -> bool:
    """One day for one thing, and the law core can reckon with all of them together."""
    if not copy.is_act and any(one.what == copy.what and not one.is_act for one in standing):
        return False
    try:
        clocks.legal_clocks(dates_from(survivor, [*standing, copy]), region_of(survivor))
    except BadInput:
        return False
    return True


def _carry_sheets(matter: Matter, survivor: Matter, same_people: bool) -> list[list[int]]:
    """Whoever is new to a matter has not been shown its sheets: unless both are the same people's, the handler shares anew."""
    number, fresh = last_sheet_number(survivor), []
    for row in matter.sheets.order_by("number")[: max(0, MOST - number)]:
        shared_at = row.shared_at if same_people else None
        copy = SavedSheet(matter=survivor, number=number + 1, shared_at=shared_at, **_values(row, _RECKONED))
        number += 1
        fresh.append((copy, row))
    SavedSheet.objects.bulk_create([copy for copy, _ in fresh])
    return [[copy.pk, copy.number, row.pk] for copy, row in fresh]


def _carry_answers(matter: Matter, survivor: Matter, actor: Actor, at: datetime) -> dict[str, Any]:
    said, before = matter.triage_facts, dict(survivor.triage_facts)
    if {**said, **before}.get("still_employed") and {**said, **before}.get("left_on"):
        # Who is still there has not left: the one that goes on keeps what it knows of the two.
        said = {"known_on": said.get("known_on")}
    given = {name: said[name] for name in DAYS if said.get(name) is not None and before.get(name) is None}
    if given:
        sources = {name: matter.fact_sources[name] for name in given if name in matter.fact_sources}
        _answer(survivor, {**before, **given}, {**survivor.fact_sources, **sources}, list(given), actor, at)
    return given


def _answer(
    matter: Matter, after: dict[str, Any], sources: dict[str, str], names: list[str], actor: Actor, at: datetime
) -> None:
    told = facts_set(matter, [BY_NAME[name] for name in names], matter.triage_facts, after)
    matter.triage_facts, matter.fact_sources = after, sources
    matter.save(update_fields=["triage_facts", "fact_sources"])
    record(told, actor, at)


@dataclass(frozen=True)
class Gone:
    """Keys and names that left a matter; where it was joined further, their copies leave too."""

    dates: frozenset[int]
    sheets: frozenset[int]
    answers: frozenset[str]


def take_back(kept: Merge, actor: Actor, at: datetime, only: Gone | None = None) -> None:
    """From the one that went on, and from where that one has gone since."""
    survivor = kept.survivor
    pairs = [pair for pair in kept.dates if only is None or pair[1] in only.dates]
    sheets = [key for key, _, origin in kept.sheets if only is None or origin in only.sheets]
    names = [name for name in kept.answers if only is None or name in only.answers]
    dates, answers = _take_back_dates(pairs, at), _take_back_answers(survivor, kept.answers, names, actor, at)
    SavedSheet.objects.filter(pk__in=sheets).delete()
    _read_anew(survivor)
    further = merge_of(survivor)
    if further:
        take_back(further, actor, at, Gone(frozenset(dates), frozenset(sheets), frozenset(answers)))


def _take_back_dates(pairs: list[list[int]], at: datetime) -> list[int]:
    """Withdrawn, not deleted: their numbers are never given again. A day somebody put right, or proved, since then stays."""
    rows, gone = DatedFact.objects.in_bulk([key for pair in pairs for key in pair]), []
    for copy, origin in pairs:
        if copy not in rows or rows[copy].withdrawn_at:
            continue
        if origin in rows and _values(rows[copy], _SAID) != _values(rows[origin], _SAID):
            continue
        rows[copy].withdrawn_at = at
        rows[copy].save(update_fields=["withdrawn_at"])
        gone.append(copy)
    return gone


def _take_back_answers(survivor: Matter, given: dict[str, Any], names: list[str], actor: Actor, at: datetime) -> list[str]:
    now = survivor.triage_facts
    gone = [name for name in names if now.get(name) == given[name]]
    if gone:
        left = {name: value for name, value in now.items() if name not in gone}
        sources = {name: said for name, said in survivor.fact_sources.items() if name not in gone}
        _answer(survivor, left, sources, gone, actor, at)
    return gone


def _values(row: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _read_anew(matter: Matter) -> None:
    getattr(matter, "_prefetched_objects_cache", {}).pop("dated_facts", None)
