"""What comes of checking answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.kinds import Text
from engines.values import value


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing to mend: `field` is the record's field ("" for none), `pointer` the place ("/data/items/0/qty")."""

    field: str
    pointer: str
    code: str
    message: Text


@value(frozen=True, slots=True)
class Accepted:
    """The record's values as they are to be stored, absent ones left out, and the fields that differ from before."""

    values: Mapping[str, Any]
    changed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Refused:
    """Everything that keeps the answers from being accepted, in the order of the form."""

    errors: tuple[FieldError, ...]
