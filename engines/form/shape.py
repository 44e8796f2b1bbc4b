"""A form: everything about a kind of record, compiled and ready to check answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from engines.form.field import Field, Sheet
from engines.form.kind import Series
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import Types


@dataclass(frozen=True)
class Section:
    """Fields that are shown together under a heading; `rule` is `visible` as written, for the browser."""

    id: str
    label: Text
    fields: tuple[str, ...]
    visible: Compiled | None = None
    rule: Any = None


@dataclass(frozen=True)
class Validation:
    """What must hold over several fields, and the sentence for when it does not; `field` is where it is shown.

    `names` is what it reads, `followed` the references through which it looks, `rule` the check as written.
    """

    id: str
    check: Compiled
    message: Text
    field: str | None
    names: frozenset[str]
    followed: frozenset[str]
    rule: Any


@dataclass(frozen=True)
class Status:
    """One of the form's own statuses, in one of the six categories that every report understands."""

    id: str
    category: str
    label: Text


@dataclass(frozen=True)
class Public:
    """What buyers may fill in without signing in."""

    fields: tuple[str, ...]
    intro: Text | None
    thanks: Text | None


@dataclass(frozen=True)
class Listing:
    """How a list of the records begins; people may change it for themselves."""

    columns: tuple[str, ...]
    sort: str
    filters: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Outline:
    """As much of a form as others must know who refer to it: its fields and their types."""

    key: str
    field_types: Types


@dataclass(frozen=True, kw_only=True)
class Form(Outline):
    """A form as read from its definition.

    `types` are all names that an expression over its records may use, `field_types` its own fields only; `labels` are
    what people call them. `flow` makes its records tickets, `customer` makes them customers. `closed` is what people
    read where the form is switched off: what is under way goes on, nothing new is submitted.
    """

    name: Text
    version: int
    sheet: Sheet
    sections: tuple[Section, ...]
    validations: tuple[Validation, ...]
    statuses: Mapping[str, Status]
    initial: Status
    types: Types = field(repr=False)
    labels: Mapping[str, Text] = field(repr=False)
    title: tuple[str, ...]
    number: Series
    flow: str | None
    customer: bool
    category: str | None
    customer_field: str | None
    closed: Text | None
    public: Public | None
    listing: Listing

    @property
    def fields(self) -> tuple[Field, ...]:
        """In the order of the definition."""
        return self.sheet.fields

    @property
    def by_id(self) -> Mapping[str, Field]:
        return self.sheet.by_id

    @cached_property
    def sensitive(self) -> frozenset[str]:
        """The fields whose values no history may hold."""
        return frozenset(field.id for field in self.fields if field.sensitive)

    @cached_property
    def formulas(self) -> tuple[Field, ...]:
        """The fields that are computed, each after those it reads."""
        return tuple(field for field in self.sheet.order if field.formula is not None)

    @property
    def is_ticket(self) -> bool:
        return self.flow is not None
