"""What a node sees of the instance while a token is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engines.flow.node import Node
from engines.flow.outcome import Stuck
from engines.flow.state import Task, Timer, Token
from engines.kinds import Text
from engines.logic import Compiled
from engines.needs import Answers

if TYPE_CHECKING:
    from engines.flow.run import Run


class Visit:
    """One token in one node. `values` are the record's, with what earlier nodes of this advance wrote."""

    __slots__ = ("answers", "node", "now", "run", "token", "values")

    def __init__(self, node: Node, token: Token, run: Run) -> None:
        self.node, self.token, self.run = node, token, run
        self.values, self.now = run.values, run.now
        self.answers: Answers = run.answers

    @property
    def plan(self) -> Any:
        """What `read` made of the node's settings."""
        return self.node.plan

    def value(self, compiled: Compiled) -> Any:
        """The expression's value; an expression that fails makes the node stuck."""
        try:
            return compiled.function(self.values, self.now)
        except Exception as error:  # whatever a calculation can raise, one ticket must not take the transaction down
            raise Stuck(
                "expression_failed", Text(f"表达式无法计算:{error}", f"an expression failed: {error}")
            ) from error

    def fresh_key(self) -> str:
        """A name for something that must happen once: unique in the instance, the same when the advance is repeated."""
        return f"{self.node.id}/{self.run.fresh()}"

    def tasks(self) -> list[Task]:
        """This token's tasks here, closed ones too."""
        return [task for task in self.run.tasks.values() if task.token == self.token.id]

    def remember_approval(self, task: Task, decision: str | None) -> None:
        """Keep who approved in this instance; a rejection sends people back to work, so they approve anew."""
        if decision == "rejected":
            self.run.approvals([])
        elif task.action == "approved" and task.by is not None:
            self.run.approvals(sorted({*self.run.vars.get("_approved", ()), task.by}))

    def timers(self) -> list[Timer]:
        """This token's timers."""
        return [timer for timer in self.run.timers.values() if timer.token == self.token.id]

    def is_late(self) -> bool:
        """Whether the join at hand has gone on without this token."""
        return self.token.late >= len(self.token.path)

    def arrived(self) -> int:
        """How many tokens of the same fork are here, this one counted."""
        return 1 + sum(self._is_here(other) for other in self.run.family(self.token))

    def others_under_way(self) -> bool:
        """Whether a token of the same fork, of those that still count, has not arrived here yet."""
        depth = len(self.token.path)
        others = self.run.family(self.token)
        return any(other.late < depth and not self._is_here(other) for other in others)

    def _is_here(self, other: Token) -> bool:
        return other.node == self.node.id and not self.run.is_ready(other)
