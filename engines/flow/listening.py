"""What a token that moves to another release waits for there: the same under its new name, or set up anew."""

from __future__ import annotations

from dataclasses import replace

from engines.flow.event import Event
from engines.flow.node import Node
from engines.flow.state import Catch, FlowState, Timer, Token
from engines.flow.surroundings import Plan


def is_on_border(state: FlowState, part: Timer | Catch) -> bool:
    """Whether it belongs to an event on the border of the node where its token is."""
    return all(token.node != part.node for token in state.tokens if token.id == part.token)


def kept_border(plan: Plan, state: FlowState, part: Timer | Catch) -> Node | None:
    """The event that it belongs to in the new release; None where that no longer sits on the token's node."""
    border, token = plan.target(part.node), next(each for each in state.tokens if each.id == part.token)
    if border is None or border.on != plan.name(token.node):
        return None
    return border if _is_same(plan.old.nodes[part.node], border) else None


def _is_same(old: Node, new: Node) -> bool:
    """Whether a node waits for the same as before: so much time, this message for whom, this to come true."""
    return old.kind is new.kind and old.kind.awaits(old.config) == new.kind.awaits(new.config)


def new_borders(plan: Plan, token: Token) -> list[Node]:
    """The events on the token's new node that its old one did not have, or had for something else."""
    if token.status == "incident" or token.node not in plan.old.nodes:
        return []
    before = {plan.name(border.id): border for border in plan.old.nodes[token.node].borders}
    now = plan.new.nodes[plan.name(token.node)].borders
    return [border for border in now if border.id not in before or not _is_same(before[border.id], border)]


def set_up(plan: Plan, token: Token) -> list[tuple[int, str]]:
    """The token with each node that listens anew: its own, and new events on the border that are no length of time;
    what they wait for is only known on the spot.
    """
    if token.status == "incident" or token.node not in plan.old.nodes:
        return []
    there, found = plan.new.nodes[plan.name(token.node)], []
    if there.kind.awaits(there.config) is not None and not _is_same(plan.old.nodes[token.node], there):
        found.append((token.id, there.id))
    events: list[tuple[str, Event]] = [(border.id, border.plan) for border in new_borders(plan, token)]
    return found + [(token.id, name) for name, event in events if event.message is not None or event.when is not None]


def moved_catch(plan: Plan, state: FlowState, catch: Catch) -> Catch | None:
    """The wait for a message under the new name of its node; None where the event is no more."""
    if not is_on_border(state, catch):
        return replace(catch, node=plan.name(catch.node))
    border = kept_border(plan, state, catch)
    return replace(catch, node=border.id) if border else None


def other_calls(plan: Plan, token: Token) -> bool:
    """Whether only one of the two waits for the end of what it has called; that cannot be begun, or given up, later."""
    old, new = plan.old.nodes.get(token.node), plan.new.nodes[plan.name(token.node)]
    if token.status == "incident" or old is None or old.kind.awaits(old.config) is not None:
        return False
    return bool(set(new.kind.messages(new.plan)) ^ set(old.kind.messages(old.plan)))


def lost_undo(plan: Plan, token: Token) -> list[str]:
    """Steps that undo what was done inside, and that the new release does not have."""
    return [border for border, _ in token.memo.get("done", ()) if plan.target(border) is None]
