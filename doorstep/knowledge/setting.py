"""What surrounds a reckoning: the calendar, the figures and the periods of one installation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from doorstep.knowledge.labourlaw.calendar import Calendar
from doorstep.knowledge.labourlaw.clocks import load_clocks
from doorstep.knowledge.labourlaw.parameters import Book, load_book


@dataclass(frozen=True)
class Setting:
    book: Book
    clocks: Mapping[str, Mapping[str, Any]]

    @property
    def calendar(self) -> Calendar:
        return self.book.calendar


def load_setting(region: str | None) -> Setting:
    return Setting(load_book(region), load_clocks(region))
