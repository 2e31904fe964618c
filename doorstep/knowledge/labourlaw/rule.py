"""One rule of the rulebook: its inputs, its articles, and the pure function that works it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from doorstep.knowledge.labourlaw.forms import Field

if TYPE_CHECKING:
    from doorstep.knowledge.labourlaw.working import Working

Facts = Mapping[str, Any]
Figure = Literal["sum", "range", "rate", "days", "months", "answer"]


def _no_day(facts: Facts) -> date | None:
    return None


def _nothing_against(facts: Facts) -> None:
    return None


@dataclass(frozen=True)
class Rule:
    """`work(facts, working)` writes steps, outputs and the figure on the working sheet it is handed.

    `facts` holds a value or None for every field, already read and filled. `kind_of_figure` sum: yuan that may be
    claimed and added up; range: yuan between two ends; rate: yuan a month or an hour; days, months, answer: no sum.
    `against` raises BadInput for facts that contradict each other whatever the figures: told before a figure is missed.
    `day` is the rule's own reference day, out of the facts: figures in force on that day are used. `total_zh` names the
    claim in a total. `example` are facts for the reference page. `version` is raised whenever the answer may change.
    """

    id: str
    title_zh: str
    group: str
    fields: tuple[Field, ...]
    version: str
    cites: tuple[str, ...]
    topics: tuple[str, ...]
    work: Callable[[Facts, "Working"], None]
    formula_zh: str
    total_zh: str = ""
    kind_of_figure: Figure = "sum"
    for_everyone: bool = False
    day: Callable[[Facts], date | None] = _no_day
    against: Callable[[Facts], None] = _nothing_against
    example: Facts = field(default_factory=dict)

    def field_named(self, name: str) -> Field:
        """The field of that name. Raises KeyError."""
        return {one.name: one for one in self.fields}[name]
