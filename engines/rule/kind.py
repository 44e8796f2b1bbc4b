"""The contract of a trigger's and of an action's file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engines.calendar import ALWAYS, Calendar, after
from engines.effects import Effect
from engines.kinds import Kind, Text
from engines.logic import Compiled
from engines.needs import Answers, Ask
from engines.values import value

if TYPE_CHECKING:
    from engines.rule.reader import Reader

Config = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Due:
    """The rule's time comes `after` working seconds after the instant in `since`, as long as its condition holds."""

    since: str
    after: int
    calendar: Calendar = ALWAYS

    def at(self, values: Mapping[str, Any]) -> int | None:
        """When that is for this record; None while the instant is not filled."""
        base = values.get(self.since)
        return None if base is None else after(self.calendar, base, self.after)


@dataclass(frozen=True, slots=True)
class Window:
    """The rule's time comes when `at_least` records agree with this one in every `match` within `seconds`.

    They go by when they were opened, or by the time in the field `at`: then late ones count where they belong.
    """

    match: tuple[str, ...]
    seconds: int
    at_least: int
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """The rule's time comes when somebody presses a button; `groups` may, everybody where none is named."""

    label: Text
    confirm: Text | None
    danger: bool
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inbound:
    """The rule's time comes when another system tells of an event `name`.

    It is about the records whose `match` equals the event's `by`; `fields` are what the event says, by type in JSON.
    """

    name: str
    match: str
    by: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Watch:
    """What a trigger, its settings read, looks out for.

    `events` are the types of event that can make the rule act. Where the record existed before, one of `fields` must
    have changed; None stands for whatever the rule reads. `only` is the trigger's own condition, beside the rule's.
    """

    events: frozenset[str]
    fields: frozenset[str] | None = None
    only: Compiled | None = None
    due: Due | None = None
    window: Window | None = None
    button: Button | None = None
    inbound: Inbound | None = None
    cron: str | None = None


@dataclass(frozen=True, kw_only=True)
class TriggerKind(Kind):
    """One way in which a rule's time comes."""

    read: Callable[[Config, Reader], Watch]


@dataclass(frozen=True, slots=True)
class Write:
    """A field that an action writes, on a record of `form`; `reads` is what the new value is calculated from.

    `constant` is the value itself where it is always the same.
    """

    form: str
    field: str
    reads: frozenset[str] = frozenset()
    constant: Any = None


CREATED = "@created"
"""The `field` of a `Write` that makes a new record."""


@value(frozen=True, slots=True)
class Moment:
    """What an action may look at: the record as the event left it, the time, and the answers to its questions."""

    values: Mapping[str, Any]
    now: int
    answers: Answers
    rule: str
    step: str
    occasion: str

    @property
    def key(self) -> str:
        """A name that this step of this rule has only now: what it makes under this name is made once."""
        return f"rule/{self.rule}/{self.values.get('_id')}/{self.step}/{self.occasion}"

    def calculated(self, written: Mapping[str, Compiled]) -> dict[str, Any]:
        """The values of some expressions."""
        return {name: value.function(self.values, self.now) for name, value in written.items()}


def asks_nothing(plan: Any) -> tuple[Ask, ...]:
    """`asks` of an action that needs no answers."""
    return ()


@dataclass(frozen=True, kw_only=True)
class ActionKind(Kind):
    """One thing a rule can do.

    `read` checks the settings and answers the *plan*: whatever `effects` wants at hand (compiled expressions, for
    example). `asks` names what must be known first; asked only when the rule's condition holds. `stops`: the later
    rules of the event are not applied any more.
    """

    read: Callable[[Config, Reader], Any]
    effects: Callable[[Any, Moment], tuple[Effect, ...]]
    asks: Callable[[Any], tuple[Ask, ...]] = asks_nothing
    stops: bool = False
