"""What a token is inside of, in its old release and in the new one: all that lies around it must have a counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engines.flow.blocks import Stack, branches_around
from engines.flow.event import Event
from engines.flow.node import Flow, Node
from engines.flow.outcome import Pair
from engines.flow.state import Token
from engines.flow.wiring import Draft, Graph

Place = tuple[str, str]
"""A fork and its exit, or a container, or an event with a way of its own."""


@dataclass(frozen=True, slots=True)
class Plan:
    """From one release of a flow to another. `mapping` names nodes that became others; the rest keep their ids."""

    old: Flow
    new: Flow
    mapping: Mapping[str, str]
    around: Mapping[str, Stack]
    """For each node of the new flow, what it lies in."""
    before: Mapping[str, Stack]
    """The same of the old flow."""

    def name(self, node: str) -> str:
        """What a node is called in the new release."""
        return self.mapping.get(node, node)

    def target(self, node: str) -> Node | None:
        """What becomes of a node; None where the new release has nothing for it."""
        return self.new.nodes.get(self.name(node))


def plan(old: Flow, new: Flow, mapping: Mapping[str, str]) -> Plan:
    """What `migrate` needs, worked out once for all instances of a release."""
    return Plan(old, new, mapping, _around(new), _around(old))


def _around(flow: Flow) -> Mapping[str, Stack]:
    drafts = {
        each.id: Draft(each.id, each.kind, "", each.name, each.config, each.ports, each.inside, each.on)
        for each in flow.nodes.values()
    }
    exits = {each.id: dict(each.exits) for each in flow.nodes.values()}
    return branches_around(Graph(flow.key, drafts, frozenset(drafts), list(flow.edges), {}, exits), flow.start)


def places(flow: Flow, stack: Stack) -> Iterator[Place | None]:
    """What each part of a path belongs to: a container has two, of which the second is only a number."""
    for place in stack:
        node = flow.nodes[place[0]]
        if isinstance(node.plan, Event) and node.plan.event == "compensate":
            continue
        yield place
        if node.kind.holds:
            yield None


def fits(plan: Plan, token: Token) -> bool:
    """Whether what lies around the token has a counterpart around its new node."""
    theirs = list(places(plan.new, plan.around[plan.name(token.node)]))
    if len(theirs) != len(token.path):
        return False
    target = plan.new.nodes[plan.name(token.node)]
    if isinstance(target.plan, Pair) and _way(plan, token) not in target.ways:
        return False
    mine = list(places(plan.old, plan.before.get(token.node, ())))
    return all(_same(plan, one, other) for one, other in zip(mine, theirs, strict=False))


def _same(plan: Plan, mine: Place | None, theirs: Place | None) -> bool:
    """Containers must be the same ones; forks hold no token that could say which is which."""
    if mine is None or theirs is None:
        return mine is theirs
    one, other = plan.old.nodes[mine[0]], plan.new.nodes[theirs[0]]
    if one.kind.holds or other.kind.holds:
        return plan.name(one.id) == other.id and one.kind.type == other.kind.type
    return one.kind.role == other.kind.role


def moved_memo(plan: Plan, token: Token) -> dict[str, object]:
    """The token's notes, with nodes called as they are now; what a node that is gone is needed for is left out."""
    memo = dict(token.memo)
    for name in ("undo", "straight"):
        if name in memo:
            _follow(plan, memo, name)
    for name in ("fired", "blocks"):
        if name in memo:
            memo[name] = [plan.name(each) for each in memo[name] if plan.target(each)]
    if "done" in memo:
        memo["done"] = [[plan.name(border), renamed(plan, own)] for border, own in memo["done"]]
    if "way" in memo:
        memo["way"] = _way(plan, token)
    return memo


def _follow(plan: Plan, memo: dict[str, object], name: str) -> None:
    said = memo.pop(name)
    assert isinstance(said, Mapping)
    nodes = [said[part] for part in ("node", "at", "to") if part in said]
    if all(plan.target(each) for each in nodes):
        memo[name] = {part: plan.name(each) if part in ("node", "at", "to") else each for part, each in said.items()}


def _way(plan: Plan, token: Token) -> str:
    source, _, port = str(token.memo.get("way", "")).partition(".")
    return f"{plan.name(source)}.{port}"


def renamed(plan: Plan, known: Mapping[str, object]) -> Mapping[str, object]:
    """What is known by the names of nodes, by their new ones; that of rounds and items as well."""
    found: dict[str, object] = {plan.name(name): value for name, value in known.items()}
    frames = known.get("_frames")
    if isinstance(frames, Mapping):
        found["_frames"] = {number: renamed(plan, own) for number, own in frames.items()}
    return found
