"""The contract of a field type's file: what its values are, how an answer is read and how a value is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from engines.kinds import Kind, Text
from engines.logic.types import Type

Config = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why something is not accepted; `pointer` is the place inside the value or the settings ("/2" of a list)."""

    code: str
    message: Text
    pointer: str = ""


@dataclass(frozen=True, slots=True)
class Locale:
    """For whom a value is shown."""

    language: str
    zone_offset: int = 28_800


@dataclass(frozen=True, slots=True)
class Link:
    """A value that is the id of a record of `form`.

    `fill` copies the target's fields into own ones ({own: target's}); people name it by its field `by`.
    """

    form: str
    fill: Mapping[str, str]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """Running numbers: `prefix` starts a run of its own, `digits` pads."""

    prefix: str
    digits: int

    def number(self, count: int) -> str:
        """The text of the `count`-th number, such as "TH000042"."""
        return f"{self.prefix}{count:0{self.digits}d}"


Read = Callable[[Any], Any]
"""A raw answer (never null, never "") to the value as stored, to None where it is empty, or to a Fault."""


def no_faults(config: Config, kind: Type) -> Iterator[Fault]:
    """For field types whose JSON Schema says all there is to say about their settings."""
    yield from ()


@dataclass(frozen=True, kw_only=True)
class FieldKind(Kind):
    """One type of field.

    Where its values come from is said by what is there: `reader` for people's answers, `expression` for a computed
    field, `series` for a number that the server issues. `type_of` is left out where the type follows from the parts
    (`expression`, `columns`). All are called once, when a form is read, except `show` and what `reader` returns.
    """

    show: Callable[[Any, Config, Locale], str]
    type_of: Callable[[Config], Type] | None = None
    reader: Callable[[Config], Read] | None = None
    expression: Callable[[Config], Any] | None = None
    series: Callable[[Config, date], Series] | None = None
    columns: str | None = None
    """The setting that lists the fields of each row: values are then rows, and `reader` only counts them."""
    link: Callable[[Config], Link] | None = None
    holds_files: bool = False
    finds_people: bool = False
    """Whether a customer can be found by the value."""
    settled: Callable[[Config, Type], Config] = lambda config, kind: config
    """The settings with everything spelled out that follows from the type."""
    faults: Callable[[Config, Type], Iterator[Fault]] = no_faults
    """What is wrong with settings that fit the JSON Schema."""
