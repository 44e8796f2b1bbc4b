"""What can happen on the border of a node, as read."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.messages import Message
from engines.logic import Compiled


@dataclass(frozen=True, slots=True)
class Event:
    """The plan of a border: `event` is timer | error | message | condition | compensate, the rest belongs to one each.

    An event that is not `interrupting` sends a token of its own out; with `undo`, what was done in the container is
    undone before the way goes on.
    """

    event: str
    interrupting: bool = True
    after: int | None = None
    code: str | None = None
    message: Message | None = None
    when: Compiled | None = None
    undo: bool = False
