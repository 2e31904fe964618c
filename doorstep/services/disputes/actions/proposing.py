"""The track that the rules propose, with reasons and basis; it stands until an officer decides, and beside the decision."""

from datetime import datetime
from decimal import Decimal

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.journal.recording import record
from doorstep.knowledge.triage.assessment import Assessment

from .. import clocks
from ..facts import TrackProposed
from ..models import Matter
from ..queries.dates import limitation_of, region_of
from ..sorting import facts_of, sort_matter
from .dues import renew_track
from .telling import tell_district

FIELDS = ["proposed_track", "major", "urgency", "track_reasons"]


def assessment_of(matter: Matter, amounts: list[Decimal | None], at: datetime) -> Assessment:
    today = clocks.local_day(at)
    limit = limitation_of(matter)
    return sort_matter(
        facts_of(
            answers=matter.triage_facts, workers=matter.workers, topics=matter.topics, amounts=amounts,
            days_left=limit.days_left(today) if limit else None, no_limit=bool(limit and limit.expires is None),
            region=region_of(matter), today=today,
        )
    )  # fmt: skip


def set_proposal(matter: Matter, found: Assessment) -> TrackProposed | None:
    """On the unsaved matter; the fact to record when the proposal is another one than before."""
    grounds = tuple(reason.code for reason in found.reasons)
    before = (matter.proposed_track, matter.major, tuple(row["code"] for row in matter.track_reasons))
    rows = [*found.reasons, *found.warnings]
    matter.proposed_track, matter.major, matter.urgency = found.track, found.major, found.urgency
    matter.track_reasons = [
        {"code": row.code, "sentence": row.sentence_zh, "basis": row.basis} for row in dict.fromkeys(rows)
    ]  # fmt: skip
    if (found.track, found.major, tuple(row["code"] for row in matter.track_reasons)) == before:
        return None
    return TrackProposed(matter.ref, found.track, found.major, grounds)


def propose_again(matter: Matter, amounts: list[Decimal | None], actor: Actor, at: datetime) -> None:
    """After new facts or claims. A matter that has become major is told to the district the same day."""
    was_major = matter.major
    told = set_proposal(matter, assessment_of(matter, amounts, at))
    matter.save(update_fields=FIELDS)
    if told is not None:
        record(told, actor, at)
    if matter.major != was_major:
        renew_track(matter, actor, at)
    if matter.major and not was_major:
        tell_district(matter, actor, at)
