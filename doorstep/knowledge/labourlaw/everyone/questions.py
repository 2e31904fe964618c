"""What anyone may have reckoned without being asked who they are: a few plain questions, then a sheet that shows its sums."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from doorstep.knowledge.labourlaw.worksheet import Worksheet
from doorstep.knowledge.setting import Setting

Answers = Mapping[str, Any]
Kind = Literal["money", "number", "count", "date", "month", "choice", "choice_many", "yes_no", "rows", "days"]
UNSURE = "unsure"


def always(_: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Choice:
    value: str
    label_zh: str
    note_zh: str = ""


@dataclass(frozen=True)
class Question:
    """One screen. `short_zh` names it in the list of answers; `unsure_zh` is what is assumed when the answer is "I do not
    know", and only then is that answer offered; `when` looks at the answers before it. Answers are Decimal (money,
    number), int (count), date, "YYYY-MM" (month), a choice's value, bool or "unsure" (yes_no), a list of groups (rows) or
    hours by date (days)."""

    name: str
    ask_zh: str
    kind: Kind
    short_zh: str
    help_zh: str = ""
    unit_zh: str = ""
    choices: tuple[Choice, ...] = ()
    unsure_zh: str = ""
    optional: bool = False
    when: Callable[[Answers], bool] = always
    columns: tuple["Question", ...] = ()


@dataclass(frozen=True)
class Reckoned:
    """The sheets, and in one sentence what they come to. `assumed_zh`: what was taken for granted. `instead`: other sums
    that may fit better, as (slug, why)."""

    saying_zh: str
    sheets: Sequence[Worksheet] = ()
    assumed_zh: tuple[str, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sum:
    """`topic` is of the common list of topics; `answers_to` maps a rule's input to the question that asked for it."""

    slug: str
    title_zh: str
    lead_zh: str
    icon: str
    topic: str
    questions: tuple[Question, ...]
    work_out: Callable[[Answers, Setting, date], Reckoned]
    answers_to: Mapping[str, str] = field(default_factory=dict)

    def asked(self, answers: Answers) -> list[Question]:
        """The questions that these answers leave standing, in order."""
        return [question for question in self.questions if question.when(answers)]


def assumptions(questions: Sequence[Question], answers: Answers) -> tuple[str, ...]:
    """What is assumed for each question answered with "I do not know"."""
    return tuple(
        one.unsure_zh for one in questions if one.unsure_zh and one.when(answers) and answers.get(one.name) == UNSURE
    )
