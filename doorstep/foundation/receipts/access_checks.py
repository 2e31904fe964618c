"""Whether an actor may take part in the thread of a record: answered by the room the record belongs to."""

from collections.abc import Callable

from doorstep.foundation.journal.actor import Actor, Ref

Check = Callable[[Ref, Actor], bool]
_checks: dict[str, Check] = {}


def register(kind: str, check: Check) -> None:
    """Call in `ready()`: `register("lead", lambda ref, actor: …)`."""
    _checks[kind] = check


def allowed(about: Ref, actor: Actor) -> bool:
    check = _checks.get(about.kind)
    return check is not None and check(about, actor)


_handlers: dict[str, Check] = {}


def register_handler(kind: str, check: Check) -> None:
    """Who handles a record, and nobody else, hears what was spoken under its receipt."""
    _handlers[kind] = check


def handles(about: Ref, actor: Actor) -> bool:
    check = _handlers.get(about.kind)
    return check is not None and check(about, actor)
