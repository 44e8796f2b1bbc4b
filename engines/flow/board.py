"""One instance while it moves: its tokens and what they wait for, by id, and the moves that need no node's opinion."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from engines.effects import RETURNED, Assign, CallOff, Effect, FillIn, SetFields, SetStatus
from engines.flow.node import Flow, Node
from engines.flow.outcome import NewTask
from engines.flow.signals import Facts
from engines.flow.state import Catch, FlowState, Task, Timer, Token
from engines.flow.trace import Step, What
from engines.needs import Answers, Ask

NOTHING: Mapping[str, Any] = {}
ONWARD = ("path", "late", "blocks", "straight")
_made = tuple.__new__  # what a NamedTuple does as well, after a detour


class Board:
    """Tokens, tasks, timers and catches by id; `ready` are the tokens still to move, the last one first. `entered` are
    the nodes so far, `acted` is the task that somebody has just finished, `by` is who.
    """

    entered = 0
    by: int | None = None
    acted: Task | None = None

    def __init__(self, flow: Flow, state: FlowState | None, facts: Facts, now: int, answers: Answers) -> None:
        self.flow, self.facts, self.now, self.answers = flow, facts, now, answers
        self.next_id = 1
        self.tokens: dict[int, Token] = {}
        self.tasks: dict[int, Task] = {}
        self.timers: dict[int, Timer] = {}
        self.catches: dict[int, Catch] = {}
        self.vars: Mapping[str, Any] = NOTHING
        if state is not None:
            self._stand(state)
        self.values = {**facts.values, "_vars": self.vars}
        self.ready: list[Token] = []
        self.effects: list[tuple[str, Effect]] = []
        self.steps: list[Step] = []
        self.asks: list[Ask] = []
        self.taken: set[int] = set()

    def _stand(self, state: FlowState) -> None:
        """As the instance stands; of its tasks, those that still count."""
        self.next_id, self.vars = state.next_id, state.vars
        for token in state.tokens:
            self.tokens[token.id] = token
        for task in state.tasks:
            if task.status == "open" or self._matters(task):
                self.tasks[task.id] = task
        for timer in state.timers:
            self.timers[timer.id] = timer
        for catch in state.catches:
            self.catches[catch.id] = catch

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
        """The record's values and `_vars`, as `token` sees them: with those of the rounds and items it is inside of."""
        frames = self.vars.get("_frames")
        if not frames:
            return self.values
        seen = dict(self.vars)
        for number in token.path:
            for name, own in frames.get(str(number), NOTHING).items():
                known = seen.get(name)
                seen[name] = {**known, **own} if isinstance(known, Mapping) else own
        return {**self.values, "_vars": seen}

    def note(self, **values: Any) -> None:
        """Write into `_vars`."""
        self.vars = {**self.vars, **values}
        self.values["_vars"] = self.vars

    def note_of(self, token: Token, name: str, value: Mapping[str, Any]) -> None:
        """Keep what a node came to: for its own round or item where the token is inside of one, else for all."""
        frames: Mapping[str, Any] = self.vars.get("_frames", NOTHING)
        own = next((str(number) for number in reversed(token.path) if str(number) in frames), None) if frames else None
        if own is None:
            self.vars = {**self.vars, name: {**self.vars.get(name, NOTHING), **value}}
            self.values["_vars"] = self.vars
        else:
            known = frames[own].get(name, NOTHING)
            self.note(_frames={**frames, own: {**frames[own], name: {**known, **value}}})

    def family(self, token: Token) -> list[Token]:
        """The other tokens of the innermost fork that `token` is inside of."""
        return [other for other in self.within(token.path) if other.id != token.id]

    def within(self, path: list[int]) -> list[Token]:
        """The tokens as deep inside as `path`, or deeper."""
        depth, last = len(path), path[-1]
        return [each for each in self.tokens.values() if len(each.path) >= depth and each.path[depth - 1] == last]

    def place(self, token: Token) -> None:
        """Put a token before its node, to enter it next."""
        self.tokens[token.id] = token
        self.ready.append(token)

    def bound(self, number: int, node: Node, port: str, memo: Mapping[str, Any]) -> Token:
        """A token on its way out of `node` by `port`; where it goes by which way it comes may matter."""
        target = node.exits[port]
        if target in self.flow.pairing:
            memo = {**memo, "way": f"{node.id}.{port}"}
        return Token(number, target, memo)

    def go(self, token: Token, node: Node, port: str, memo: Mapping[str, Any]) -> None:
        """Send a token out of `node` by `port`."""
        self.place(self.bound(token.id, node, port, memo))

    def send(self, token: Token, target: str, **notes: Any) -> None:
        """Put a waiting token before another node, without a way between them; what it has open is cancelled."""
        self.close(token)
        self.place(Token(token.id, target, {**onward(token), **notes}))

    def ask_again(self, token: Token, new: NewTask) -> None:
        """Keep a token at its node with one task in place of all it had."""
        self.close(token)
        self.tokens[token.id] = Token(token.id, token.node, onward(token))
        self.open_task(token, new)

    def approvals(self, people: list[int]) -> None:
        """Keep who has approved in this instance, as far as that still counts."""
        if people != self.vars.get("_approved", []):
            self.note(_approved=people)

    def open_task(self, token: Token, new: NewTask) -> Task:
        """A new task of `token`; of who is away, their stand-in's."""
        user, deputy = new.user, None
        if user is not None and new.done is None:
            deputy = self.facts.away.get(user)
        status, by = ("open", None) if new.done is None else ("done", user)
        number, holder = self.fresh(), user if deputy is None else deputy
        task = Task(
            number, token.node, token.id, new.kind, holder, new.group, new.customer, status, new.done, by, new.due_at
        )
        self.tasks[number] = task
        if deputy is not None:
            self.step(token, "stand_in", detail={"task": number, "user": deputy, "for": user})
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

    def is_ready(self, token: Token) -> bool:
        """Whether the token still has to enter its node."""
        return any(token is waiting for waiting in self.ready)

    def leave_behind(self, token: Token, depth: int, blocking: str | None = None) -> None:
        """Let a token go on with its work, though the join of its fork, so many deep, waits for it no longer.

        `blocking` is that join, where nobody of a later fork may go on there before this one has come.
        """
        memo = {**token.memo, "late": max(depth, token.late)}
        if blocking is not None:
            memo["blocks"] = [*memo.get("blocks", ()), blocking]
        behind = Token(token.id, token.node, memo)
        self.tokens[token.id] = behind
        self.ready = [behind if each is token else each for each in self.ready]

    def cancel(self, tokens: Iterable[Token]) -> None:
        """Take these tokens away, with all they have open."""
        for token in tokens:
            self.close(token)
            del self.tokens[token.id]
            self.step(token, "cancel")

    def end(self, token: Token, detail: Mapping[str, Any]) -> None:
        """The token's way is over."""
        self.close(token)
        del self.tokens[token.id]
        self.step(token, "leave", None, detail)

    def close(self, token: Token) -> None:
        """Cancel what the token still has open."""
        for task in self.tasks.values():
            if task.token == token.id and task.is_due:
                self.tasks[task.id] = task.closed("cancelled")
        if self.timers:
            for timer in [timer for timer in self.timers.values() if timer.token == token.id]:
                del self.timers[timer.id]
        if self.catches:
            for catch in [catch for catch in self.catches.values() if catch.token == token.id]:
                del self.catches[catch.id]
                if catch.message == RETURNED:
                    self.emit(catch.node, CallOff(catch.key))

    def _matters(self, task: Task) -> bool:
        """Whether a task still has a say: open, or decided during its token's present visit."""
        if task.is_due:
            return True
        token = self.tokens.get(task.token)
        return token is not None and task.node == token.node and task.id >= token.memo.get("since", self.next_id)


def lateness(token: Token) -> Mapping[str, Any]:
    """What a token that comes of this one must know of joins that have gone on without it."""
    return {name: token.memo[name] for name in ("late", "blocks") if name in token.memo}


def onward(token: Token) -> Mapping[str, Any]:
    """The memo of a token that comes to a node: its forks; what it noted in the last node stays behind."""
    memo = token.memo
    return {name: memo[name] for name in ONWARD if name in memo} if memo else memo
