"""Which steps of a line of work can be taken away, by what goes on in it or beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engines.flow.kind import INSIDE
from engines.flow.node import Node
from engines.flow.outcome import Cut


@dataclass(frozen=True, slots=True)
class Cutting:
    """`by` are the nodes that take steps of the line away, `touched` those steps; `outside` the sets that go at any
    time, because the node lies in another line, or because others of its kind go on at the same time.
    """

    by: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()
    outside: tuple[frozenset[str], ...] = ()


def cutting(first: str, nodes: Mapping[str, Node]) -> Cutting:
    """What takes steps away from the line that begins at `first`, as far as somebody there waits for them.

    Joins count who is still under way; only where work goes on in pairs does a step that is gone leave another waiting.
    """
    mine = line_of(first, nodes)
    if not any(nodes[each].ways for each in mine):
        return Cutting()
    found = [(node, mine & frozenset(node.plan.nodes)) for node in nodes.values() if isinstance(node.plan, Cut)]
    theirs = [(node, taken) for node, taken in found if any(_leads_to_pairs(each, nodes) for each in taken)]
    outside = (taken for node, taken in theirs if node.id not in mine or _has_others(node, nodes))
    touched = frozenset(each for _, taken in theirs for each in taken)
    return Cutting(tuple(node.id for node, _ in theirs), touched, tuple(dict.fromkeys(outside)))


def _leads_to_pairs(step: str, nodes: Mapping[str, Node]) -> bool:
    return any(nodes[each].ways for each in line_of(step, nodes))


def line_of(first: str, nodes: Mapping[str, Node]) -> frozenset[str]:
    """The nodes to which work that begins at `first` can come without going into a container or a way of its own."""
    seen, waiting = {first}, [first]
    while waiting:
        for target in _after(nodes[waiting.pop()]):
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return frozenset(seen)


def _after(node: Node) -> Iterator[str]:
    yield from (target for port, target in node.exits.items() if not (node.kind.holds and port == INSIDE.id))
    yield from (border.id for border in node.borders if border.plan.interrupting)


def _has_others(node: Node, nodes: Mapping[str, Node]) -> bool:
    """Whether the same node may be gone through several times at once, in items of one list."""
    around = node.inside
    while around is not None:
        if nodes[around].kind.at_once(nodes[around].plan):
            return True
        around = nodes[around].inside
    return False
