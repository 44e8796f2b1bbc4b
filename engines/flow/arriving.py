"""An instance has come from another release: what it waits for there is set up, and what has come already happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from engines.flow import borders
from engines.flow.clocks import Clock
from engines.flow.migrate import Moved
from engines.flow.node import Node
from engines.flow.outcome import NewCatch, NewTimer, Outcome, Wait, as_stuck
from engines.flow.run import Run
from engines.flow.signals import SetUp
from engines.flow.state import Catch, Timer, Token
from engines.flow.trace import Advanced
from engines.flow.visit import Unknown, Visit
from engines.kinds import Text
from engines.needs import Refusal


@dataclass(frozen=True, slots=True)
class Heard:
    """What is waited for from then on at `node`: a message for whom, or a condition that is looked at; or, with `now`,
    what has come already, so that work goes on at once.
    """

    node: str
    message: str | None = None
    key: str | None = None
    now: bool = False


def set_up(run: Run, signal: SetUp) -> Refusal | None:
    """Let each of these tokens listen anew; refused where what is to be waited for cannot be told."""
    for number, name in signal.waits:
        node, token = run.flow.nodes[name], run.tokens.get(number)
        if token is None or run.is_ready(token) or token.node not in (name, node.on):
            continue
        try:
            _anew(run, token, node) if token.node == name else borders.set_up(run, token, node)
        except Unknown as unknown:
            run.asks.extend(unknown.asks)
        except Exception as error:  # whatever a node does, one ticket must not take the transaction down
            return _refused(node, error)
    return None


def _refused(node: Node, error: Exception) -> Refusal:
    stuck = as_stuck(error)
    zh, en = f"“{node.name.zh}”：{stuck.message.zh}", f'"{node.name.en}": {stuck.message.en}'
    return Refusal(stuck.code, Text(zh, en))


def _anew(run: Run, token: Token, node: Node) -> None:
    """As if the token had just come; but its task and the timers that only last longer or shorter are kept."""
    missing = [ask for ask in node.asks if ask not in run.answers]
    if missing:
        raise Unknown(*missing)
    visit = Visit(node, token, run)
    outcome: Outcome
    if node.kind.holds:
        outcome = node.kind.resume(visit, node.hears)
    else:
        outcome = node.always or node.kind.enter(visit)
    if not isinstance(outcome, Wait):
        run.settle(token, node, outcome)
        return
    _listen(run, token, outcome.catches)
    _move_instants(run, token, outcome.timers)
    due = [task for task in run.tasks.values() if task.token == token.id and task.is_due]
    for task in due if not outcome.tasks else ():
        run.tasks[task.id] = task.closed("cancelled")
    for new in outcome.tasks if not due else ():
        run.open_task(token, new)


def _listen(run: Run, token: Token, wanted: Iterable[NewCatch]) -> None:
    """Wait for these messages and no others; the wait for one that stays is not touched."""
    left = list(wanted)
    for catch in [each for each in run.catches.values() if (each.token, each.node) == (token.id, token.node)]:
        same = NewCatch(catch.message, catch.key, catch.port)
        if same in left:
            left.remove(same)
        else:
            del run.catches[catch.id]
    for new in left:
        catch = Catch(run.fresh(), token.id, token.node, new.message, new.key, new.port)
        run.catches[catch.id] = catch


def _move_instants(run: Run, token: Token, wanted: Iterable[NewTimer]) -> None:
    """Wait until the instants that only now are known; how long else was settled when it moved."""
    lasts = run.flow.nodes[token.node].kind.lasts(run.flow.nodes[token.node].plan)
    there = {each.port: each for each in run.timers.values() if (each.token, each.node) == (token.id, token.node)}
    for new in (each for each in wanted if lasts[each.port] is None):
        known = there.get(new.port) or Timer(run.fresh(), token.id, token.node, new.at, new.port)
        run.timers[known.id] = replace(known, at=new.at)


def heard(moved: Moved, came: Advanced) -> tuple[Heard, ...]:
    """What the new release waits for that the old one did not, as it came out."""
    return tuple(found for token, node in moved.waits for found in _heard(moved, came, token, node))


def _heard(moved: Moved, came: Advanced, token: int, node: str) -> Iterable[Heard]:
    place = next(each.node for each in moved.state.tokens if each.id == token)
    gone = [step for step in came.steps if (step.token, step.node) == (token, place)]
    if any(step.what == "event" and step.port == node for step in gone):
        return [Heard(node, now=True)]
    left = next((step for step in gone if step.what in ("leave", "cancel")), None)
    if left is not None:
        by_border = left.port in {each for _, each in moved.waits if each != place}
        return [Heard(node, now=True)] if node == (left.port if by_border else place) else []
    new = [each for each in came.state.catches if (each.token, each.node) == (token, node)]
    new = [each for each in new if each not in moved.state.catches]
    timed = any((clock.token, clock.node) == (token, node) for clock in instants(moved, came))
    return [Heard(node, each.message, each.key) for each in new] or ([] if timed else [Heard(node)])


def instants(moved: Moved, came: Advanced) -> tuple[Clock, ...]:
    """The timers of nodes that wait until an instant, which was worked out anew."""
    before = {(each.token, each.node, each.port): each.at for each in moved.state.timers}
    listening = frozenset(moved.waits)
    return tuple(
        Clock(each.token, each.node, each.port, before.get((each.token, each.node, each.port)), each.at)
        for each in came.state.timers
        if (each.token, each.node) in listening and before.get((each.token, each.node, each.port)) != each.at
    )
