"""What a move to another release does to running timers: time that has passed counts, only lengths differ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engines.flow.extras import RESUBMIT
from engines.flow.listening import is_on_border, kept_border, new_borders
from engines.flow.node import Node
from engines.flow.state import FlowState, Timer, Token
from engines.flow.surroundings import Plan


@dataclass(frozen=True, slots=True)
class Clock:
    """A timer before and after; None before where it starts now, None after where it is dropped. `node` is that of the
    old release, or the event on a border that is new.
    """

    token: int
    node: str
    port: str
    before: int | None
    after: int | None


def clocks_after(plan: Plan, state: FlowState, now: int) -> tuple[tuple[Clock, ...], tuple[Timer, ...], int]:
    """What changes, the timers that then run, and the next free id."""
    changes: list[Clock] = []
    kept: list[Timer] = []
    for timer in state.timers:
        target = kept_border(plan, state, timer) if is_on_border(state, timer) else plan.target(timer.node)
        after = _after(timer, plan.old.nodes.get(timer.node), target, now) if target else None
        if after != timer.at:
            changes.append(Clock(timer.token, timer.node, timer.port, timer.at, after))
        if after is not None and target is not None:
            kept.append(replace(timer, node=target.id, at=after))
    next_id = state.next_id
    for token in state.tokens:
        there = plan.new.nodes[plan.name(token.node)]
        fresh = [(there.id, token.node, port, length) for port, length in _missing(state, token, there)]
        events = [
            (border.id, border.plan.after) for border in new_borders(plan, token) if border.plan.after is not None
        ]
        fresh += [(name, name, "out", after) for name, after in events]
        for node, told, port, length in fresh:
            changes.append(Clock(token.id, told, port, None, now + length))
            kept.append(Timer(next_id, token.id, node, now + length, port))
            next_id += 1
    return tuple(changes), tuple(kept), next_id


def _after(timer: Timer, old: Node | None, new: Node, now: int) -> int | None:
    """When it now fires; None where the node no longer has that way out. An instant that is worked out on the spot is
    moved later, by the node itself; a length of time that takes its place begins now.
    """
    lasts = new.kind.lasts(new.plan)
    if timer.port not in lasts:
        return None
    before, then = old.kind.lasts(old.plan).get(timer.port) if old else None, lasts[timer.port]
    if then is None or old is None:
        return timer.at
    return now + then if before is None else timer.at + then - before


def _missing(state: FlowState, token: Token, new: Node) -> Iterator[tuple[str, int]]:
    """The new release's timers of a waiting token that has none of the kind; not while it is with the starter."""
    sent_back = any(each.token == token.id and each.is_due and each.kind == RESUBMIT for each in state.tasks)
    if token.status == "incident" or sent_back:
        return
    there = {timer.port for timer in state.timers if (timer.token, timer.node) == (token.id, token.node)}
    for port, length in new.kind.lasts(new.plan).items():
        if port not in there and length is not None:
            yield port, length
