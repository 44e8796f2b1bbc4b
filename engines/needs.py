"""The closed list of what an engine may ask before it can answer; the shell answers all asks of a round at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.kinds import Text
from engines.values import value


@dataclass(frozen=True, slots=True)
class Near:
    """Close to the instant `at`: so many seconds before or after it, by the records' own times in `field`."""

    field: str
    at: int
    seconds: int


@value(frozen=True, slots=True)
class CountInWindow:
    """How many records of `form` hold these values (field, value) since `since`, and has `rule` fired for them there?

    With `near` it is the most that one window holds, together with the record at hand, by that time of theirs. The
    shell serialises transactions that ask with the same (rule, equal). Answer: `WindowCount`; the count includes the
    record at hand.
    """

    rule: str
    form: str
    equal: tuple[tuple[str, Any], ...]
    since: int
    near: Near | None = None


@value(frozen=True, slots=True)
class WindowCount:
    """The answer to `CountInWindow`."""

    count: int
    fired: bool


@value(frozen=True, slots=True)
class Aggregate:
    """What other records of `form` come to (count, sum, min or max of the field `of`), for which `condition` holds.

    Only those created at `since` or later, where it is set. `condition` says it as SQL over the columns of the form;
    `key` and `given` (what it reads of the record at hand) tell one such question from another. Answer: a number, or
    None where there is nothing to take the least or the greatest of.
    """

    form: str
    what: str
    of: str | None
    since: int | None
    key: str
    given: tuple[tuple[str, Any], ...]
    condition: Callable[[Callable[[str], Any]], Any] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class IsTaken:
    """Does another record of `form` hold `value` in the unique field `field`? Answer: bool."""

    form: str
    field: str
    value: Any


@value(frozen=True, slots=True)
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


@value(frozen=True, slots=True)
class Candidates:
    """The active members of these groups, for a record to be given to one of them. Answer: a tuple of `Agent`.

    `wants` names what must be known of the records they had since `since`: handled | category | rating | breached |
    customer | same | record. `same` is the field by which records belong together, `rating` the customer's verdict.
    The shell serialises transactions that ask for the same group, so that nobody is chosen by two at once.
    """

    groups: tuple[str, ...]
    form: str
    wants: frozenset[str]
    since: int
    same: str | None = None
    rating: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agent:
    """Somebody who can be given a record: what they can, what they carry, and what they did of late.

    `open` counts their open records by priority, `turn` grows with every record they are given. `skills` are levels
    from 1 to 5 by dimension and value. `handled` and what follows are of records that they finished.
    """

    user: int
    groups: tuple[str, ...]
    presence: str = "online"
    cap: int | None = None
    shift: str | None = None
    skills: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    seniority: int = 0
    turn: int = 0
    assigned_at: int | None = None
    open: Mapping[str, int] = field(default_factory=dict)
    handled: int = 0
    handled_category: int = 0
    handling_time: float | None = None
    rating: float | None = None
    breached: int = 0
    had_record: bool = False
    had_same: bool = False
    had_customer: bool = False

    @property
    def load(self) -> int:
        """How many open records they have."""
        return sum(self.open.values())

    def limit(self, cap: int) -> int:
        """How many they may have; `cap` holds for whoever has no limit of their own."""
        return cap if self.cap is None else self.cap


@dataclass(frozen=True, slots=True)
class Buffered:
    """Which messages of this name and key have come before anybody waited? Answer: a tuple of `Parcel`, oldest first.

    The shell serialises transactions that ask about, or bring, messages of the same name and key.
    """

    message: str
    key: str


@dataclass(frozen=True, slots=True)
class Superiors:
    """Who leads this person: their group's manager, that of the group above, and so on. Answer: a tuple of user ids,
    the nearest first, nobody twice and never the person.
    """

    user: int


@dataclass(frozen=True, slots=True)
class Find:
    """Records of `form` whose fields hold these values. Answer: a tuple of mappings with `id` and `fields`."""

    form: str
    equal: tuple[tuple[str, Any], ...]
    fields: tuple[str, ...]
    newest: bool
    most: int


@dataclass(frozen=True, slots=True)
class Decider:
    """The decision table of the rule `rule`. Answer: a function of values and `now` that answers a mapping of outputs,
    or None where no row fits; None where there is no such table for the record's form.
    """

    rule: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message that waits to be taken."""

    id: int
    data: Mapping[str, Any]


Ask = (
    Aggregate
    | Buffered
    | Candidates
    | CountInWindow
    | Decider
    | Find
    | IsTaken
    | Lookup
    | Manager
    | Members
    | Person
    | Superiors
)
Answers = Mapping[Ask, Any]


@value(frozen=True, slots=True)
class Needs:
    """An engine cannot answer yet: answer these and call again."""

    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A write was not accepted; never a silent no-op. `code` is stable, `message` for the person who asked."""

    code: str
    message: Text
