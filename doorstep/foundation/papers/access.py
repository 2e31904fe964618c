"""Who may have a file is known by the room whose record it belongs to; each says so here."""

from collections.abc import Callable

from doorstep.foundation.journal.actor import Actor, Ref

FileAccess = Callable[[Ref, Actor], bool]
_checks: dict[str, FileAccess] = {}


def register_file_access(kind: str, may: FileAccess) -> None:
    """`may(ref, actor)`: whether this actor sees the files of that record. Kinds nobody registered open to nobody."""
    _checks[kind] = may


def may_have(about: Ref, actor: Actor) -> bool:
    check = _checks.get(about.kind)
    return bool(check and check(about, actor))
