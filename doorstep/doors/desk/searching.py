"""Search over everything one may see: by words of two characters and more, by the end of a number, by the name of an
enterprise or building; never by a person."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from doorstep.foundation.journal.actor import Actor, Ref
from doorstep.foundation.journal.cards import Card, cards_for
from doorstep.foundation.leads.models import Lead
from doorstep.foundation.network.models import Building, Enterprise
from doorstep.foundation.search.kinds import search_kinds
from doorstep.foundation.search.queries.finding import LONGEST, Found, Hit, Passage, refs_for
from doorstep.services.disputes.models import Matter

SHORTEST, MOST, PAGE = 2, 20, 25
PLACES = "places"
TOO_SHORT = "请至少写两个字"
_NUMBER = re.compile(r"[A-Z0-9-]*[0-9][A-Z0-9-]*")


@dataclass(frozen=True)
class Asked:
    """What was looked for; a kind nobody knows reads as all of them."""

    words: str = ""
    kind: str = ""
    before: str = ""


@dataclass(frozen=True)
class Line:
    kind: str
    card: Card
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Results:
    """`named`: what bears the number or name itself, on the first page; `lines`: records whose words hold what was asked."""

    named: list[Line]
    lines: list[Line]
    older: str = ""
    says: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(line.card.ref.code for line in [*self.named, *self.lines])


def kinds() -> dict[str, str]:
    return {kind.kind: kind.label for kind in search_kinds().values()} | {PLACES: "企业和楼宇"}


def search(actor: Actor, asked: Asked) -> Results:
    """What the actor may not see is not found."""
    words = asked.words.strip()
    if len(words) < SHORTEST:
        return Results([], [], says=TOO_SHORT if words else "")
    by_name = [] if asked.before else _by_name(actor, words[:LONGEST], asked.kind)
    found = Found() if asked.kind == PLACES else refs_for(actor, words, _wanted(asked.kind), PAGE, asked.before)
    hits = [hit for hit in found.hits if hit.ref not in by_name]
    cards = cards_for([*by_name, *(hit.ref for hit in hits)], actor)
    labels = {kind.kind: kind.label for kind in search_kinds().values()} | {"enterprise": "用人单位", "building": "楼宇"}
    named = [Line(labels[ref.kind], cards[ref]) for ref in by_name if ref in cards]
    return Results(named, _lines(hits, cards, labels), found.older, found.says)


def _wanted(kind: str) -> tuple[str, ...]:
    return (kind,) if kind in search_kinds() else ()


def _lines(hits: Sequence[Hit], cards: dict[Ref, Card], labels: dict[str, str]) -> list[Line]:
    return [Line(labels[hit.ref.kind], cards[hit.ref], hit.passages) for hit in hits if hit.ref in cards]


def _by_name(actor: Actor, words: str, kind: str) -> list[Ref]:
    code, found = words.upper(), []
    if _NUMBER.fullmatch(code):
        for name, rows in (("lead", _leads(actor, code)), ("matter", _matters(actor, code))):
            found += [row.ref for row in rows.order_by("-id")[:MOST]] if kind in ("", name) else []
    if kind in ("", PLACES):
        named = Q(name__icontains=words)
        firms = Enterprise.objects.visible_to(actor).filter(named | Q(short_name__icontains=words) | Q(uscc=code))
        found += _first(firms) + _first(Building.objects.visible_to(actor).filter(named))
    return found


def _leads(actor: Actor, code: str) -> QuerySet[Lead]:
    return Lead.objects.visible_to(actor).filter(Q(code__endswith=code) | Q(old_number__iendswith=code))


def _matters(actor: Actor, code: str) -> QuerySet[Matter]:
    return Matter.objects.visible_to(actor).filter(Q(code__endswith=code) | Q(old_number__iendswith=code))


def _first(rows: QuerySet) -> list[Ref]:
    return [row.ref for row in rows.order_by("name")[:MOST]]
