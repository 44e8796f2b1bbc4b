"""What an advance answers: the state it came to, what the shell must do, and the way it went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from engines.effects import Effect
from engines.flow.state import FlowState
from engines.values import value

What = Literal[
    "enter",
    "leave",
    "wait",
    "cancel",
    "act",
    "claim",
    "release",
    "transfer",
    "add_signer",
    "remove_signer",
    "delegate",
    "advise",
    "stand_in",
    "send_back",
    "withdraw",
    "urge",
    "tick",
    "untick",
    "incident",
    "into",
    "event",
    "error",
    "undo",
]


class Step(NamedTuple):
    """One thing that happened to one token in one node; a tuple, because an advance makes many.

    Every token that enters a node then leaves it, waits in it, is cancelled in it or is stuck in it (incident). The
    last step of a token that was forked, absorbed by a join or came to an end is a `leave` without a port.
    """

    node: str
    what: What
    port: str | None
    at: int
    detail: Mapping[str, Any]
    token: int


@value(frozen=True, slots=True)
class Advanced:
    """The instance moved (or, after a change that touched nothing, did not)."""

    state: FlowState
    effects: tuple[tuple[str, Effect], ...]
    steps: tuple[Step, ...]
