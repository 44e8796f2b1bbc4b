"""A field, and a sheet of fields, as compiled from a definition: ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.form.kind import Config, FieldKind, Link, Locale, Read
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import Type


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field, ready to read answers.

    `visible` are conditions that must all hold (its own and its section's); `watched` are the names of the sheet whose
    change may show or hide it, `claimed` those that may also make it required. `block` is its definition as of today.
    """

    id: str
    kind: FieldKind
    label: Text
    help: Text | None
    config: Config
    type: Type
    block: Mapping[str, Any]
    visible: tuple[Compiled, ...] = ()
    required: bool | Compiled = False
    readonly: bool | Compiled = False
    formula: Compiled | None = None
    default: Any = None
    sensitive: bool = False
    unique: bool = False
    searchable: bool = False
    read: Read | None = None
    link: Link | None = None
    rows: Sheet | None = None
    watched: frozenset[str] = frozenset()
    claimed: frozenset[str] = frozenset()

    def is_visible(self, values: Mapping[str, Any], now: int) -> bool:
        """Whether people are asked for it, all else being as in `values`."""
        return all(condition.function(values, now) for condition in self.visible)

    def is_required(self, values: Mapping[str, Any], now: int) -> bool:
        return holds(self.required, values, now)

    def is_readonly(self, values: Mapping[str, Any], now: int) -> bool:
        return holds(self.readonly, values, now)

    def show(self, value: Any, locale: Locale) -> str:
        """`value` as people read it; nothing for an absent one."""
        return "" if value is None else self.kind.show(value, self.config, locale)


@dataclass(frozen=True)
class Sheet:
    """Fields that are filled in together: those of a record, or those of one row of a sub-table.

    `order` has each field after those it depends on. `followed` are the references whose target's values are read.
    `around` are the names outside that a row depends on.
    """

    fields: tuple[Field, ...]
    order: tuple[Field, ...]
    by_id: Mapping[str, Field] = field(repr=False)
    followed: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()


def holds(condition: bool | Compiled, values: Mapping[str, Any], now: int) -> bool:
    """Whether a setting that is yes, no or a condition says yes."""
    return condition if isinstance(condition, bool) else bool(condition.function(values, now))
