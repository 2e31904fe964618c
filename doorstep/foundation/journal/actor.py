"""Who acts: a frozen value made by a door, so that the journal need not know people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """Names a record of any room: what it is and the code people use for it."""

    kind: str
    code: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.code}"

    @classmethod
    def parse(cls, text: str) -> "Ref":
        kind, _, code = text.partition(":")
        return cls(kind, code)


@dataclass(frozen=True)
class Actor:
    """`account` is a code, never a login or a name; `path` is the tree path of the organisation acted for, which
    decides what may be seen; `roles` are all roles held there today; `role` is the one acted in."""

    account: str
    role: str
    organisation: str = ""
    path: str = ""
    channel: str = "desk"
    roles: frozenset[str] = frozenset()
    enterprise: str = ""

    def holds(self, *roles: str) -> bool:
        return bool(self.roles.intersection(roles))

    @classmethod
    def worker(cls, channel: str = "portal") -> "Actor":
        """A worker without an account, at the worker's door."""
        return cls("", "worker", channel=channel)

    @classmethod
    def system(cls, channel: str) -> "Actor":
        """Nightly jobs, imports and commands: `channel` says which."""
        return cls("", "system", channel=channel)
