"""Where one instance stands: tokens, tasks and timers as small frozen values; history is kept elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from engines.values import value


@value(frozen=True, slots=True)
class Token:
    """One line of work, parked at a node.

    `memo` holds JSON values only: `path` (ids of the tokens that were forked into this one or hold it, outermost
    first), `late` (so many forks deep, the join has gone on without it), `blocks` (joins that wait for it before they
    go on again), `way` (by which it came to a node that pairs), `since` (the first of this visit's several
    tasks), `order` (pairs of tasks, the first of which waits for the second), `undo` (whose deed at which
    node brought it here, while that can be withdrawn), `held` (what a container notes of its frames), `done` (what can
    be undone inside of it), `undo_list` and `then` (what it still undoes, and where it goes then), `fired` (conditions
    on the border that have come true), `lent` (tasks that others do for their owners), `straight` (where work that was
    sent back returns to), and `incident` (code and words) while a person must help.
    """

    id: int
    node: str
    memo: Mapping[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> list[int]:
        """The forks this token is inside of, outermost first."""
        path: list[int] = self.memo.get("path", [])
        return path

    @property
    def late(self) -> int:
        """How many of its forks, counted from the outermost, no longer wait for it; 0 as a rule."""
        late: int = self.memo.get("late", 0)
        return late

    @property
    def order(self) -> list[list[int]]:
        """Pairs of tasks: the first has its turn after the second."""
        order: list[list[int]] = self.memo.get("order", [])
        return order

    @property
    def status(self) -> str:
        """Waiting | incident."""
        return "incident" if "incident" in self.memo else "waiting"


@value(frozen=True, slots=True)
class Task:
    """Work for one person, for whoever of a group claims it (`user` is None until then), or for the customer.

    `status` is open | done | cancelled, or waiting while another one's turn comes first. `ticks` are the items of its
    checklist that are ticked off: {item: {"by": user, "at": instant}}.
    """

    id: int
    node: str
    token: int
    kind: str
    user: int | None = None
    group: str | None = None
    customer: bool = False
    status: str = "open"
    action: str | None = None
    by: int | None = None
    due_at: int | None = None
    ticks: Mapping[str, Any] | None = None

    @property
    def is_due(self) -> bool:
        """Whether it is still to be done, now or later."""
        return self.status in ("open", "waiting")

    def closed(self, status: str, action: str | None = None, by: int | None = None) -> Task:
        """The task, done or cancelled."""
        return Task(
            self.id,
            self.node,
            self.token,
            self.kind,
            self.user,
            self.group,
            self.customer,
            status,
            action,
            by,
            self.due_at,
            self.ticks,
        )


@value(frozen=True, slots=True)
class Timer:
    """Wakes a token at an instant; it then leaves its node by `port`."""

    id: int
    token: int
    node: str
    at: int
    port: str = "out"


@value(frozen=True, slots=True)
class Catch:
    """Wakes a token when a message of this name and key comes; it then leaves its node by `port`."""

    id: int
    token: int
    node: str
    message: str
    key: str
    port: str = "out"


@value(frozen=True, slots=True)
class FlowState:
    """One instance. `next_id` is the next free id, for tokens, tasks, timers and catches alike.

    Tasks are the open ones, and the closed ones that still count (of an approval under way) or that the last signal
    closed. The shell writes what differs from before; it loads the open tasks and the closed ones of living tokens,
    and may load more: what no longer counts is dropped.
    """

    status: str
    next_id: int
    tokens: tuple[Token, ...]
    tasks: tuple[Task, ...]
    timers: tuple[Timer, ...]
    vars: Mapping[str, Any]
    catches: tuple[Catch, ...] = ()

    def open_tasks(self) -> tuple[Task, ...]:
        """The tasks that somebody can still act on."""
        return tuple(task for task in self.tasks if task.status == "open")
