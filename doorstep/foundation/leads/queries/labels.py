"""A district's labels: what waits for a look at its names, what may be exported, what a router learns from."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone

from doorstep.foundation.journal.actor import Actor
from doorstep.foundation.network.models import Organisation
from doorstep.knowledge.language.masking import hide_names, mask

from ..models import Label, LetterRouter

AT_ONCE, MOST_ROWS = 10, 20_000
LONGEST_SHOWN = 600


@dataclass(frozen=True)
class Told:
    """One story as it would leave: masked, with the words that may be names."""

    label: Label
    text: str
    proposed: tuple[str, ...]


@dataclass(frozen=True)
class LabelCounts:
    all: int = 0
    unchecked: int = 0
    labour: int = 0
    other: int = 0


def labels_of(actor: Actor) -> QuerySet[Label]:
    return Label.objects.visible_to(actor).select_related("lead", "letter", "district")


def counts_of(actor: Actor) -> LabelCounts:
    counted = Label.objects.visible_to(actor).aggregate(
        told=Count("id"), unseen=Count("id", filter=Q(names_checked_at=None)), yes=Count("id", filter=Q(labour=True)),
        no=Count("id", filter=Q(labour=False)),
    )  # fmt: skip
    return LabelCounts(counted["told"], counted["unseen"], counted["yes"], counted["no"])


def to_check(actor: Actor) -> list[Told]:
    """The oldest first, few at a time: names are read, not skimmed. Shielded leads stay with those who may see them."""
    waiting = labels_of(actor).filter(names_checked_at=None).exclude(lead__shielded=True).order_by("id")[:AT_ONCE]
    return [_told(label) for label in waiting]


def _told(label: Label) -> Told:
    masked = mask(label.source.story)
    text = masked.text[:LONGEST_SHOWN]
    return Told(label, text, tuple(name for name in masked.proposed_names if name in text))


def told_by_code(actor: Actor, codes: list[str]) -> list[Told]:
    """Those the page showed, by the codes of their leads and letters; what is not theirs to see is not among them."""
    codes = codes[:AT_ONCE]
    rows = labels_of(actor).filter(Q(lead__code__in=codes) | Q(letter__code__in=codes)).exclude(lead__shielded=True)
    return [_told(label) for label in rows.order_by("id")]


def exported_rows(district: Organisation) -> tuple[list[Label], list[dict[str, Any]]]:
    """The oldest first. A shielded lead's words never leave."""
    labels = (
        Label.objects.filter(district=district, names_checked_at__isnull=False).exclude(lead__shielded=True)
        .select_related("lead", "letter").order_by("id")[:MOST_ROWS]
    )  # fmt: skip
    kept = [label for label in labels if label.source.story]
    return kept, [_row(label) for label in kept]


def _row(label: Label) -> dict[str, Any]:
    """In the form of `python -m doorstep.knowledge.language bench`."""
    source, told = label.source, {kind: said["corrected"] for kind, said in label.told.items()}
    row: dict[str, Any] = {
        "text": _looked_through(source.story, label), "told_on": timezone.localdate(source.received_on).isoformat(),
    }  # fmt: skip
    if label.labour is not None:
        row["labour"] = label.labour
    if "topics" in told:
        row["claims"] = told["topics"] or []
    if "sums" in told:
        row["amounts_yuan"] = [float(one["amount"] if isinstance(one, dict) else one) for one in told["sums"] or []]
    if "people" in told:
        row["people"] = [told["people"]] if told["people"] else []
    if "employer" in told:
        row["employer"] = _hidden(told["employer"] or "", label)
    row["suggested"] = {kind: said["suggested"] for kind, said in label.told.items() if kind != "employer"}
    return row


def _looked_through(story: str, label: Label) -> str:
    """What stood on the page and no more: nobody looked for names in the rest. Masked before it is cut, as half a number
    is not known for one."""
    return hide_names(mask(story).text[:LONGEST_SHOWN], label.names)


def _hidden(words: str, label: Label) -> str:
    return hide_names(mask(words).text, label.names)


def labelled_letters(district: Organisation) -> tuple[list[str], list[bool]]:
    """Texts of which a person said whether they are about work. The newest count when there are very many."""
    rows = (
        Label.objects.filter(district=district, labour__isnull=False)
        .select_related("lead", "letter")
        .order_by("-id")[:MOST_ROWS]
    )
    kept = [(label.source.story, bool(label.labour)) for label in rows if label.source.story]
    return [text for text, _ in kept], [labour for _, labour in kept]


def router_in_use(district: Organisation) -> LetterRouter | None:
    return LetterRouter.objects.filter(district=district, state=LetterRouter.State.ADOPTED).first()


@dataclass(frozen=True)
class RouterPage:
    waiting: LetterRouter | None
    in_use: LetterRouter | None
    earlier: list[LetterRouter]


def router_page(actor: Actor) -> RouterPage:
    """Without the weights: they are large and nobody reads them."""
    rows = list(LetterRouter.objects.visible_to(actor).defer("record").select_related("district").order_by("-id")[:12])
    states = LetterRouter.State
    return RouterPage(
        next((row for row in rows if row.state == states.TRAINED), None),
        next((row for row in rows if row.state == states.ADOPTED), None),
        [row for row in rows if row.state in (states.DECLINED, states.ENDED)],
    )


def router_for(actor: Actor, code: str) -> LetterRouter:
    found = LetterRouter.objects.visible_to(actor).defer("record").select_related("district").filter(code=code).first()
    if found is None:
        raise Http404
    return found
