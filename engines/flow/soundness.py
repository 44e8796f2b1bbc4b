"""Whether all work can come to its end: no token waits at a join in vain, nothing runs round for ever."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engines.errors import Problem
from engines.flow.cutting import cutting
from engines.flow.kind import INSIDE
from engines.flow.lines import AWAY, OVER, At, Line, State
from engines.flow.node import Node
from engines.flow.wiring import Graph
from engines.kinds import Text

MOST = 5_000
"""States that are looked at for one line of work; one with more is not judged."""

MOST_AT_ONCE = 100
"""Tokens of one line of work; where they become more with every round, there is no end to them."""

IN_VAIN = "waits_in_vain"

WORDS: Mapping[str, tuple[str, Text]] = {
    IN_VAIN: (
        "error",
        Text(
            "到了“{node}”的工作可能永远等不到其余分支；请让它们都通到这里，或换一种汇合方式",
            'work that comes to "{node}" can wait in vain for other branches; lead all of them here, or join otherwise',
        ),
    ),
    "partner_cancelled": (
        "error",
        Text(
            "到了“{node}”的工作可能永远等不到搭档，因为“{by}”会取消通往它的步骤；请把通往它的步骤连同它一起取消，或换一种汇合方式",
            'work that comes to "{node}" can wait in vain for its partner, because "{by}" cancels steps that lead '
            "there; cancel all that leads there together with it, or join otherwise",
        ),
    ),
    "never_over": (
        "error",
        Text(
            "到了“{node}”的工作再也到不了结束；请给它一条通往结束的路",
            'work that comes to "{node}" never gets to an end; give it a way to one',
        ),
    ),
    "never_goes_on": (
        "warning",
        Text(
            "“{node}”内部的每条路都以终止或出错收尾，它的出口不会有人走到；请在内部加一个结束节点，或确认这正是您要的",
            'every way inside of "{node}" stops the flow or raises an error, so nothing goes on from its exit; add an '
            "end inside, or make sure that this is what you want",
        ),
    ),
    "too_large": (
        "warning",
        Text(
            "从“{node}”起同时进行的工作太多，没能检查是否每种走法都能结束；请把一部分移到子流程",
            'too much goes on at once from "{node}" on to check that every course of it ends; move a part to a subflow',
        ),
    ),
}
"""What can be found, how bad it is, and the words for it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not sound (one of WORDS), at which node, and which other nodes bring it about, where some do."""

    node: str
    what: str
    by: tuple[str, ...] = ()


def soundness_problems(graph: Graph, start: str, nodes: Mapping[str, Node]) -> list[Problem]:
    """What is not sound in a flow that is in order otherwise: errors, and warnings."""
    return [_problem(graph, finding) for finding in unsound(start, nodes)]


def unsound(start: str, nodes: Mapping[str, Node]) -> list[Finding]:
    """What is not sound in the flow of these nodes, each said once."""
    survey = _Survey(nodes)
    for holder in nodes.values():
        if holder.kind.holds:
            survey.within(holder)
    survey.explore(start)
    for border in nodes.values():
        if border.kind.role == "border" and not border.plan.interrupting:
            survey.explore(border.id)
    return list(dict.fromkeys(survey.found))


def _problem(graph: Graph, finding: Finding) -> Problem:
    severity, words = WORDS[finding.what]
    zh, en = ("”“".join(finding.by), '", "'.join(finding.by))
    message = Text(words.zh.format(node=finding.node, by=zh), words.en.format(node=finding.node, by=en))
    return Problem(graph.document, graph.drafts[finding.node].pointer, finding.what, message, severity)


@dataclass
class _Survey:
    """Each container's inside, and each way beside a node, is a line of work of its own."""

    nodes: Mapping[str, Node]
    inner: dict[str, Line] = field(default_factory=dict)
    found: list[Finding] = field(default_factory=list)

    def within(self, holder: Node) -> None:
        """What lies in a container, after the containers in that."""
        if holder.id in self.inner:
            return
        for each in self.nodes.values():
            if each.inside == holder.id and each.kind.holds:
                self.within(each)
        line = self.inner[holder.id] = self.explore(holder.exits[INSIDE.id])
        if not line.ends and (line.stops or line.errors) and not holder.kind.skips(holder.plan):
            self.found.append(Finding(holder.id, "never_goes_on"))

    def explore(self, first: str) -> Line:
        """Everything that can come of a token at `first`; where steps can be taken away, also what comes of that."""
        cut = cutting(first, self.nodes)
        line, found = self._explored(Line(self.nodes, self.inner, cuts=None if cut.by else ()), first)
        self.found += found
        if cut.by:
            line, more = self._explored(Line(self.nodes, self.inner, touched=cut.touched, cuts=cut.outside), first)
            new = (each for each in more if each not in found)
            alone = (each for each in new if each.what != IN_VAIN or self.nodes[each.node].ways)
            self.found += (_because_of(cut.by, each) for each in alone)
        return line

    def _explored(self, line: Line, first: str) -> tuple[Line, list[Finding]]:
        ways: dict[State, list[State]] = {OVER: [], AWAY: []}
        waiting: list[State] = [(At(first),)]
        while waiting:
            state = waiting.pop()
            if state in ways:
                continue
            if len(ways) > MOST or len(state) > MOST_AT_ONCE:
                line.ends = True
                return line, [Finding(first, "too_large")]
            ways[state] = list(dict.fromkeys(line.next(state)))
            waiting += (*ways[state], *line.cut(state))
        return line, list(_hopeless(ways))


def _because_of(cuts: tuple[str, ...], finding: Finding) -> Finding:
    return Finding(finding.node, "partner_cancelled", cuts) if finding.what == IN_VAIN else finding


def _hopeless(ways: Mapping[State, list[State]]) -> Iterator[Finding]:
    """The states from which the work never gets to an end, said at the nodes where it stays."""
    before: dict[State, list[State]] = {state: [] for state in ways}
    for state, following in ways.items():
        for each in following:
            before[each].append(state)
    fine, waiting = {OVER, AWAY}, [OVER, AWAY]
    while waiting:
        new = [state for state in before[waiting.pop()] if state not in fine]
        fine.update(new)
        waiting.extend(new)
    lost = [state for state in ways if state not in fine]
    dead = [state for state in lost if not ways[state]]
    for state in dead:
        yield from (Finding(token.node, IN_VAIN) for token in state)
    if lost and not dead:
        yield Finding(min(token.node for token in lost[-1] if not token.parked), "never_over")
