"""What every gateway offers: its options, the look at an address, and sending one message. A member is one folder here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True)
class Message:
    """`id` is the same on every try, so that a receiver can drop what comes twice."""

    id: str
    subject: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Option:
    """A line of the form in which a district sets the gateway up. Secret ones are never shown again."""

    name: str
    label: str
    help: str = ""
    secret: bool = False
    required: bool = True


class NotSent(Exception):
    """`sentence` tells the administrator what to do, without an address. `again`: worth another try; `down`: the gateway
    does not answer at all, so the others in line need not wait for it too."""

    def __init__(self, sentence: str, *, again: bool = True, down: bool = False) -> None:
        super().__init__(sentence)
        self.sentence, self.again, self.down = sentence, again, down


class Member(Protocol):
    name: str
    kind: str
    label: str

    @property
    def options(self) -> tuple[Option, ...]: ...

    def check_options(self, options: Mapping[str, str]) -> None:
        """Raises Refused in words, with the option as its field."""

    def check_address(self, address: str) -> str:
        """The address as it is kept. Raises Refused in words."""

    def send(self, options: Mapping[str, str], address: str, message: Message) -> None:
        """Within ten seconds or so. Raises NotSent."""
