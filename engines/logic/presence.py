"""What `filled` and `empty` share: missing, null, "" and [] are all the same absence."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.logic.checking import Checker
from engines.logic.expression import Call, Literal, may_be_null
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import BOOLEAN, List, Type, is_textual

ONE = operands(Operand("value", "值", "value"))


def check(call: Call, checker: Checker) -> Type:
    """Anything can be absent."""
    checker.check(call.arguments[0])
    return BOOLEAN


def is_empty(value: Any) -> bool:
    """Zero and "no" are values."""
    return value is None or (isinstance(value, str | list) and not value)


def source(call: Call, source: Source) -> str:
    """That it is filled; an empty text or list is false in Python already."""
    [value] = call.arguments
    if isinstance(value, Literal):
        return repr(not is_empty(value.value))
    code = source.write(value)
    return f"(not not {code})" if isinstance(value.type, List) or is_textual(value.type) else f"({code} is not None)"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    """That it is filled."""
    [value] = call.arguments
    written = sql.write(value)
    if value.type == BOOLEAN and not may_be_null(value):
        return sa.true()  # `NOT x IS NULL` would be read as NOT (x IS NULL)
    if is_textual(value.type):
        return sa.func.coalesce(written != sa.literal("", sa.Text()), sa.false(), type_=sa.Boolean())
    return written.is_not(None)
