"""How an action says no, and how a table of rights answers."""

from dataclasses import dataclass


class Refused(Exception):
    """Nothing was changed. `sentence` tells the person what to do; `field` names the form field it belongs to."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence, self.field = sentence, field


@dataclass(frozen=True)
class Answer:
    """Yes, or no with the sentence that says why or who may; true when yes."""

    yes: bool
    why_not: str = ""

    def __bool__(self) -> bool:
        return self.yes
