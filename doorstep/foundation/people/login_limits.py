"""How often a login may be tried: five times in five minutes from one place, growing; never counted for the whole site.

The tight limits hold for one login *from one address*, so that whoever guesses at a colleague's account slows nobody but
themselves; the wide ones, for a login from anywhere and for an address, stop guessing that is spread out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest

from .addresses import keyed_address
from .throttling import Limits, allow, give_back, keyed, used_up

HERE: Limits = ((5, timedelta(minutes=5)), (12, timedelta(hours=1)), (30, timedelta(days=1)))
ANYWHERE: Limits = ((60, timedelta(hours=1)), (300, timedelta(days=1)))
ADDRESS: Limits = ((40, timedelta(minutes=5)), (600, timedelta(days=1)))
CODE: Limits = ((5, timedelta(minutes=5)), (12, timedelta(hours=1)), (30, timedelta(days=1)))


@dataclass(frozen=True)
class LoginTry:
    """One try of one login from one address, as keyed hashes."""

    login: str
    address: str

    @classmethod
    def of(cls, request: HttpRequest, typed: str) -> "LoginTry":
        return cls(keyed(f"login:{typed.strip().lower()}"), keyed_address(request))

    def _counts(self) -> tuple[tuple[str, str, Limits], ...]:
        return (
            ("login-here", f"{self.login}|{self.address}", HERE),
            ("login", self.login, ANYWHERE),
            ("login-address", self.address, ADDRESS),
        )

    def take(self, at: datetime) -> bool:
        """Count it everywhere, or say no and count it nowhere."""
        if any(used_up(kind, key, limits, at) for kind, key, limits in self._counts()):
            return False
        return all(allow(kind, key, limits, at) for kind, key, limits in self._counts())

    def was_good(self, at: datetime) -> None:
        for kind, key, limits in self._counts():
            give_back(kind, key, limits, at)

    def says_so(self, at: datetime) -> bool:
        """Whether a refusal is worth a line in the journal: the first one in five minutes is."""
        return allow("login-told", f"{self.login}|{self.address}", ((1, timedelta(minutes=5)),), at)
