"""One advance while it happens: moves tokens from node to node until every one rests; the only mutable thing here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from engines.effects import RaiseIncident
from engines.errors import EndlessWork
from engines.flow import borders, frames, gather
from engines.flow.board import Board, onward
from engines.flow.kind import Happened
from engines.flow.node import Node
from engines.flow.outcome import (
    Absorb,
    Again,
    Cut,
    Finish,
    Hand,
    Hold,
    Leave,
    Merge,
    Outcome,
    Over,
    Pair,
    Split,
    Stay,
    Stuck,
    Terminate,
    Trouble,
    Wait,
    as_stuck,
)
from engines.flow.state import Catch, FlowState, Task, Timer, Token
from engines.flow.trace import Advanced
from engines.flow.visit import Unknown, Visit
from engines.needs import Needs

STEP_BUDGET = 1_000
"""Nodes that one advance may enter; the check at publish leaves only delays that are over at once to run round."""


class Run(Board):
    """The board, and the nodes' own say in what becomes of their tokens."""

    def walk(self) -> None:
        """Move every ready token to where it rests."""
        while self.ready:
            token = self.ready.pop()
            if token.id in self.tokens:
                self._enter(token, self.flow.nodes[token.node])

    def resume(self, token: Token, happened: Happened) -> None:
        """Tell a waiting token's node what happened."""
        node = self.flow.nodes[token.node]
        try:
            self.settle(token, node, node.kind.resume(Visit(node, token, self), happened))
        except Unknown as unknown:
            self.asks.extend(unknown.asks)
        except Exception as error:  # whatever a node does, one ticket must not take the transaction down
            self._get_stuck(token, as_stuck(error))

    def result(self) -> Advanced | Needs:
        """The questions that came up, or else where everything rests now."""
        if self.asks:
            return Needs(tuple(dict.fromkeys(self.asks)))
        status = "running" if self.tokens else "ended"
        for token in self.tokens.values():
            if "incident" in token.memo:
                status = "incident"
        state = FlowState(
            status,
            self.next_id,
            tuple(self.tokens.values()),
            tuple(self.tasks.values()),
            tuple(self.timers.values()) if self.timers else (),
            self.vars,
            tuple(self.catches.values()) if self.catches else (),
        )
        return Advanced(state, tuple(self.effects), tuple(self.steps))

    def leave(self, token: Token, node: Node, leave: Leave) -> None:
        """Take `token` out of its node by a port."""
        memo, kind = token.memo, node.kind
        if kind.holds:
            token = self._out_of(token, leave)
            memo = onward(token)
        elif kind.waits:
            self.close(token)
            memo = onward(token)
            if self.acted is not None and (undo := self._undo(token, node, self.acted)):
                memo = {**memo, "undo": undo}
        if kind.decides:
            self.note_of(token, node.id, {"action": leave.port, "by": self.by, "at": self.now})
        if leave.note is not None:
            self.note_of(token, node.id, leave.note)
        for hand in leave.hands:
            self._hand(hand, leave.detail)
        for effect in leave.effects:
            self.emit(node.id, effect)
        if node.borders:
            borders.done(self, token, node)
        self.step(token, "leave", leave.port, leave.detail)
        if memo and "straight" in memo and memo["straight"]["at"] == node.id:
            self._go_back(token, node, leave.port, memo)
        else:
            self.go(token, node, leave.port, memo)

    def _go_back(self, token: Token, node: Node, port: str, memo: Mapping[str, Any]) -> None:
        """Straight to who sent the work back, where it leaves as it did before that; else through the exit."""
        back = memo["straight"]
        rest = {name: each for name, each in memo.items() if name != "straight"}
        if back["by"] == port:
            self.place(Token(token.id, back["to"], rest))
        else:
            self.go(token, node, port, rest)

    def _hand(self, hand: Hand, why: Mapping[str, Any]) -> None:
        task = self.tasks[hand.task]
        self.tasks[task.id] = replace(task, user=hand.user, group=hand.group)
        detail = {"task": task.id, "by": None, "from": task.user, "user": hand.user, "group": hand.group}
        self.step(self.tokens[task.token], "transfer", detail={**detail, "reason": why["reason"]})

    def _out_of(self, holder: Token, leave: Leave) -> Token:
        """Out of a container: what is left inside is taken away, or goes on by itself."""
        borders.hand_up(self, holder)
        if leave.let_go and frames.inner(self, holder):
            return frames.let_go(self, holder)
        frames.clear(self, holder)
        self.close(holder)
        return holder

    def _undo(self, token: Token, node: Node, acted: Task) -> Mapping[str, Any] | None:
        """What lets the person who has just acted take it back: kept until somebody acts again."""
        if acted.token != token.id or acted.node != node.id:
            return token.memo.get("undo")
        extras = node.extras
        allowed = acted.by is not None and extras is not None and "withdraw" in extras.may
        return {"node": node.id, "by": acted.by} if allowed else None

    def _enter(self, token: Token, node: Node) -> None:
        self.entered += 1
        if self.entered > STEP_BUDGET:
            raise EndlessWork(f"flow/{self.flow.key}", STEP_BUDGET)
        if node.asks and any(ask not in self.answers for ask in node.asks):
            self.asks.extend(ask for ask in node.ahead if ask not in self.answers)
            return
        self.step(token, "enter")
        try:
            self.settle(token, node, node.always or node.kind.enter(Visit(node, token, self)))
        except Unknown as unknown:
            self.asks.extend(unknown.asks)
        except Exception as error:  # whatever a node does, one ticket must not take the transaction down
            self._get_stuck(token, as_stuck(error))

    def settle(self, token: Token, node: Node, outcome: Outcome) -> None:
        """Do what a node answered."""
        SETTLE[type(outcome)](self, token, node, outcome)

    def _finish(self, token: Token, node: Node, finish: Finish) -> None:
        self.end(token, {"result": finish.result})
        self._after(token)

    def _terminate(self, token: Token, node: Node, terminate: Terminate) -> None:
        self.end(token, {"result": terminate.result})
        self.cancel(list(self.tokens.values()))

    def _again(self, token: Token, node: Node, again: Again) -> None:
        self.send(token, token.node)

    def _absorb(self, token: Token, node: Node, absorb: Absorb) -> None:
        gather.absorb(self, token)
        self._after(token)

    def _after(self, token: Token) -> None:
        """Wake the container that `token` was the last of a frame in."""
        held = frames.holder_of(self, token)
        if held is not None and frames.emptied(self, held):
            self._over(held)

    def _over(self, held: frames.Held) -> None:
        """A frame is over."""
        if "then" in held.token.memo:
            frames.forget(self, held.token, held.frame)
            borders.undo_next(self, held.token)
            return
        last = Token(held.token.id, held.token.node, {"path": [*held.token.path, held.token.id, held.frame]})
        over = Over(held.frame, self.values_for(last))
        frames.forget(self, held.token, held.frame)
        self.resume(held.token, over)

    def _cut(self, token: Token, node: Node, cut: Cut) -> None:
        """Take the steps away and go on; a container in which nothing is left goes on as well."""
        emptied = gather.cut(self, token, cut.nodes)
        self.leave(token, node, Leave())
        for holder, frame in emptied:
            still = self.tokens.get(holder)
            if still is not None and self.flow.nodes[still.node].kind.holds:
                self._over(frames.Held(still, frame))

    def _hold(self, token: Token, node: Node, hold: Hold) -> None:
        """Begin rounds or items inside; the token stays until its node lets it go."""
        first = token.id not in self.tokens or "held" not in self.tokens[token.id].memo
        self.tokens[token.id] = Token(token.id, token.node, {**token.memo, "held": dict(hold.memo)})
        if hold.note is not None:
            self.note_of(token, node.id, hold.note)
        for own in hold.frames:
            frames.begin(self, self.tokens[token.id], node.exits["inside"], own)
        if first:
            self.step(token, "wait")
            borders.arm(self, self.tokens[token.id], node)
        if hold.then is not None:
            self.leave(self.tokens[token.id], node, hold.then)

    def _park(self, token: Token, node: Node, wait: Wait) -> None:
        first = self.next_id
        if len(wait.tasks) > 1:
            token = Token(token.id, token.node, {**token.memo, "since": first})
            self.tokens[token.id] = token
        for new in wait.tasks:
            self.open_task(token, new)
        if wait.in_turn:
            self.remember(token.id, order=[[later, later - 1] for later in range(first + 1, self.next_id)])
            self.take_turns(token.id)
        for start in wait.timers:
            timer = Timer(self.fresh(), token.id, token.node, start.at, start.port)
            self.timers[timer.id] = timer
        for wanted in wait.catches:
            catch = Catch(self.fresh(), token.id, token.node, wanted.message, wanted.key, wanted.port)
            self.catches[catch.id] = catch
        for effect in wait.effects:
            self.emit(node.id, effect)
        self.step(token, "wait")
        if node.borders:
            borders.arm(self, self.tokens[token.id], node)

    def _split(self, token: Token, node: Node, split: Split) -> None:
        memo = {**onward(token), "path": [*token.path, token.id]}
        children = [self.bound(self.fresh(), node, port, memo) for port in split.ports]
        self.end(token, {"into": [child.id for child in children]})
        for child in children:
            self.tokens[child.id] = child
        self.ready.extend(reversed(children))

    def _stay(self, token: Token, node: Node, stay: Stay) -> None:
        self.tasks.update((task.id, task) for task in stay.tasks)
        self.timers.update((timer.id, timer) for timer in stay.timers)

    def _trouble(self, token: Token, node: Node, trouble: Trouble) -> None:
        wanted = trouble.catch
        catch = Catch(self.fresh(), token.id, token.node, wanted.message, wanted.key, wanted.port)
        self.catches[catch.id] = catch
        memo = {name: each for name, each in token.memo.items() if name != "incident"}
        self.tokens[token.id] = Token(token.id, token.node, memo)
        if trouble.why is not None and not borders.caught(self, self.tokens[token.id], trouble.why):
            self._call_for_help(self.tokens[token.id], trouble.why)

    def _get_stuck(self, token: Token, stuck: Stuck) -> None:
        if not borders.caught(self, token, stuck):
            self.close(token)
            self._call_for_help(token, stuck)

    def _call_for_help(self, token: Token, stuck: Stuck) -> None:
        said = {"code": stuck.code, "zh": stuck.message.zh, "en": stuck.message.en}
        self.tokens[token.id] = Token(token.id, token.node, {**token.memo, "incident": said})
        self.effects.append((token.node, RaiseIncident(token.node, stuck.code, stuck.message, {"token": token.id})))
        self.step(token, "incident", detail=said)


SETTLE: Mapping[type[Outcome], Callable[[Run, Token, Node, Any], None]] = {
    Leave: Run.leave,
    Wait: Run._park,
    Finish: Run._finish,
    Terminate: Run._terminate,
    Hold: Run._hold,
    Again: Run._again,
    Stay: Run._stay,
    Trouble: Run._trouble,
    Split: Run._split,
    Merge: gather.merge,
    Absorb: Run._absorb,
    Pair: gather.pair,
    Cut: Run._cut,
}
