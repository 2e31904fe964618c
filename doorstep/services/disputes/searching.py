"""By which words a matter is found: the story and its elements, what both sides say to the claims, the other side's name, the
guidance given, and what the office noted and was handed."""

from collections.abc import Iterator

from django.db.models import prefetch_related_objects

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.search.actions.keeping import keep_words
from doorstep.foundation.search.kinds import Kept, Reach, SearchKind, Text

from .models import Matter
from .rules import OFFICERS, READERS
from .sorting import BY_NAME

WITH = ("office", "handler", "enterprise")
WORDS = ("claims", "parties", "guidance", "notes", "exhibits")


def keep(matter: Matter) -> None:
    """Called by every action that changes the words of a matter, or who may find it."""
    fresh = Matter.objects.select_related(*WITH).prefetch_related(*WORDS).get(pk=matter.pk)
    keep_words(kept=[kept_of(fresh, texts_of(fresh))])


def kept_of(matter: Matter, texts: list[Text]) -> Kept:
    handler = matter.handler.code if matter.handler else ""
    return Kept(matter.ref, matter.pk, matter.office.path, handler, matter.shielded, tuple(text.words for text in texts))


def texts_of(matter: Matter) -> list[Text]:
    """Of a matter with the rows of WORDS at hand."""
    texts = [Text("经过", matter.story), Text("原编号", matter.old_number)]
    texts += [Text("对方", party.name_words) for party in matter.parties.all()]
    if matter.enterprise:
        texts.append(Text("用人单位", matter.enterprise.name))
    texts += [Text(BY_NAME[name].label, said) for name, said in matter.element_words.items() if name in BY_NAME]
    for claim in matter.claims.all():
        texts += [Text("请求", claim.words), Text("企业怎么说", claim.employer_says)]
    texts += [Text("给职工的话", guidance.words) for guidance in matter.guidance.all()]
    texts += [Text("内部记录", note.words) for note in matter.notes.all()]
    texts += [Text("证据", exhibit.shows) for exhibit in matter.exhibits.all()]
    return [text for text in texts if text.words]


def texts_for(codes: set[str], actor: Actor) -> dict[str, list[Text]]:
    rows = list(Matter.objects.visible_to(actor).filter(code__in=codes, disposed_at=None).select_related("enterprise"))
    prefetch_related_objects(rows, *WORDS)
    return {matter.code: texts_of(matter) for matter in rows}


def everything() -> Iterator[Kept]:
    rows = Matter.objects.filter(disposed_at=None).select_related(*WITH).prefetch_related(*WORDS).order_by("id")
    return (kept_of(matter, texts_of(matter)) for matter in rows.iterator(chunk_size=1000))


def reach(actor: Actor) -> Reach:
    """The same rule as `MatterQuerySet.visible_to`; a test holds the two together."""
    if actor.holds(*OFFICERS):
        return Reach.ALL
    if actor.holds("lead_officer"):
        return Reach.OPEN
    return Reach.OWN if actor.holds(*READERS) else Reach.NONE


KIND = SearchKind("matter", "争议事项", reach, texts_for, everything)
