"""By which words a lead is found: the story, the place and the employer as they were told, and the employer's own name."""

from collections.abc import Iterator, Sequence

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.search.actions.keeping import keep_words
from doorstep.foundation.search.kinds import Kept, Reach, SearchKind, Text

from .models import Lead
from .rules import OFFICERS, READERS, SHIELD_READERS

WITH = ("office", "handler", "enterprise")


def keep(leads: Sequence[Lead]) -> None:
    """Called by every action that changes the words of leads, or who may find them."""
    keep_words(kept=[kept_of(lead) for lead in leads])


def kept_of(lead: Lead) -> Kept:
    handler = lead.handler.code if lead.handler else ""
    words = tuple(text.words for text in texts_of(lead))
    return Kept(lead.ref, lead.pk, lead.office.path, handler, lead.shielded, words)


def texts_of(lead: Lead) -> list[Text]:
    texts = [
        Text("经过", lead.story),
        Text("单位", lead.employer_words),
        Text("地方", lead.place_words),
        Text("对方", lead.other_words),
        Text("原编号", lead.old_number),
    ]
    if lead.enterprise:
        texts.append(Text("用人单位", lead.enterprise.name))
    return [text for text in texts if text.words]


def texts_for(codes: set[str], actor: Actor) -> dict[str, list[Text]]:
    rows = Lead.objects.visible_to(actor).filter(code__in=codes, disposed_at=None).select_related("enterprise")
    return {lead.code: texts_of(lead) for lead in rows}


def everything() -> Iterator[Kept]:
    rows = Lead.objects.filter(disposed_at=None).select_related(*WITH).order_by("id")
    return (kept_of(lead) for lead in rows.iterator(chunk_size=1000))


def reach(actor: Actor) -> Reach:
    """The same rule as `LeadQuerySet.visible_to`; a test holds the two together."""
    if actor.holds(*SHIELD_READERS):
        return Reach.ALL
    if actor.holds(*OFFICERS):
        return Reach.OPEN
    return Reach.OWN if actor.holds(*READERS) else Reach.NONE


KIND = SearchKind("lead", "线索", reach, texts_for, everything)
