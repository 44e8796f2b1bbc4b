"""What a node can answer when a token enters it or something happens to a token that waits in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from typing import Any

from engines.effects import Effect
from engines.flow.state import Catch, Task, Timer
from engines.kinds import Text
from engines.values import value


@value(frozen=True, slots=True)
class NewTask:
    """A task to open; or one that is `done` from the start, because its person has decided already."""

    kind: str
    user: int | None = None
    group: str | None = None
    customer: bool = False
    due_at: int | None = None
    done: str | None = None


@value(frozen=True, slots=True)
class NewTimer:
    """A timer to start; when it fires the token leaves by `port`."""

    at: int
    port: str = "out"


@value(frozen=True, slots=True)
class NewCatch:
    """A message to wait for: its name, and the key that tells whose it is; the token then leaves by `port`."""

    message: str
    key: str
    port: str = "out"


@value(frozen=True, slots=True)
class Hand:
    """Give an open task to somebody else."""

    task: int
    user: int | None
    group: str | None


@value(frozen=True, slots=True)
class Leave:
    """Go on by `port`; tasks and timers that are still open are cancelled.

    `note` is kept in `_vars.<node>`. `hands` are tasks that go to others. With `let_go`, what is still going on inside
    of a container finishes by itself.
    """

    port: str = "out"
    effects: tuple[Effect, ...] = ()
    detail: Mapping[str, Any] = field(default_factory=dict)
    note: Mapping[str, Any] | None = None
    let_go: bool = False
    hands: tuple[Hand, ...] = ()


@lru_cache(maxsize=4096)
def leave_by(port: str) -> Leave:
    """Go on by `port` and nothing else: the same value for all who do."""
    return Leave(port)


@value(frozen=True, slots=True)
class Split:
    """Become one token per port."""

    ports: tuple[str, ...]


@value(frozen=True, slots=True)
class Wait:
    """Park here with these tasks, timers and catches; with `in_turn`, each task waits for those before it."""

    tasks: tuple[NewTask, ...] = ()
    timers: tuple[NewTimer, ...] = ()
    in_turn: bool = False
    catches: tuple[NewCatch, ...] = ()
    effects: tuple[Effect, ...] = ()


@value(frozen=True, slots=True)
class Hold:
    """Stay in this container and begin so many frames inside, each with what `_vars` says only there.

    `memo` is what the node wants to know when a frame is over, `note` what `_vars.<node>` says. With
    `then` the token leaves at once, once they have begun.
    """

    frames: tuple[Mapping[str, Any] | None, ...]
    memo: Mapping[str, Any] = field(default_factory=dict)
    note: Mapping[str, Any] | None = None
    then: Leave | None = None


@value(frozen=True, slots=True)
class Arrived:
    """What happens to a token that waits for a message: it has come, with its data."""

    catch: Catch
    data: Mapping[str, Any]


@value(frozen=True, slots=True)
class Over:
    """What happens to a container: nothing is left in a frame. `values` are those that were seen inside."""

    frame: int
    values: Mapping[str, Any]


@value(frozen=True, slots=True)
class Again:
    """Enter this node anew."""


@value(frozen=True, slots=True)
class Stay:
    """Keep waiting; these tasks and timers take the place of those with the same id."""

    tasks: tuple[Task, ...] = ()
    timers: tuple[Timer, ...] = ()


class Stuck(Exception):
    """A node cannot go on without a person; raised by nodes, becomes an incident."""

    def __init__(self, code: str, message: Text) -> None:
        self.code, self.message = code, message
        super().__init__(message.en)


@value(frozen=True, slots=True)
class Trouble:
    """Keep waiting, with an incident that goes by itself when what is waited for goes on (then there is no `why`).

    An error border takes it as an error. `catch` is how more is heard.
    """

    why: Stuck | None
    catch: NewCatch


@value(frozen=True, slots=True)
class Merge:
    """Become one again: those of the same fork that arrived are absorbed; then go on.

    With `cancel` the others are cancelled, else they finish their work and are absorbed when they come; where it
    `blocks`, nobody of a later fork goes on here before the last of them has come.
    """

    cancel: bool = False
    blocks: bool = False
    port: str = "out"


@value(frozen=True, slots=True)
class Absorb:
    """Come too late for a join that has gone on; who waits there for the last of them may go on."""


@value(frozen=True, slots=True)
class Pair:
    """Go on as one with one token of each other way in; what more has come waits for its own partners."""


@value(frozen=True, slots=True)
class Cut:
    """Take away what goes on at these nodes, then go on."""

    nodes: tuple[str, ...]


@value(frozen=True, slots=True)
class Finish:
    """This token's way ends here."""

    result: str | None = None


@value(frozen=True, slots=True)
class Terminate:
    """The whole instance ends here and now; whatever else was going on is cancelled."""

    result: str | None = None


Outcome = Leave | Split | Wait | Hold | Again | Stay | Trouble | Merge | Absorb | Pair | Cut | Finish | Terminate


def as_stuck(error: Exception) -> Stuck:
    """What a node that failed is stuck with: its own reason, or what went wrong in it."""
    if isinstance(error, Stuck):
        return error
    what = f"{type(error).__name__}: {error}"
    return Stuck("node_failed", Text(f"节点执行出错：{what}", f"the node failed: {what}"))
