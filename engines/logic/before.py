"""What `changed` and `was` share: a field of the record, now and before the event (`_old`)."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement

from engines.logic import paths
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Literal
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import List, Record, Type

OLD = "_old"
FIELD = operands(Operand("field", "字段", "field"))


def check(call: Call, checker: Checker, old_only: bool = False) -> Type:
    """The field's type; the paths now and before are learned."""
    [name] = call.arguments
    if not isinstance(name, Literal) or not isinstance(name.value, str):
        return checker.refuse(name, "bad_argument", "这里应写字段名", "the name of a field is needed here")
    now, old = (paths.find((*prefix, *name.value.split(".")), checker.record) for prefix in ((), (OLD,)))
    if OLD not in checker.record.fields:
        return checker.refuse(call, "no_before", "这里没有“之前的值”", "there are no values from before here")
    if now is None or old is None:
        return paths.unknown(call, name.value, checker)
    call.learned = now, old
    call.reads = old.reads if old_only else (*now.reads, *old.reads)
    return old.type


def closures(call: Call) -> tuple[Evaluate, Evaluate]:
    now, old = call.learned
    return paths.closure(now), paths.closure(old)


def sources(call: Call, source: Source) -> tuple[str, str]:
    now, old = call.learned
    return paths.source(now, source), paths.source(old, source)


def columns(call: Call, sql: Sql) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    now, old = call.learned
    if isinstance(old.type, List | Record):
        raise sql.refuse(call)
    return paths.column(call, now, sql), paths.column(call, old, sql)
