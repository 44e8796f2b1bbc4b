"""What can happen to an instance from outside; each moves it from wait state to wait state in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from engines.values import value


@value(frozen=True, slots=True)
class Start:
    """The record was submitted: begin."""


@value(frozen=True, slots=True)
class Act:
    """Somebody finishes their task. `data` are the fields they changed, already accepted by the form."""

    task: int
    action: str
    user: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    comment: str = ""


@value(frozen=True, slots=True)
class Claim:
    """A member of the group takes the task."""

    task: int
    user: int


@value(frozen=True, slots=True)
class Release:
    """The holder gives the task back to its group."""

    task: int


@value(frozen=True, slots=True)
class Transfer:
    """The task goes to another person or another group 转办."""

    task: int
    user: int | None = None
    group: str | None = None
    comment: str = ""


@value(frozen=True, slots=True)
class AddSigner:
    """One more person is asked 加签: before the task's holder, after them, or at the same time (`how`)."""

    task: int
    user: int | None
    how: str
    comment: str = ""


@value(frozen=True, slots=True)
class RemoveSigner:
    """Somebody who has not decided yet is no longer asked 减签, by another who is asked."""

    task: int
    user: int | None
    comment: str = ""


@value(frozen=True, slots=True)
class Delegate:
    """Somebody else looks at the task first 委托; it then comes back to its owner."""

    task: int
    user: int | None
    comment: str = ""


@value(frozen=True, slots=True)
class SendBack:
    """The work goes back 退回, to where the node says."""

    task: int
    comment: str = ""


@value(frozen=True, slots=True)
class Withdraw:
    """Who acted last takes it back 撤回; `task` is one that came of it and that nobody has acted upon."""

    task: int


@value(frozen=True, slots=True)
class Urge:
    """Somebody waits for the task and says so 催办."""

    task: int


@value(frozen=True, slots=True)
class Tick:
    """Somebody ticks an item of the task's checklist off, or takes that back (`done` is False)."""

    task: int
    item: str
    done: bool = True


@value(frozen=True, slots=True)
class TimerFired:
    """A timer's instant has come."""

    timer: int


@value(frozen=True, slots=True)
class Changed:
    """The record changed outside the flow: names of fields and system values."""

    fields: frozenset[str]


@value(frozen=True, slots=True)
class Message:
    """A message has come for who waits by this catch."""

    catch: int
    data: Mapping[str, Any] = field(default_factory=dict)


@value(frozen=True, slots=True)
class Cancel:
    """Somebody outside ends the instance where it stands."""


@value(frozen=True, slots=True)
class Retry:
    """Try the node of a stuck token again."""

    token: int


@value(frozen=True, slots=True)
class Skip:
    """Let a stuck token leave its node by `port` (the first where none is named), without the node's work."""

    token: int
    port: str | None = None


@value(frozen=True, slots=True)
class SetUp:
    """The instance has come here from another release: `waits` are nodes that listen for something else than before,
    and events on borders that are new, each with its token.
    """

    waits: tuple[tuple[int, str], ...]


Signal = (
    Start
    | Act
    | Claim
    | Release
    | Transfer
    | AddSigner
    | RemoveSigner
    | Delegate
    | SendBack
    | Withdraw
    | Urge
    | Tick
    | TimerFired
    | Changed
    | Message
    | Cancel
    | Retry
    | Skip
    | SetUp
)


@value(frozen=True, slots=True)
class Facts:
    """What is so outside the flow: the record's values and who is acting.

    `away` maps who is away to who stands in for them. `supervisor` may release and transfer tasks of others.
    `recompute` gives the formula fields' values for changed
    values, so that a later node of the same advance reads no stale total.
    """

    values: Mapping[str, Any]
    user_groups: frozenset[str] = frozenset()
    user: int | None = None
    customer: bool = False
    supervisor: bool = False
    away: Mapping[int, int] = field(default_factory=dict)
    recompute: Callable[[Mapping[str, Any], int], Mapping[str, Any]] | None = None
