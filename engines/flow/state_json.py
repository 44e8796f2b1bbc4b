"""A flow state as JSON and back, without loss."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from engines.flow.state import Catch, FlowState, Task, Timer, Token


def state_to_json(state: FlowState) -> dict[str, Any]:
    """`state` as plain JSON values."""
    return {
        "status": state.status,
        "next_id": state.next_id,
        "tokens": [_row(token) for token in state.tokens],
        "tasks": [_row(task) for task in state.tasks],
        "timers": [_row(timer) for timer in state.timers],
        "vars": dict(state.vars),
        "catches": [_row(catch) for catch in state.catches],
    }


def state_from_json(saved: Mapping[str, Any]) -> FlowState:
    """The state that `state_to_json` wrote."""
    return FlowState(
        status=saved["status"],
        next_id=saved["next_id"],
        tokens=tuple(Token(**row) for row in saved["tokens"]),
        tasks=tuple(Task(**row) for row in saved["tasks"]),
        timers=tuple(Timer(**row) for row in saved["timers"]),
        vars=saved["vars"],
        catches=tuple(Catch(**row) for row in saved["catches"]),
    )


def _row(part: Token | Task | Timer | Catch) -> dict[str, Any]:
    return {slot.name: getattr(part, slot.name) for slot in fields(part)}
