"""What the history keeps of an advance: a node that was passed in no time is one event, a wait is told by its entry."""

from __future__ import annotations

from collections.abc import Iterable

from engines.flow.trace import Step

WORDS = {"enter": "entered", "leave": "left", "cancel": "cancelled", "act": "acted"}
SILENT = frozenset({"wait", "into"})


def told(steps: Iterable[Step]) -> list[tuple[str, Step]]:
    """The events of an advance, in order: their type and the step they come from."""
    events: list[tuple[str, Step] | None] = []
    begun: dict[tuple[int, str], int] = {}
    for step in steps:
        here = (step.token, step.node)
        if step.what in SILENT:
            continue
        kind = WORDS.get(step.what, step.what)
        if step.what == "enter":
            begun[here] = len(events)
        elif step.what == "leave" and here in begun:
            events[begun.pop(here)] = None
            kind = "passed"
        events.append((kind, step))
    return [each for each in events if each is not None]
