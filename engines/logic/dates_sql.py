"""Dates as each database works them out."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from engines.logic.dates import EARLIEST, LATEST


class LocalDay(FunctionElement[str]):
    """The date of a number of seconds."""

    name = "local_day"
    inherit_cache = True
    type = sa.Text()


class DaysBetween(FunctionElement[int]):
    """Whole days from the second date to the first."""

    name = "days_between"
    inherit_cache = True
    type = sa.BigInteger()


@compiles(LocalDay)
def _local_day(element: LocalDay, compiler: SQLCompiler, **kw: Any) -> str:
    return f"date({compiler.process(element.clauses, **kw)}, 'unixepoch')"


@compiles(LocalDay, "postgresql")
def _local_day_postgresql(element: LocalDay, compiler: SQLCompiler, **kw: Any) -> str:
    return f"to_char(to_timestamp({compiler.process(element.clauses, **kw)}) AT TIME ZONE 'UTC', 'YYYY-MM-DD')"


@compiles(DaysBetween)
def _days_between(element: DaysBetween, compiler: SQLCompiler, **kw: Any) -> str:
    later, earlier = (compiler.process(date, **kw) for date in element.clauses)
    return f"CAST(julianday({later}) - julianday({earlier}) AS INTEGER)"


@compiles(DaysBetween, "postgresql")
def _days_between_postgresql(element: DaysBetween, compiler: SQLCompiler, **kw: Any) -> str:
    later, earlier = (compiler.process(date, **kw) for date in element.clauses)
    return f"CAST(CAST({later} AS DATE) - CAST({earlier} AS DATE) AS BIGINT)"


def day_of(instant: ColumnElement[Any], offset: int) -> ColumnElement[Any]:
    """The local date, absent outside the years 1-9999."""
    local = instant + sa.literal(offset, sa.BigInteger())
    return sa.case((local.between(EARLIEST, LATEST), LocalDay(local)), else_=None)
