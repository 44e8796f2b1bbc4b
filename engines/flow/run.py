"""One advance while it happens: moves tokens from node to node until every one rests; the only mutable thing here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from engines.effects import Assign, Effect, FillIn, RaiseIncident, SetFields, SetStatus
from engines.errors import EndlessWork
from engines.flow.kind import Happened
from engines.flow.node import Flow, Node
from engines.flow.outcome import Again, Finish, Leave, Merge, NewTask, Outcome, Split, Stay, Stuck, Terminate, Wait
from engines.flow.signals import Facts
from engines.flow.state import FlowState, Task, Timer, Token
from engines.flow.trace import Advanced, Step, What
from engines.flow.visit import Unknown, Visit
from engines.needs import Answers, Ask, Needs

STEP_BUDGET = 1_000
"""Nodes that one advance may enter; the check at publish leaves only delays that are over at once to run round."""

NOTHING: Mapping[str, Any] = {}
_made = tuple.__new__  # what a NamedTuple does as well, after a detour


class Run:
    """Tokens, tasks and timers by id; `ready` are the tokens still to move, the last one first."""

    __slots__ = (
        "acted",
        "answers",
        "asks",
        "by",
        "effects",
        "entered",
        "facts",
        "flow",
        "next_id",
        "now",
        "ready",
        "steps",
        "tasks",
        "timers",
        "tokens",
        "values",
        "vars",
    )

    def __init__(self, flow: Flow, state: FlowState | None, facts: Facts, now: int, answers: Answers) -> None:
        self.flow, self.facts, self.now, self.answers = flow, facts, now, answers
        self.next_id = state.next_id if state else 1
        self.tokens: dict[int, Token] = {}
        self.tasks: dict[int, Task] = {}
        self.timers: dict[int, Timer] = {}
        self.vars: Mapping[str, Any] = {}
        if state:
            self.tokens = {token.id: token for token in state.tokens}
            self.tasks = {task.id: task for task in state.tasks if self._matters(task)}
            self.timers = {timer.id: timer for timer in state.timers}
            self.vars = state.vars
        self.values = {**facts.values, "_vars": self.vars}
        self.ready: list[Token] = []
        self.effects: list[tuple[str, Effect]] = []
        self.steps: list[Step] = []
        self.asks: list[Ask] = []
        self.entered = 0
        self.by: int | None = None
        self.acted: Task | None = None

    def fresh(self) -> int:
        """The next id."""
        fresh = self.next_id
        self.next_id = fresh + 1
        return fresh

    def step(self, token: Token, what: What, port: str | None = None, detail: Mapping[str, Any] = NOTHING) -> None:
        """Note one step of the way."""
        self.steps.append(_made(Step, (token.node, what, port, self.now, detail, token.id)))

    def emit(self, node: str, effect: Effect) -> None:
        """Ask the shell for `effect`; later nodes already see what it writes."""
        self.effects.append((node, effect))
        match effect:
            case SetFields(values=values):
                self._write(values)
            case FillIn(values=values, assignee=assignee):
                self.values["_assignee"] = assignee or self.values.get("_assignee")
                self._write(values)
            case SetStatus(status=status):
                self.values["_status"] = status
                self.values["_status_category"] = self.flow.statuses.get(status) or None
            case Assign(group=group, user=user):
                self.values["_assignee"] = user
                if group is not None:
                    self.values["_group"] = group

    def _write(self, values: Mapping[str, Any]) -> None:
        self.values.update(values)
        if self.facts.recompute is not None:
            self.values.update(self.facts.recompute(self.values, self.now))

    def values_for(self, token: Token) -> Mapping[str, Any]:
        """The record's values and `_vars`, as `token` sees them."""
        return self.values

    def family(self, token: Token) -> list[Token]:
        """The other tokens of the innermost fork that `token` is inside of."""
        depth = len(token.path)
        fork = token.path[-1]
        others = (other for other in self.tokens.values() if other.id != token.id)
        return [other for other in others if len(other.path) >= depth and other.path[depth - 1] == fork]

    def place(self, token: Token) -> None:
        """Put a token before its node, to enter it next."""
        self.tokens[token.id] = token
        self.ready.append(token)

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
            outcome = node.kind.resume(Visit(node, token, self), happened)
        except Unknown as unknown:
            self.asks.extend(unknown.asks)
        except Stuck as stuck:
            self._get_stuck(token, stuck)
        else:
            self.settle(token, node, outcome)

    def result(self) -> Advanced | Needs:
        """The questions that came up, or else where everything rests now."""
        if self.asks:
            return Needs(tuple(dict.fromkeys(self.asks)))
        tokens = tuple(self.tokens.values())
        status = "running" if tokens else "ended"
        if any("incident" in token.memo for token in tokens):
            status = "incident"
        tasks, timers = tuple(self.tasks.values()), tuple(self.timers.values())
        state = FlowState(status, self.next_id, tokens, tasks, timers, self.vars)
        return Advanced(state, tuple(self.effects), tuple(self.steps))

    def leave(self, token: Token, node: Node, leave: Leave) -> None:
        """Take `token` out of its node by a port."""
        memo = token.memo
        if node.kind.waits:
            self._close(token)
            memo = onward(token)
            if self.acted is not None:
                memo = {**memo, **self._undo(token, node, self.acted)}
        if node.kind.decides:
            self.note(**{node.id: {"action": leave.port, "by": self.by, "at": self.now}})
        for effect in leave.effects:
            self.emit(node.id, effect)
        self.step(token, "leave", leave.port, leave.detail)
        self.place(Token(token.id, node.exits[leave.port], memo))

    def _undo(self, token: Token, node: Node, acted: Task) -> Mapping[str, Any]:
        """What lets the person who has just acted take it back: kept until somebody acts again."""
        if (acted.token, acted.node) != (token.id, node.id):
            return {"undo": token.memo["undo"]} if "undo" in token.memo else {}
        allowed = acted.by is not None and node.extras is not None and "withdraw" in node.extras.may
        return {"undo": {"node": node.id, "by": acted.by}} if allowed else {}

    def send(self, token: Token, target: str) -> None:
        """Put a waiting token before another node, without a way between them; what it has open is cancelled."""
        self._close(token)
        self.place(Token(token.id, target, onward(token)))

    def ask_again(self, token: Token, new: NewTask) -> None:
        """Keep a token at its node with one task in place of all it had."""
        self._close(token)
        self.tokens[token.id] = Token(token.id, token.node, onward(token))
        self.open_task(token, new)

    def approvals(self, people: list[int]) -> None:
        """Keep who has approved in this instance, as far as that still counts."""
        if people != self.vars.get("_approved", []):
            self.note(_approved=people)

    def _matters(self, task: Task) -> bool:
        """Whether a task still has a say: open, or decided during its token's present visit."""
        if task.is_due:
            return True
        token = self.tokens.get(task.token)
        return token is not None and task.node == token.node and task.id >= token.memo.get("since", self.next_id)

    def _enter(self, token: Token, node: Node) -> None:
        self.entered += 1
        if self.entered > STEP_BUDGET:
            raise EndlessWork(f"flow/{self.flow.key}", STEP_BUDGET)
        if node.asks and any(ask not in self.answers for ask in node.asks):
            self.asks.extend(ask for ask in node.ahead if ask not in self.answers)
            return
        self.step(token, "enter")
        try:
            outcome = node.kind.enter(Visit(node, token, self))
        except Unknown as unknown:
            self.asks.extend(unknown.asks)
        except Stuck as stuck:
            self._get_stuck(token, stuck)
        else:
            self.settle(token, node, outcome)

    def settle(self, token: Token, node: Node, outcome: Outcome) -> None:
        """Do what a node answered."""
        match outcome:
            case Leave():
                self.leave(token, node, outcome)
            case Wait():
                self._park(token, outcome)
            case Again():
                self.send(token, token.node)
            case Stay():
                self.tasks.update((task.id, task) for task in outcome.tasks)
                self.timers.update((timer.id, timer) for timer in outcome.timers)
            case Split():
                self._split(token, node, outcome)
            case Merge():
                self._merge(token, node, outcome)
            case Finish():
                self._end(token, {"result": outcome.result})
            case Terminate():
                self._end(token, {"result": outcome.result})
                for other in list(self.tokens.values()):
                    self._cancel(other)

    def open_task(self, token: Token, new: NewTask) -> Task:
        """A new task of `token`."""
        status, by = ("done", new.user) if new.done else ("open", None)
        to = new.user, new.group, new.customer
        task = Task(self.fresh(), token.node, token.id, new.kind, *to, status, new.done, by, new.due_at)
        self.tasks[task.id] = task
        return task

    def remember(self, token: int, **notes: Any) -> None:
        """Write into a token's memo."""
        known = self.tokens[token]
        self.tokens[token] = Token(known.id, known.node, {**known.memo, **notes})

    def take_turns(self, token: int) -> None:
        """Open those tasks of a token whose turn it is; the others wait."""
        waits = {later for later, earlier in self.tokens[token].order if self.tasks[earlier].is_due}
        for task in [task for task in self.tasks.values() if task.token == token and task.is_due]:
            status = "waiting" if task.id in waits else "open"
            if task.status != status:
                self.tasks[task.id] = replace(task, status=status)

    def note(self, **values: Any) -> None:
        """Write into `_vars`."""
        self.vars = {**self.vars, **values}
        self.values["_vars"] = self.vars

    def _park(self, token: Token, wait: Wait) -> None:
        if len(wait.tasks) > 1:
            token = Token(token.id, token.node, {**token.memo, "since": self.next_id})
            self.tokens[token.id] = token
        opened = [self.open_task(token, new) for new in wait.tasks]
        if wait.in_turn:
            self.remember(token.id, order=[[later.id, earlier.id] for earlier, later in pairwise(opened)])
            self.take_turns(token.id)
        for start in wait.timers:
            timer = Timer(self.fresh(), token.id, token.node, start.at, start.port)
            self.timers[timer.id] = timer
        self.step(token, "wait")

    def _split(self, token: Token, node: Node, split: Split) -> None:
        memo = {**onward(token), "path": [*token.path, token.id]}
        children = [Token(self.fresh(), node.exits[port], memo) for port in split.ports]
        self._end(token, {"into": [child.id for child in children]})
        for child in children:
            self.tokens[child.id] = child
        self.ready.extend(reversed(children))

    def _merge(self, token: Token, node: Node, merge: Merge) -> None:
        depth = len(token.path)
        for other in self.family(token):
            if other.node == node.id and other.late < depth and not self.is_ready(other):
                self._end(other, {"into": [token.id]})
            elif merge.cancel:
                self._cancel(other)
            elif other.late < depth:
                self._leave_behind(other, depth)
        self.step(token, "leave", merge.port)
        path = {"path": token.path[:-1]} if depth > 1 else {}
        self.place(Token(token.id, node.exits[merge.port], path | ({"late": token.late} if token.late else {})))

    def _leave_behind(self, token: Token, depth: int) -> None:
        """Let a token go on with its work, though the join of its fork, so many deep, waits for it no longer."""
        behind = Token(token.id, token.node, {**token.memo, "late": depth})
        self.tokens[token.id] = behind
        self.ready = [behind if each is token else each for each in self.ready]

    def is_ready(self, token: Token) -> bool:
        """Whether the token still has to enter its node."""
        return any(token is waiting for waiting in self.ready)

    def _get_stuck(self, token: Token, stuck: Stuck) -> None:
        self._close(token)
        said = {"code": stuck.code, "zh": stuck.message.zh, "en": stuck.message.en}
        self.tokens[token.id] = Token(token.id, token.node, {**token.memo, "incident": said})
        self.effects.append((token.node, RaiseIncident(token.node, stuck.code, stuck.message, {"token": token.id})))
        self.step(token, "incident", detail=said)

    def _cancel(self, token: Token) -> None:
        self._close(token)
        del self.tokens[token.id]
        self.step(token, "cancel")

    def _end(self, token: Token, detail: Mapping[str, Any]) -> None:
        del self.tokens[token.id]
        self.step(token, "leave", detail=detail)

    def _close(self, token: Token) -> None:
        """Cancel what the token still has open."""
        for task in self.tasks.values():
            if task.token == token.id and task.is_due:
                self.tasks[task.id] = task.closed("cancelled")
        for timer in [timer for timer in self.timers.values() if timer.token == token.id]:
            del self.timers[timer.id]


def onward(token: Token) -> Mapping[str, Any]:
    """The memo of a token that comes to a node: its forks; what it noted in the last node stays behind."""
    return {name: token.memo[name] for name in ("path", "late") if name in token.memo}
