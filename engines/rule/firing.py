"""What goes into firing rules and what comes out: the event, the record, the chain it belongs to, and each firing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from engines.needs import Aggregate, CountInWindow
from engines.rule.net import Asked, Conflict
from engines.rule.rule import Rule
from engines.rule.why import why
from engines.values import value

MAX_DEPTH = 10
"""So many times may the changes that rules made set off rules again."""


@value(frozen=True, slots=True)
class Event:
    """What happened to the record: created | changed | status | message | due | button | schedule | inbound.

    `changed` are the names whose values changed, `rule` is the key of the one rule that is meant: its time is up, its
    button was pressed. `id` tells this event
    from all others of the record (its seq, say); what rules create is made once per event. `said` is what else
    `_event` holds: the body of a message, and whether it is public.
    """

    type: str
    changed: frozenset[str] = frozenset()
    rule: str | None = None
    id: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)


@value(frozen=True, slots=True)
class Facts:
    """The record after the event, and before it (None where it is new): fields and system values by name."""

    values: Mapping[str, Any]
    old: Mapping[str, Any] | None = None


@value(frozen=True, slots=True)
class Chain:
    """How deep rules have set off rules, and which have fired on this record since the first event."""

    depth: int = 0
    fired: frozenset[str] = frozenset()

    def deeper(self, fired: frozenset[str]) -> Chain:
        """The chain of the event that the firing's changes to this record make."""
        return Chain(self.depth + 1, self.fired | fired)

    def elsewhere(self) -> Chain:
        """The chain of the event that a firing makes on another record."""
        return Chain(self.depth + 1)


START = Chain()


@value(frozen=True, slots=True)
class Change:
    """A value that a firing set; `before` equals `after` where it was so already."""

    field: str
    before: Any
    after: Any


@value(frozen=True, slots=True)
class Match:
    """A rule whose condition holds, with what it was decided on: the values in scope and what its trigger went by.

    `window` is what it is to be counted in, where its trigger counts; `related` are the questions about other records
    on whose answers its condition still depends.
    """

    rule: Rule
    values: Mapping[str, Any]
    now: int
    trigger: Mapping[str, Any]
    window: CountInWindow | None = None
    related: tuple[Aggregate, ...] = ()


@value(frozen=True, slots=True)
class Firing:
    """A rule that fired, or (`matched` False) one whose time was up in vain: its condition no longer held.

    `changes` are what it set on its own record, `conflicts` what a later rule overwrote. `window` is what it was
    counted in: the shell notes there that the rule fired.
    """

    rule: str
    matched: bool
    changes: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]
    window: CountInWindow | None
    match: Match = field(repr=False, compare=False)

    @property
    def why(self) -> dict[str, Any]:
        """Plain JSON: {"trigger": {"type", …facts}, "when": explanation or None, "atoms": […], "table"?: {…},
        "same"?: fields that were so already, "lost"?: fields that a later rule wrote instead}.

        Worked out when asked for, so that firing costs nothing where nobody looks.
        """
        found = why(self.match.rule, self.match.values, self.match.now, self.match.trigger)
        same = [change.field for change in self.changes if change.before == change.after]
        lost = [{"field": each.field, "by": each.by} for each in self.conflicts]
        return found | ({"same": same} if same else {}) | ({"lost": lost} if lost else {})


@value(frozen=True, slots=True)
class Fired:
    """What came of an event: effects with the key of the rule that asks for them, in order, and the firings.

    `chain` is for the event that these effects make on the record. `stopped`: rules would have fired, but the chain
    was too long; then all they ask for is an incident.
    """

    effects: tuple[Asked, ...]
    firings: tuple[Firing, ...]
    chain: Chain
    stopped: bool = False
