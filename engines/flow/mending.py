"""Mending what a stuck step stumbled over: what earlier steps have brought, as far as that step sees it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from engines.errors import escape
from engines.flow.node import Flow
from engines.flow.state import FlowState, Token
from engines.kinds import Text
from engines.logic.plain import is_a

Vars = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Mend:
    """One part of what a node has brought, before and after."""

    node: str
    part: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Mended:
    """The state with all of it written, and what that changed."""

    state: FlowState
    changes: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Mistake:
    """Why something cannot be mended: `pointer` is its place in what was given."""

    pointer: str
    code: str
    text: Text


def mendable(flow: Flow, known: Vars, token: Token) -> dict[str, dict[str, Any]]:
    """What a token sees that earlier steps have brought: neither decisions, which are history, nor the flow's counts,
    nor anything of other items and rounds.
    """
    found = {}
    for name, parts in flow.brings.items():
        homes = [home[name] for home in _homes(known, token) if isinstance(home.get(name), Mapping)]
        if homes and parts:
            seen = {part: value for home in homes for part, value in home.items()}
            found[name] = {part: seen.get(part) for part in parts}
    return found


def mend(flow: Flow, state: FlowState, token: Token, given: Vars) -> Mended | tuple[Mistake, ...]:
    """These parts written where the token sees them; or all that is wrong with them."""
    may = mendable(flow, state.vars, token)
    mistakes = tuple(_mistakes(flow, may, given))
    if mistakes:
        return mistakes
    changes = tuple(
        Mend(name, part, may[name][part], value)
        for name, parts in given.items()
        for part, value in parts.items()
        if may[name][part] != value
    )
    known = state.vars
    for each in changes:
        known = _written(known, token, each)
    return Mended(replace(state, vars=known), changes)


def _mistakes(flow: Flow, may: Mapping[str, Vars], given: Vars) -> Iterator[Mistake]:
    for name, parts in given.items():
        at = "/vars" + escape(name)
        if name not in may and not (isinstance(parts, Mapping) and name in flow.nodes):
            yield _unknown(at)
        elif not isinstance(parts, Mapping):
            yield Mistake(at, "no_parts", Text("请逐项给出要改的部分", "give the parts that are to be changed"))
        else:
            yield from _wrong_parts(flow, name, may.get(name, {}), parts, at)


def _wrong_parts(flow: Flow, name: str, may: Vars, parts: Vars, at: str) -> Iterable[Mistake]:
    node = flow.nodes[name]
    for part, value in parts.items():
        pointer = at + escape(part)
        if part in may:
            kind = flow.brings[name][part]
            if not is_a(value, kind):
                yield Mistake(pointer, "wrong_type", Text(f"应为{kind.words.zh}", f"must be {kind.words.en}"))
        elif node.kind.decides and part in ("action", "by", "at"):
            zh = "这是处理人的决定，不能改；可以跳过这一步并指定出口"
            en = "this is what somebody decided and stays; the step can be skipped by an exit that is named"
            yield Mistake(pointer, "decided", Text(zh, en))
        else:
            yield _unknown(pointer)


def _unknown(pointer: str) -> Mistake:
    return Mistake(
        pointer, "unknown_variable", Text("这一步看不到这个流程变量", "the step sees no such variable of the flow")
    )


def _homes(known: Vars, token: Token) -> Iterator[Vars]:
    """Where what the token sees is kept, the outermost first: of all, then of the rounds and items it is inside of."""
    yield known
    frames = known.get("_frames", {})
    for number in token.path:
        if str(number) in frames:
            yield frames[str(number)]


def _written(known: Vars, token: Token, change: Mend) -> Vars:
    """Written where the token sees it: in the innermost round or item that knows the node, else for all."""
    frames: Vars = known.get("_frames", {})
    numbers = [str(number) for number in token.path if change.node in frames.get(str(number), {})]
    home = frames[numbers[-1]] if numbers else known
    written = {**home, change.node: {**home[change.node], change.part: change.after}}
    return {**known, "_frames": {**frames, numbers[-1]: written}} if numbers else written
