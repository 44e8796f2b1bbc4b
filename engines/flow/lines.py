"""Where the tokens of one line of work can go next: every condition a free choice, every event possible."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from engines.flow.kind import INSIDE
from engines.flow.node import Node
from engines.flow.outcome import Cut, Split

Fork = tuple[str, int]


@dataclass(frozen=True, slots=True, order=True)
class At:
    """A token: its node, the forks it is inside of, outermost first, whether it is parked at a join, and the way by
    which it came, where that matters.
    """

    node: str
    path: tuple[Fork, ...] = ()
    parked: bool = False
    way: str = ""


State = tuple[At, ...]
"""The tokens of one line of work, in order."""

OVER: State = ()
AWAY: State = (At(""),)
"""The line was left in the middle: the flow has stopped, or an error went to a border further out."""


@dataclass
class Line:
    """A line of work of its own, such as the flow itself or what lies in a container, and what it can come to."""

    nodes: Mapping[str, Node]
    inner: Mapping[str, Line]
    """What the containers come to."""
    errors: set[str] = field(default_factory=set)
    """Codes of the errors that go outward; "" is any."""
    stops: bool = False
    ends: bool = False
    touched: Collection[str] = ()
    """Steps that can be taken away, where it matters who comes to them, or leaves them, before that."""
    cuts: Collection[Collection[str]] | None = ()
    """Steps that something outside of this line may take away together, at any time; None: nothing is taken away."""

    def next(self, state: State) -> Iterator[State]:
        """What can come after `state` by itself. One token moves at a time: others neither help nor hinder it but at
        joins, and where steps are taken away.

        So those that just go on are moved first, then those before a join, the innermost first, which may find that
        others never come; then those before an end, and what ends all the others only when nothing else moves.
        """
        for token in self._next_to_move(state):
            rest = list(state)
            rest.remove(token)
            for following in self._moves(token, rest):
                yield following if following == AWAY else tuple(sorted(following))

    def cut(self, state: State) -> Iterator[State]:
        """What can be left of `state` when something from outside takes steps away."""
        for taken in self.cuts or ():
            left = self._without(taken, state)
            if len(left) < len(state):
                self.ends = self.ends or not left
                yield tuple(sorted(left))

    def _next_to_move(self, state: State) -> Iterable[At]:
        """One that the others do not mind; where there is none, each."""
        moving = dict.fromkeys(token for token in state if not token.parked)
        if not moving:
            return ()
        if self.touched:
            alone = [token for token in moving if not self._is_touched(self.nodes[token.node])]
            moving = dict.fromkeys(alone) if any(self._rank(token) == 0 for token in alone) else moving
            if len(moving) > len(alone):
                return moving
        return (min(moving, key=lambda each: (self._rank(each), -len(each.path), each)),)

    def _is_touched(self, node: Node) -> bool:
        """Whether a token here is among what can be taken away, or comes there, or takes it away."""
        near = (node.id, *node.exits.values(), *(border.id for border in node.borders))
        return isinstance(node.plan, Cut) or any(each in self.touched for each in near)

    def _rank(self, token: At) -> int:
        node = self.nodes[token.node]
        if node.kind.role == "join" or node.ways:
            return 1
        fails = node.kind.fails and not self._catches(node, self._code(node))
        if fails or node.kind.role == "stop" or (node.kind.holds and not self.inner[node.id].ends):
            return 3
        return 2 if node.kind.role == "end" else 0

    def _moves(self, token: At, rest: list[At]) -> Iterator[State]:
        node = self.nodes[token.node]
        if node.kind.role == "join":
            yield self._join(token, node, rest)
        elif node.ways:
            yield self._pair(token, node, rest)
        elif node.kind.role == "fork":
            yield from self._fork(token, node, rest)
        elif node.kind.role == "stop":
            self.stops = True
            yield AWAY
        elif node.kind.fails:
            yield from self._fail(token, node, rest, self._code(node))
        elif node.kind.role == "end":
            self.ends = self.ends or not rest
            yield tuple(rest)
        else:
            yield from self._go_on(token, node, rest)

    def _go_on(self, token: At, node: Node, rest: list[At]) -> Iterator[State]:
        inner = self.inner.get(node.id)
        if inner is None or inner.ends or node.kind.skips(node.plan):
            for port, target in node.exits.items():
                if not (node.kind.holds and port == INSIDE.id):
                    yield (*self._left(node, rest), self._at(node, port, target, token.path))
        for border in node.borders:
            if border.plan.interrupting and border.plan.event != "compensate":
                yield (*rest, At(border.id, token.path))
        if inner is not None:
            self.stops = self.stops or inner.stops
            for code in inner.errors:
                yield from self._fail(token, node, rest, code)
            if not inner.ends:
                yield AWAY

    def _fail(self, token: At, node: Node, rest: list[At], code: str) -> Iterator[State]:
        caught = list(self._catches(node, code))
        yield from ((*rest, At(border.id, token.path)) for border in caught)
        if not caught:
            self.errors.add(code)
            yield AWAY

    def _catches(self, node: Node, code: str) -> list[Node]:
        return [each for each in node.borders if each.plan.event == "error" and each.plan.code in (None, code)]

    def _code(self, node: Node) -> str:
        return str(node.config.get("code", ""))

    def _fork(self, token: At, node: Node, rest: list[At]) -> Iterator[State]:
        """Every branch; where conditions choose, also each alone: joins mind who is under way, not how many could."""
        used = {number for each in rest for fork, number in each.path if fork == node.id}
        path = (*token.path, (node.id, next(number for number in range(len(used) + 1) if number not in used)))
        children = [self._at(node, port, target, path) for port, target in node.exits.items()]
        yield (*rest, *children)
        if not isinstance(node.plan, Split):
            yield from ((*rest, child) for child in children)

    def _join(self, token: At, node: Node, rest: list[At]) -> State:
        """As the join itself decides when a token comes, and only then."""
        if not token.path:
            return (*rest, replace(token, parked=True))
        family = [each for each in rest if each.path[: len(token.path)] == token.path]
        here = [each for each in family if each.parked and each.node == token.node]
        wanted = node.plan.wanted
        if len(here) < len(family) and (wanted is None or len(here) + 1 < wanted):
            return (*rest, replace(token, parked=True))
        left = [each for each in rest if each not in family]
        return (*left, self._at(node, "out", node.exits["out"], token.path[:-1]))

    def _pair(self, token: At, node: Node, rest: list[At]) -> State:
        """One of each way in goes on; what has come before its partners is parked."""
        here = {each.way: each for each in rest if each.parked and (each.node, each.path) == (token.node, token.path)}
        if not node.ways <= {token.way, *here}:
            return (*rest, replace(token, parked=True))
        left = list(rest)
        for way in node.ways - {token.way}:
            left.remove(here[way])
        return (*left, self._at(node, "out", node.exits["out"], token.path))

    def _at(self, node: Node, port: str, target: str, path: tuple[Fork, ...]) -> At:
        return At(target, path, way=f"{node.id}.{port}" if self.nodes[target].ways else "")

    def _left(self, node: Node, rest: list[At]) -> list[At]:
        """The others, without those that the node takes away; joins then look again at who is still under way."""
        cuts = isinstance(node.plan, Cut) and self.cuts is not None
        return self._without(node.plan.nodes, rest) if cuts else rest

    def _without(self, taken: Collection[str], state: Iterable[At]) -> list[At]:
        return [replace(each, parked=False) for each in state if each.node not in taken]
