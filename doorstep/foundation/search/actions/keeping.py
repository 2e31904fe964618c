"""Words are kept and forgotten by the room they belong to, inside the action that changes them.

These calls join the running action and record no fact of their own; outside an action's transaction they refuse to run.
"""

from collections.abc import Sequence

from django.db import transaction

from doorstep.foundation.journal.actor import Ref
from doorstep.foundation.network.models import Organisation

from .. import index
from ..kinds import Kept
from ..models import Document
from ..tokens import made_with, token, word_tokens

SLICE = 1_000


def keep_words(*, kept: Sequence[Kept]) -> None:
    """The records can be found by these words from now on, by those of the branch who may; what was kept before goes.
    Called again whenever words, office, handler or shield of a record change."""
    _inside_an_action()
    mark = made_with()
    for start in range(0, len(kept), SLICE):
        part = kept[start : start + SLICE]
        index.put([(one.id, one.about.kind, one.about.code, mark, sorted(tokens_of(one))) for one in part])


def forget_words(*, about: Ref) -> None:
    """Nobody finds the record by its words any more; its tokens are gone."""
    _inside_an_action()
    rows = Document.objects.filter(about_kind=about.kind, about_code=about.code)
    index.drop(rows.values_list("pk", flat=True))


def tokens_of(kept: Kept) -> set[str]:
    """Of the words, and of who may find them: each office above, the handler, and that it is open to leaders."""
    tokens = word_tokens(kept.texts)
    tokens.add(token("kind", kept.about.kind))
    tokens.update(token("path", path) for path in branches(kept.path))
    if kept.handler:
        tokens.add(token("handler", kept.handler))
    if not kept.shielded:
        tokens.add(token("open", "yes"))
    return tokens


def branches(path: str) -> list[str]:
    step = Organisation.steplen
    return [path[:end] for end in range(step, len(path) + 1, step)]


def _inside_an_action() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Words are kept and forgotten inside an action only.")
