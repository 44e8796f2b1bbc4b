"""The contract of a trial's file: what a policy, as it is drawn now, would make of one record, in people's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from app.queries.naming import Naming
from app.queries.plain import Seen
from app.queries.rewind import Past
from app.queries.sight import Sight
from engines.bundle import Policy
from engines.calendar import Calendar
from engines.definition import Definition
from engines.form.display import duration, instant
from engines.form.kind import Locale
from engines.kinds import Kind, Text
from engines.rule.policy import P, applies
from engines.rule.why import asked

Check = Mapping[str, Any]
GOOD, BAD, WARN, PLAIN = "good", "bad", "warn", "plain"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of what would come of a record: about `what`, what is `said`, and what is in force says instead, where
    that differs. `tone` is good | bad | warn | plain; `why` a condition as it came out, with every value.
    """

    what: Text
    said: Text
    before: Text | None = None
    tone: str = PLAIN
    why: Mapping[str, Any] | None = None


@dataclass(frozen=True)
class Judged:
    """What the policy makes of one record. `applies` is None where that cannot be told; `marks` are what it is sorted
    by; `mention` are people to be named. Words with names in them are made when these are known.
    """

    seen: Seen
    applies: bool | None
    checks: tuple[Check, ...]
    marks: tuple[str, ...]
    answer: Text | Callable[[Naming], Text]
    lines: tuple[Line, ...] | Callable[[Naming], Iterable[Line]] = ()
    mention: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Ground:
    """What a trial stands on: the policy as drawn, what may be seen, the records by id; nothing of it is changed.

    `values` are a record's values as the policy's conditions see them.
    """

    conn: Connection
    sight: Sight
    document: Definition
    policy: Policy | None
    calendars: Mapping[str, Calendar]
    records: tuple[int, ...]
    values: Callable[[Seen], dict[str, Any]]

    @cached_property
    def past(self) -> Past:
        """What happened to these records."""
        return Past.of(self.conn, self.records)

    @property
    def now(self) -> int:
        """When it is tried."""
        return self.sight.now

    def rivals(self, in_force: Iterable[P], mine: P) -> tuple[P, ...]:
        """The policies in force, this one among them as it is drawn, in the order in which they are asked."""
        listed = [each for each in in_force if each.key != mine.key]
        return tuple(sorted([*listed, mine], key=lambda each: (each.order, each.key)))

    def checks(self, rivals: Iterable[P], mine: P, values: Mapping[str, Any]) -> tuple[Check, ...]:
        """Whether the policy is the one for the record: nobody stands before it, and its condition holds."""
        before = (each for each in rivals if (each.order, each.key) < (mine.order, mine.key))
        first = next((each for each in before if applies(each, values, self.now)), None)
        found: list[Check] = [] if first is None else [{"check": "order", "holds": False, "first": first.name}]
        if mine.when is not None:
            told = asked(mine.when, values, self.now)
            found.append({"check": "when", "holds": applies(mine, values, self.now), **told})
        return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Trial(Kind):
    """One kind of policy tried: `judge` all records at hand, and the words of the marks that they may bear."""

    judge: Callable[[Ground, list[Seen]], Iterable[Judged]]
    marks: Mapping[str, Text]
    config: Mapping[str, Any] = field(default_factory=dict)  # nobody configures a trial


def all_hold(checks: Iterable[Check]) -> bool:
    """Whether the policy is the one for the record."""
    return all(check["holds"] for check in checks)


def at(moment: int) -> Text:
    """An instant as people read it."""
    return Text(*(instant(moment, {}, Locale(language)) for language in ("zh", "en")))


def span(seconds: int) -> Text:
    """A length of time as people read it."""
    return Text(*(duration(seconds, {}, Locale(language)) for language in ("zh", "en")))
