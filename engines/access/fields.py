"""A set of fields that may also be "all of them", those of tomorrow included."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fields:
    """`field in fields`; the names of the few, or all."""

    names: frozenset[str] = frozenset()
    every: bool = False

    def __contains__(self, name: object) -> bool:
        return self.every or name in self.names

    def __or__(self, other: Fields) -> Fields:
        return ALL if self.every or other.every else Fields(self.names | other.names)

    def __bool__(self) -> bool:
        return self.every or bool(self.names)


ALL = Fields(every=True)
NONE = Fields()


def fields(listed: Iterable[str] | None) -> Fields:
    """As a definition says it: a list of names, or nothing for all."""
    return ALL if listed is None else Fields(frozenset(listed))
