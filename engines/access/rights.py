"""The one place where a person's roles are put together: for list, read, write, report, export, search and file alike.

A grant belongs together: its fields are for the rows that it admits. So a person who may see all tickets without the
amount, and the amount on tickets of the own group, sees exactly that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import or_
from typing import Any

from engines import logic
from engines.access.fields import ALL, NONE, Fields
from engines.access.role import Grant, Role

Columns = Callable[[str], Any]

__all__ = ["ALL", "Access", "Fields", "rights"]

NOBODY = logic.compile(False, {})


@dataclass(frozen=True)
class Access:
    """What one person may do with the records of one form: the grants that speak of it, and who asks.

    `read`, `write` and `mask` are what any row may show; `at` says what a certain row does.
    """

    grants: tuple[Grant, ...]
    actor: Mapping[str, Any]
    references: Mapping[str, Access] = field(default_factory=dict)

    @cached_property
    def actions(self) -> frozenset[str]:
        """What may be done with some row at least."""
        return frozenset(action for grant in self.grants for action in grant.actions)

    @cached_property
    def read(self) -> Fields:
        """The fields that some row shows, masked ones included."""
        return _union(grant.read for grant in self._of("read"))

    @cached_property
    def write(self) -> Fields:
        """The fields that may be changed in some row."""
        return _union(grant.write for grant in self._of("write"))

    @cached_property
    def create(self) -> Fields:
        """The fields that may be filled in when a record is made."""
        return _union(grant.write for grant in self._of("create"))

    @cached_property
    def mask(self) -> frozenset[str]:
        """The fields that are shown masked: those that every grant which shows them masks."""
        named = {name for grant in self._of("read") for name in grant.mask.names if name in grant.read}
        return frozenset(name for name in named if not any(is_shown(grant, name) for grant in self._of("read")))

    def may(self, action: str) -> bool:
        """Whether `action` is allowed on some row at least."""
        return action in self.actions

    def rows(self, values: Mapping[str, Any], now: int, action: str = "read", paths: Iterable[str] = ()) -> bool:
        """Whether `action` is allowed on this record, in view of everything at `paths`."""
        scope = {**values, "_actor": self.actor}
        return any(grant.rows is None or grant.rows(scope, now) for grant in self._of(action, paths))

    def where(self, column: Columns, now: int, action: str = "read", paths: Iterable[str] = ()) -> Any:
        """The same as a condition for WHERE; None where every row is meant. To be joined by AND after all others."""
        grants = self._of(action, paths)
        if any(grant.rows is None for grant in grants):
            return None
        known = {"_actor": self.actor}
        asked = [grant.rows.sql(column, now, known=known, where=True) for grant in grants if grant.rows is not None]
        return reduce(or_, asked) if asked else NOBODY.sql(column, now)

    def at(self, values: Mapping[str, Any], now: int) -> Access:
        """The same person's access to this one record: only the grants that admit it."""
        if all(grant.rows is None for grant in self.grants):
            return self
        scope = {**values, "_actor": self.actor}
        admitting = tuple(grant for grant in self.grants if grant.rows is None or grant.rows(scope, now))
        return Access(admitting, self.actor, self.references)

    def shows(self, paths: Iterable[str]) -> bool:
        """Whether some row may show everything at `paths` together."""
        return bool(self._of("read", paths))

    def hidden(self, paths: Iterable[str]) -> frozenset[str]:
        """Those of `paths` whose values this person may see in no row: they must not be searched or counted by."""
        return frozenset(path for path in paths if not self.shows([path]))

    def _of(self, action: str, paths: Iterable[str] = ()) -> tuple[Grant, ...]:
        wanted = tuple(paths)
        return tuple(
            grant
            for grant in self.grants
            if action in grant.actions and all(self._shows(grant, path) for path in wanted)
        )

    def _shows(self, grant: Grant, path: str) -> bool:
        """Whether `grant` shows the plain value at `path`; of another record only what is open in all of its form."""
        first, _, rest = path.partition(".")
        if first != "_ref":
            return first.startswith("_") or is_shown(grant, first)
        name, _, field_of_other = rest.partition(".")
        other = self.references.get(name)
        open_there = other is not None and any(each.rows is None for each in other._of("read", [field_of_other]))
        return is_shown(grant, name) and open_there


def rights(
    roles: Iterable[Role], form: str, actor: Mapping[str, Any], references: Mapping[str, str] | None = None
) -> Access:
    """What a holder of all these `roles` may do with the records of `form`.

    `actor` is the `_actor` of expressions; `references` names the form that each reference field leads to.
    """
    held = tuple(roles)
    others = {name: Access(_about(held, target), actor) for name, target in (references or {}).items()}
    return Access(_about(held, form), actor, others)


def is_shown(grant: Grant, name: str) -> bool:
    """Whether `grant` shows the field as it is, not masked."""
    return name in grant.read and name not in grant.mask


def _about(roles: tuple[Role, ...], form: str) -> tuple[Grant, ...]:
    return tuple(grant for role in roles for grant in role.grants if grant.covers(form))


def _union(each: Iterable[Fields]) -> Fields:
    return reduce(or_, each, NONE)
