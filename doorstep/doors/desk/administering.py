"""Changing the tree and the register, and bringing registers in, is administering, which asks for a second factor. `network` stands below
`people` and cannot ask for it itself; the door that mounts its pages does."""

from django.urls import URLPattern

from doorstep.foundation.people.pages.guards import staff_page

CHANGES = ("-add", "-change", "-close", "-reopen", "-union")


def administers(name: str) -> bool:
    return name.startswith("register-") or name.endswith(CHANGES)


def with_second_factor(patterns: list[URLPattern]) -> list[URLPattern]:
    """The same patterns; those that administer open only when the second factor was used in this session."""
    for pattern in patterns:
        if administers(pattern.name or ""):
            pattern.callback = staff_page(*pattern.callback.roles, second_factor=True)(pattern.callback)  # type: ignore[attr-defined]
    return patterns
