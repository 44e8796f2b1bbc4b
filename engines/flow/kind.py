"""The contract of a node's file: its exits, how its settings are read, and what it does with a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from engines.definition import text
from engines.flow.outcome import Arrived, Leave, Outcome, Over
from engines.flow.reader import Reader
from engines.flow.state import Task, Timer
from engines.flow.tells import Tells
from engines.flow.visit import Visit
from engines.kinds import Kind, Text
from engines.logic.types import Types
from engines.needs import Ask

Config = Mapping[str, Any]
Happened = Task | Timer | Arrived | Over | frozenset[str]
"""What can happen to a waiting token: a task was finished, a timer fired, a message came, a frame is over, fields
changed.
"""


@dataclass(frozen=True, slots=True)
class Port:
    """A named exit of a node."""

    id: str
    label: Text


OUT = Port("out", Text("下一步", "next"))
INSIDE = Port("inside", Text("内部第一步", "first inside"))
TIMEOUT = Port("timeout", Text("超时", "timed out"))


@dataclass(frozen=True)
class Ports:
    """How a node's exits follow from its settings; data, so that the designer can work them out as well.

    `each` names a list setting whose items are exits (their `port` or `id` is the name), `when_set` adds an exit while
    a setting is there, `named_by` is a setting that holds the name of one more exit.
    """

    always: tuple[Port, ...] = ()
    each: str | None = None
    when_set: Mapping[str, Port] = field(default_factory=dict)
    named_by: str | None = None

    def of(self, config: Config) -> tuple[Port, ...]:
        """The exits of a node with these settings, in order."""
        return tuple(self._of(config))

    def _of(self, config: Config) -> Iterator[Port]:
        yield from self.always
        for item in config.get(self.each, ()) if self.each else ():
            yield Port(item.get("port") or item["id"], text(item["label"]))
        for setting, port in self.when_set.items():
            if setting in config:
                yield port
        if self.named_by and self.named_by in config:
            yield Port(config[self.named_by], Text("其他情况", "otherwise"))


NOTHING = Tells()
"""`tells` of a node that leaves nothing behind."""


def reads_nothing(config: Config, reader: Reader) -> None:
    """`read` of a node without settings to check."""


def goes_through(visit: Visit) -> Outcome:
    """`enter` of a node that does nothing with a token."""
    return Leave()


def depends(plan: Any) -> Outcome | None:
    """`always` of a node that must see the token first."""
    return None


def as_planned(plan: Any) -> Outcome | None:
    """`always` of a node whose plan is its answer."""
    outcome: Outcome = plan
    return outcome


def leaves_when_the_timer_fires(visit: Visit, happened: Happened) -> Outcome:
    """`resume` of a node that only waits for its timer."""
    return Leave(happened.port) if isinstance(happened, Timer) else Leave()


def asks_nothing(plan: Any) -> tuple[Ask, ...]:
    """`asks` of a node that needs no answers."""
    return ()


def hears_nothing(plan: Any) -> frozenset[str]:
    """`hears` of a node that does not mind changes."""
    return frozenset()


def gives_nothing(config: Config, reader: Reader) -> Types:
    """`gives` of a node that leaves nothing behind."""
    return {}


def waits_for_none(plan: Any) -> tuple[str, ...]:
    """`messages` of a node that waits for none."""
    return ()


def lasts_until_something_happens(plan: Any) -> Mapping[str, int | None]:
    """`lasts` of a node without a timer."""
    return {}


def up_to_its_timeout(plan: Any) -> Mapping[str, int | None]:
    """`lasts` of a node that waits no longer than its timeout, where it has one."""
    return {"timeout": plan.timeout} if plan.timeout is not None else {}


def awaits_nothing(config: Config) -> Any:
    """`awaits` of a node that waits for people, or for what it has asked for itself."""
    return None


def never(plan: Any) -> bool:
    """`passes` of a node in which every token rests, or none."""
    return False


def without_timeout(config: Config) -> bool:
    """`endless` of a node that waits no longer than its timeout, where it has one."""
    return "timeout" not in config


def never_endless(config: Config) -> bool:
    """`endless` of a node whose wait is over by itself."""
    return False


def at_times(plan: Any) -> bool:
    """`passes` of a node in which there may be nothing to wait for."""
    return True


@dataclass(frozen=True, kw_only=True)
class NodeKind(Kind):
    """One kind of node.

    `read` checks the settings and answers the *plan*, whatever `enter` and `resume` want at hand (compiled conditions,
    for example). `always` is the answer to every token that enters, where the plan alone tells it: worked out when the
    flow is read, and then `enter` is not called. `asks` names what must be known before a token may enter, `hears` the
    names whose change wakes `resume` of a waiting token. `role` is what the graph's check must know
    (a "stop" ends the whole instance, so it may stand inside a branch; at a "merge" branches meet and stay as many as
    they are); `waits` says that a token can rest here;
    `passes` that it may also go straight on; a node that `decides` leaves its exit, person and time in `_vars.<node>`,
    and `gives` names what else a node leaves there, `tells` says the same as data. `messages` names the
    messages it waits for. `lasts` says how many seconds it waits before a token leaves by which port (None: until an
    instant that is worked out on the spot), `awaits` what else it listens for, as its settings say it: where that
    differs in another release, a token that moves there listens anew. A kind that `holds` is a container: other nodes
    lie inside of it; `skips` says that it may go on with nothing done inside, `at_once` that several of its frames may
    go on side by side, `recalls` that what was decided in its last round is known after it; `endless` says of a node
    that waits whether nothing in its settings ends the wait. One that `fails` always ends in an error.
    """

    ports: Ports
    enter: Callable[[Visit], Outcome] = goes_through
    always: Callable[[Any], Outcome | None] = depends
    resume: Callable[[Visit, Happened], Outcome] = leaves_when_the_timer_fires
    read: Callable[[Config, Reader], Any] = reads_nothing
    asks: Callable[[Any], tuple[Ask, ...]] = asks_nothing
    hears: Callable[[Any], frozenset[str]] = hears_nothing
    gives: Callable[[Config, Reader], Types] = gives_nothing
    tells: Tells = NOTHING
    messages: Callable[[Any], tuple[str, ...]] = waits_for_none
    role: Literal["start", "step", "fork", "join", "merge", "end", "stop", "border"] = "step"
    lasts: Callable[[Any], Mapping[str, int | None]] = lasts_until_something_happens
    awaits: Callable[[Config], Any] = awaits_nothing
    waits: bool = False
    passes: Callable[[Any], bool] = never
    decides: bool = False
    holds: bool = False
    skips: Callable[[Any], bool] = never
    at_once: Callable[[Any], bool] = never
    recalls: bool = False
    endless: Callable[[Config], bool] = without_timeout
    fails: bool = False
