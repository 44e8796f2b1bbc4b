"""The closed list of what an engine may ask before it can answer; the shell answers all asks of a round at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class CountInWindow:
    """How many records of `form` hold these values (field, value) since `since`, and has `rule` fired for them there?

    The shell serialises transactions that ask with the same (rule, equal). Answer: `WindowCount`; the count
    includes the record at hand.
    """

    rule: str
    form: str
    equal: tuple[tuple[str, Any], ...]
    since: int


@dataclass(frozen=True, slots=True)
class WindowCount:
    """The answer to `CountInWindow`."""

    count: int
    fired: bool


@dataclass(frozen=True, slots=True)
class IsTaken:
    """Does another record of `form` hold `value` in the unique field `field`? Answer: bool."""

    form: str
    field: str
    value: Any


@dataclass(frozen=True, slots=True)
class Lookup:
    """The values of record `record` of `form`. Answer: a mapping of field to value, or None where there is none."""

    form: str
    record: int


@dataclass(frozen=True, slots=True)
class Members:
    """The active users of a group, each with open work. Answer: a tuple of `Member`, least busy first."""

    group: str


@dataclass(frozen=True, slots=True)
class Member:
    """One person who can take work: `open` counts the tasks they hold now."""

    user: int
    open: int


@dataclass(frozen=True, slots=True)
class Manager:
    """Who leads this group? Answer: a user id or None."""

    group: str


@dataclass(frozen=True, slots=True)
class Person:
    """Who has this user name? Answer: a user id, or None where there is nobody active."""

    username: str


Ask = CountInWindow | IsTaken | Lookup | Members | Manager | Person
Answers = Mapping[Ask, Any]


@dataclass(frozen=True, slots=True)
class Needs:
    """An engine cannot answer yet: answer these and call again. Three rounds at most."""

    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A write was not accepted; never a silent no-op. `code` is stable, `message` for the person who asked."""

    code: str
    message: Text
