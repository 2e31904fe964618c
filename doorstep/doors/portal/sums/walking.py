"""Where somebody is in a sum: the answers so far travel in the page itself, are checked again each time, and nothing is kept."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from doorstep.knowledge.labourlaw.everyone.questions import Question, Sum
from doorstep.knowledge.setting import Setting

from .fields import field_of, typed
from .widgets import DaysInput

LONGEST = 60_000


@dataclass
class Walk:
    """`raw` is what was typed by question, `answers` what of it holds, `missing` the first question without an answer."""

    sum: Sum
    setting: Setting
    today: date
    raw: dict[str, Any]
    answers: dict[str, Any] = field(default_factory=dict)
    missing: Question | None = None

    def __post_init__(self) -> None:
        for question in self.sum.questions:
            if not question.when(self.answers):
                continue
            try:
                cleaned = field_of(question).clean(self.raw.get(question.name))
            except forms.ValidationError:
                self.missing = question
                return
            self.answers[question.name] = typed(question, cleaned)

    def question(self, name: str) -> Question | None:
        """A question of this sum that these answers leave standing; None for a name from nowhere."""
        return next((one for one in self.sum.asked(self.answers) if one.name == name), None)

    @property
    def so_far(self) -> str:
        return json.dumps(self.raw, ensure_ascii=False)

    @property
    def asked(self) -> list[Question]:
        return self.sum.asked(self.answers)

    def before(self, question: Question) -> Question | None:
        standing = self.asked
        place = standing.index(question) if question in standing else 0
        return standing[place - 1] if place else None


def raw_answers(posted: Mapping[str, Any], wanted: Sum) -> dict[str, Any]:
    """What the page carried along; whatever is not of our making counts as not answered."""
    text = str(posted.get("so_far", ""))
    if not text or len(text) > LONGEST:
        return {}
    try:
        found = json.loads(text)
        json.dumps(found, ensure_ascii=False).encode()  # half a sign, written as \\ud800, could not be shown again
    except (ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {one.name: found[one.name] for one in wanted.questions if _shaped(one, found.get(one.name))}


def _shaped(question: Question, value: Any) -> bool:
    """Whether a carried value has the form that our own page gives it."""
    match question.kind:
        case "rows":
            rows = isinstance(value, list) and all(isinstance(row, dict) for row in value)
            return rows and all(isinstance(cell, str | None) for row in value for cell in row.values())
        case "days":
            return isinstance(value, dict) and all(isinstance(hours, str) for hours in value.values())
        case "choice_many":
            return isinstance(value, list) and all(isinstance(one, str) for one in value)
        case _:
            return isinstance(value, str)


class OneQuestion(forms.Form):
    """The form of one screen."""

    def __init__(self, question: Question, walk: Walk, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box = field_of(question)
        if isinstance(box.widget, DaysInput):
            box.widget.calendar, box.widget.today = walk.setting.calendar, walk.today
        self.fields[question.name] = box
        self.question = question

    def put(self, sentence: str) -> None:
        """What the rule says against an answer that was fine by itself; the box keeps what it holds."""
        self._errors = ErrorDict({self.question.name: self.error_class([sentence])})

    @property
    def raw(self) -> Any:
        name = self.question.name
        return self.fields[name].widget.value_from_datadict(self.data, {}, name)
