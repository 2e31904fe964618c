"""Looking for words: hits inside the reader's branch, verified against the words themselves, newest first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from doorstep.foundation.journal.actor import Actor, Ref

from .. import index
from ..kinds import Reach, SearchKind, Text, search_kinds
from ..marking import Piece, excerpt, spans, spread
from ..tokens import pairs, plain, runs, token

LONGEST, MOST_WORDS = 60, 8
BATCH, MOST_BATCHES = 60, 4
MOST_PASSAGES = 2


@dataclass(frozen=True)
class Passage:
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Hit:
    ref: Ref
    id: int
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Found:
    """`older` continues after the last row, empty at the end; `says` is a sentence when nothing could be looked for or
    something of what was asked was left out."""

    hits: tuple[Hit, ...] = ()
    older: str = ""
    says: str = ""


def refs_for(actor: Actor, words: str, kinds: Collection[str] = (), limit: int = 25, before: str = "") -> Found:
    """Records whose words hold everything that was asked for. `before`: older than that key; nonsense reads as the start."""
    asked, says = _asked(words)
    either = _reachable(actor, kinds)
    if not asked or not either:
        return Found(says=says)
    query = index.All({token("w", pair) for pair in pairs(asked)} | {token("path", actor.path)}, either)
    after = int(before) if before.isascii() and before.isdigit() and len(before) <= 19 else None
    hits: list[Hit] = []
    for _ in range(MOST_BATCHES):
        rows = index.matching(query, after, BATCH)
        for hit in _verified(rows, asked, actor):
            if len(hits) == limit:
                return Found(tuple(hits), str(hits[-1].id), says)
            hits.append(hit)
        if len(rows) < BATCH:
            return Found(tuple(hits), "", says)
        after = rows[-1][0]
    return Found(tuple(hits), str(after), says)


def _asked(words: str) -> tuple[list[str], str]:
    """What can be looked for, and a sentence about what cannot."""
    every = list(dict.fromkeys(runs(words[:LONGEST])))
    asked = [word for word in every if len(word) > 1][:MOST_WORDS]
    if not asked:
        if plain(words).strip():
            return [], "一个字太少，找出来的太多。请写两个字以上，比如一个词"
        return [], "这里面没有可以找的字。请写两个字以上" if words.strip() else ""
    if len(words) > LONGEST:
        return asked, f"写得很长，只按前{LONGEST}个字找"
    return asked, "只按两个字以上的词找，单个的字没有算" if len(asked) < len(every) else ""


def _reachable(actor: Actor, kinds: Collection[str]) -> list[list[str]]:
    """One alternative for each way a kind may be seen; none at all for who sees nothing."""
    either = []
    for kind in search_kinds().values():
        if actor.path and (not kinds or kind.kind in kinds):
            either += [[token("kind", kind.kind), *way] for way in _ways(kind, actor)]
    return either


def _ways(kind: SearchKind, actor: Actor) -> list[list[str]]:
    own, unshielded = [token("handler", actor.account)], [token("open", "yes")]
    ways: dict[Reach, list[list[str]]] = {Reach.ALL: [[]], Reach.OPEN: [unshielded, own], Reach.OWN: [own], Reach.NONE: []}
    return ways[kind.reach(actor)]


def _verified(rows: Sequence[tuple[int, str, str]], asked: list[str], actor: Actor) -> list[Hit]:
    """Pairs may meet in another order, and a record may have gone out of sight: the words and the room decide."""
    opened: dict[Ref, list[Text]] = {}
    for kind in search_kinds().values():
        codes = {code for _, of_kind, code in rows if of_kind == kind.kind}
        if codes:
            opened.update({Ref(kind.kind, code): texts for code, texts in kind.texts(codes, actor).items()})
    hits = []
    for key, of_kind, code in rows:
        ref = Ref(of_kind, code)
        passages = _passages(opened.get(ref, []), asked)
        if passages:
            hits.append(Hit(ref, key, passages))
    return hits


def _passages(texts: Sequence[Text], asked: list[str]) -> tuple[Passage, ...]:
    missing, passages = set(asked), []
    for text in texts:
        shown = spread(text.words)
        there = [word for word in asked if word in shown.plain]
        if there:
            missing -= set(there)
            passages.append(Passage(text.label, excerpt(text.words, spans(shown, there))))
    return () if missing else tuple(passages[:MOST_PASSAGES])
