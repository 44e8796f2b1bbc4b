"""From a value of a record to a value of its column; what does not fit becomes MISFIT, never an error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum as Choice
from math import isfinite
from typing import Any

from sqlalchemy import BigInteger, Boolean, Double, Text
from sqlalchemy.types import TypeEngine

from engines.logic.types import BOOLEAN, DATE, NUMBER, Type, is_textual

Cast = Callable[[Any], Any]

MISFIT = object()
LARGEST = 2**63

# Compares and sorts by code point on PostgreSQL as well, and serves a search for a beginning from its index.
TEXT = Text().with_variant(Text(collation="C"), "postgresql")


class Storage(Choice):
    """The ways in which a column can hold values."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"


COLUMNS: Mapping[Storage, TypeEngine[Any]] = {
    Storage.TEXT: TEXT,
    Storage.INTEGER: BigInteger(),
    Storage.NUMBER: Double(),
    Storage.BOOLEAN: Boolean(),
}


def storage(kind: Type) -> Storage:
    """How values of `kind` lie in a column."""
    if kind == BOOLEAN:
        return Storage.BOOLEAN
    if kind == NUMBER:
        return Storage.NUMBER
    return Storage.TEXT if is_textual(kind) else Storage.INTEGER


def cast(kind: Type) -> Cast:
    """What makes a column's value of a value that is not None."""
    return day if kind == DATE else CASTS[storage(kind)]


def text(value: Any) -> Any:
    """Text that every database can hold: no NUL, no half characters."""
    if value.__class__ is not str or "\0" in value:
        return MISFIT
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError:
        return MISFIT
    return value


def day(value: Any) -> Any:
    """A day as "2026-11-11", in no other spelling, because SQL takes it apart by position."""
    if value.__class__ is not str or len(value) != 10 or value[4] != "-" or value[7] != "-" or not value.isascii():
        return MISFIT
    try:
        date.fromisoformat(value)
    except ValueError:
        return MISFIT
    return value


def integer(value: Any) -> Any:
    """A whole number of 64 bits."""
    return value if value.__class__ is int and -LARGEST <= value < LARGEST else MISFIT


def number(value: Any) -> Any:
    """A finite double."""
    if value.__class__ is float:
        return value if isfinite(value) else MISFIT
    return float(value) if value.__class__ is int and -LARGEST <= value < LARGEST else MISFIT


def boolean(value: Any) -> Any:
    """True or false."""
    return value if value.__class__ is bool else MISFIT


CASTS: Mapping[Storage, Cast] = {
    Storage.TEXT: text,
    Storage.INTEGER: integer,
    Storage.NUMBER: number,
    Storage.BOOLEAN: boolean,
}
