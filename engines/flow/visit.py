"""What a node sees of the instance while a token is in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from engines.effects import Effect, TakeMessage
from engines.flow.outcome import Stuck
from engines.flow.state import Task, Timer, Token
from engines.kinds import Text
from engines.logic import Compiled
from engines.needs import Answers, Ask, Buffered, Parcel


class Unknown(Exception):
    """A node must know something first that only shows now; what it did so far is forgotten and done again."""

    def __init__(self, *asks: Ask) -> None:
        super().__init__(asks)
        self.asks = asks


class Place(Protocol):
    """The node, as far as its own file must know it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> Text: ...
    @property
    def plan(self) -> Any: ...
    @property
    def ways(self) -> frozenset[str]: ...


class Around(Protocol):
    """The advance, as far as a node may see it."""

    now: int
    answers: Answers
    vars: Mapping[str, Any]
    taken: set[int]
    tokens: dict[int, Token]
    tasks: dict[int, Task]
    timers: dict[int, Timer]

    def values_for(self, token: Token) -> Mapping[str, Any]: ...
    def fresh(self) -> int: ...
    def emit(self, node: str, effect: Effect) -> None: ...
    def family(self, token: Token) -> list[Token]: ...
    def is_ready(self, token: Token) -> bool: ...
    def take_turns(self, token: int) -> None: ...
    def approvals(self, people: list[int]) -> None: ...


class Visit:
    """One token in one node. Made for every step of the way, so it works nothing out before it is asked."""

    __slots__ = ("_run", "_values", "node", "token")

    def __init__(self, node: Place, token: Token, run: Around) -> None:
        self.node, self.token, self._run = node, token, run
        self._values: Mapping[str, Any] | None = None

    @property
    def values(self) -> Mapping[str, Any]:
        """The record's, with what earlier nodes of this advance wrote."""
        if self._values is None:
            self._values = self._run.values_for(self.token)
        return self._values

    @property
    def now(self) -> int:
        """The time of the advance."""
        return self._run.now

    @property
    def answers(self) -> Answers:
        """What has been answered so far."""
        return self._run.answers

    @property
    def plan(self) -> Any:
        """What `read` made of the node's settings."""
        return self.node.plan

    @property
    def vars(self) -> Mapping[str, Any]:
        """What the instance remembers."""
        return self._run.vars

    def value(self, compiled: Compiled) -> Any:
        """The expression's value; an expression that fails makes the node stuck."""
        try:
            return compiled.function(self.values, self._run.now)
        except Exception as error:  # whatever a calculation can raise, one ticket must not take the transaction down
            raise Stuck(
                "expression_failed", Text(f"表达式无法计算：{error}", f"an expression failed: {error}")
            ) from error

    def answer(self, ask: Ask) -> Any:
        """The answer to something that only shows now; the advance begins again once it is known."""
        if ask not in self.answers:
            raise Unknown(ask)
        return self.answers[ask]

    def take(self, message: str, key: str) -> Parcel | None:
        """A message that came before anybody waited for it, taken now; None where there is none."""
        parcels: tuple[Parcel, ...] = self.answer(Buffered(message, key))
        parcel = next((each for each in parcels if each.id not in self._run.taken), None)
        if parcel is not None:
            self._run.taken.add(parcel.id)
            self._run.emit(self.node.id, TakeMessage(parcel.id))
        return parcel

    def fresh_key(self) -> str:
        """A name for something that must happen once: unique in the instance, the same when the advance is repeated."""
        return f"{self.node.id}/{self._run.fresh()}"

    def tasks(self) -> list[Task]:
        """This token's tasks here, closed ones too."""
        return [task for task in self._run.tasks.values() if task.token == self.token.id]

    def open_tasks(self) -> list[Task]:
        """All tasks of the instance that somebody can act on."""
        return [task for task in self._run.tasks.values() if task.status == "open"]

    def take_turns(self) -> None:
        """Open those of its tasks whose turn it is."""
        self._run.take_turns(self.token.id)

    def remember_approval(self, task: Task, decision: str | None) -> None:
        """Keep who approved in this instance; a rejection sends people back to work, so they approve anew."""
        if decision == "rejected":
            self._run.approvals([])
        elif task.action == "approved" and task.by is not None:
            self._run.approvals(sorted({*self.vars.get("_approved", ()), task.by}))

    def timers(self) -> list[Timer]:
        """This token's timers."""
        return [timer for timer in self._run.timers.values() if timer.token == self.token.id]

    def is_late(self) -> bool:
        """Whether the join at hand has gone on without this token."""
        return self.token.late >= len(self.token.path)

    def arrived(self) -> int:
        """How many tokens of the same fork are here, this one counted."""
        return 1 + sum(self._is_here(other) for other in self._run.family(self.token))

    def others_under_way(self) -> bool:
        """Whether a token of the same fork, of those that still count, has not arrived here yet."""
        depth = len(self.token.path)
        others = self._run.family(self.token)
        return any(other.late < depth and not self._is_here(other) for other in others)

    def is_blocked(self) -> bool:
        """Whether those of an earlier fork, without whom the join at hand has gone on, have not all come yet."""
        return blocked(self._run.tokens.values(), self.token)

    def came_by_every_way(self) -> bool:
        """Whether tokens of the same fork have come here by each way in, this one counted."""
        here = [self.token, *(other for other in self._run.family(self.token) if self._is_here(other))]
        return self.node.ways <= {each.memo["way"] for each in here}

    def _is_here(self, other: Token) -> bool:
        return other.node == self.node.id and not self._run.is_ready(other)


def blocked(tokens: Iterable[Token], token: Token) -> bool:
    """Whether the join where `token` is waits for others of `tokens` before it goes on again."""
    around = token.path[:-1]
    return any(
        token.node in other.memo.get("blocks", ()) and other.path[: len(around)] == around
        for other in tokens
        if other.id != token.id
    )
