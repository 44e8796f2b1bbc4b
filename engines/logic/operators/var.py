"""`var`: the value of a field, a system value, or the item of a list."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.kinds import Text
from engines.logic import paths
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Literal, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.sql import Sql
from engines.logic.types import ANY, List, Record, Type


def check(call: Call, checker: Checker) -> Type:
    name, *default = call.arguments
    if not isinstance(name, Literal) or not isinstance(name.value, str):
        return checker.refuse(name, "bad_argument", "这里应写字段名", "the name of a field is needed here")
    path = paths.resolve(name.value, checker)
    if path is None:
        return paths.unknown(call, name.value, checker)
    call.learned, call.reads = path, path.reads
    call.type = path.type
    for each in default:
        call.type = checker.together([_bare(call), each], "list") or ANY
    return call.type


def _bare(call: Call) -> Call:
    """The same reading without its default."""
    return type(call)(call.operator, call.arguments[:1], call.type, call.pointer, call.learned, call.reads)


def closure(call: Call) -> Evaluate:
    read = paths.closure(call.learned)
    if len(call.arguments) == 1:
        return read
    default = call.arguments[1].closure()

    def evaluate(values: Any, record: Any, now: int) -> Any:
        found = read(values, record, now)
        return default(values, record, now) if found is None else found

    return evaluate


def source(call: Call, source: Source) -> str:
    code = paths.source(call.learned, source)
    if len(call.arguments) == 1:
        return code
    name = source.name()
    return f"({name} if ({name} := {code}) is not None else {source.write(call.arguments[1])})"


def sql(call: Call, sql: Sql) -> ColumnElement[Any]:
    if isinstance(call.type, List | Record):
        raise sql.refuse(call)
    column = paths.column(call, call.learned, sql)
    return column if len(call.arguments) == 1 else sa.func.coalesce(column, sql.write(call.arguments[1]))


KIND = OperatorKind(
    type="var",
    symbol="var",
    group="value",
    label=Text("取值", "value of"),
    help=Text(
        "字段的值；第二个参数是为空时的默认值。“_”开头的是系统值，例如 _status、_actor.group",
        "the value of a field; a second operand stands in where it is empty. System values begin with an underscore",
    ),
    example=Example(rule={"var": ["quantity", 1]}, result=1, types={"quantity": "integer"}, values={}),
    config=operands(Operand("path", "字段", "field"), Operand("default", "为空时", "where empty", optional=True)),
    check=check,
    closure=closure,
    source=source,
    sql=sql,
)
