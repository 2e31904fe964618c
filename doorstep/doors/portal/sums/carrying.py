"""A sum goes along into the telling, as words of the worker's own draft."""

import secrets
from typing import Any

from doorstep.knowledge.errors import BadInput, NotKnownHere

from .result import outcome_of, said
from .walking import Walk

# The large buttons of the telling that stand for a topic; the others are told in words alone.
_BUTTONS = {
    "wages_owed": "wages", "overtime": "overtime", "minimum_wage": "wages", "sick_pay": "wages", "severance": "dismissed",
    "unlawful_dismissal": "dismissed", "contract": "contract", "work_injury": "injury", "probation": "contract",
}  # fmt: skip


def told_with(draft: dict[str, Any], walk: Walk) -> dict[str, Any]:
    """The draft with this sum in its story, once: a second time adds nothing."""
    told = dict(draft.get("told") or {})
    words = _words(walk)
    story = str(told.get("story", "")).strip()
    if words not in story:
        story = f"{story}\n{words}".strip()
    button = _BUTTONS.get(walk.sum.topic, "other")
    topics = list(told.get("topics") or [])
    told |= {"story": story, "topics": topics if button in topics else [*topics, button]}
    return {"send_key": secrets.token_hex(16), **draft, "told": told}


def _words(walk: Walk) -> str:
    answers = "；".join(f"{one.short_zh}：{said(one, walk.answers[one.name])}" for one in walk.asked)
    try:
        figure = outcome_of(walk).saying
    except (BadInput, NotKnownHere):
        figure = ""
    return f"我想问问“{walk.sum.title_zh}”。{answers}。" + (f"我自己算了一下：{figure}" if figure else "")
