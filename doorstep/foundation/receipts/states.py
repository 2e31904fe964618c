"""The way of a request under a receipt: asked → checked → answered; an erasure waits for a second person in between."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    verb: str
    before: tuple[str, ...]
    after: tuple[str, ...]


OPEN = ("asked", "checked", "proposed")
ANSWERED = ("done", "partly", "refused")
STEPS = (
    Step("check", ("asked",), ("checked",)),
    Step("answer", ("checked",), ("done", "refused")),
    Step("propose", ("checked",), ("proposed",)),
    Step("agree", ("proposed",), ("done", "partly")),
    Step("send_back", ("proposed",), ("checked",)),
)


def step_for(phase: str, verb: str) -> Step | None:
    return next((step for step in STEPS if step.verb == verb and phase in step.before), None)
