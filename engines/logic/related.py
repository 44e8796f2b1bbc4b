"""Counting and adding up other records: what the related_… operators share.

The body is a condition on the other records: in it `var` reads one of them and `_record` the record at hand. Nothing
here asks a database. A rule asks for the answers of its `Related` parts and puts them into the values it is evaluated
on, under `_related`; until then they are absent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Expression, Literal, Series, reads
from engines.logic.operands import Operand
from engines.logic.paths import Path
from engines.logic.source import Source
from engines.logic.sql import Column, NotPushable, Sql, column_type
from engines.logic.types import ANY, BOOLEAN, DURATION, INTEGER, NUMERIC, Forms, List, Record, Type, Types
from engines.needs import Aggregate

ANSWERS = "_related"
"""Under which the answers stand among the values, by `Related.key`."""

FORMS = "_forms"
"""Under which the forms stand among the types, where other records may be counted."""

FORM = Operand("form", "表单", "form")
FIELD = Operand("field", "字段", "field")
CONDITION = Operand("condition", "其他单据的条件", "condition on the other records")
WINDOW = Operand("window", "时段", "window", optional=True)


@dataclass(frozen=True)
class Related:
    """One such question; `reads` is what its condition reads of the record at hand, `seconds` its window."""

    key: str
    what: str
    form: str
    field: str | None
    body: Expression
    reads: tuple[str, ...]
    seconds: int | None

    def ask(self, values: Mapping[str, Any], now: int) -> Aggregate:
        """The question about this very record."""
        given = tuple((path, _plain(_found(values, path))) for path in self.reads)
        since = None if self.seconds is None else now - self.seconds

        def condition(column: Column) -> ColumnElement[bool]:
            return _ForOthers(column, now, values, loose=True).condition(self.body)

        return Aggregate(self.form, self.what, self.field, since, self.key, given, condition)

    def equal_fields(self) -> tuple[str, ...]:
        """The fields of the others that must equal something: an index on them answers the question."""
        return tuple(dict.fromkeys(_equal_fields(self.body)))


class _ForOthers(Sql):
    """Conditions over the other records; whatever reads the record at hand is the same for all of them."""

    def is_constant(self, part: Expression) -> bool:
        return not any(isinstance(each, Call) and _reads_other(each) for each in part.walk())


def check(what: str) -> Callable[[Call, Checker], Type]:
    """The type of the answer; the `Related` is learned."""

    def check_call(call: Call, checker: Checker) -> Type:
        form, *parts = call.arguments
        field = None if what == "count" else parts.pop(0)
        types = _types_of(form, checker)
        if types is None:
            return ANY
        kind = None if field is None else _field(field, types, checker)
        _check_condition(parts[0], types, checker)
        seconds = _window(parts[1:], checker)
        name = field.value if isinstance(field, Literal) else None
        assert isinstance(form, Literal)
        written = json.dumps([what, *map(_written, call.arguments)], ensure_ascii=False)
        learned = Related(written, what, form.value, name, parts[0], tuple(sorted(reads(parts[0]))), seconds)
        call.learned = learned
        return INTEGER if kind is None else kind

    return check_call


def _types_of(form: Expression, checker: Checker) -> Types | None:
    forms = checker.record.fields.get(FORMS)
    if not isinstance(forms, Forms) or checker.in_item:
        zh, en = "只有规则的条件能统计其他单据", "only the condition of a rule can count other records"
        checker.refuse(form, "no_related", zh, en)
        return None
    key = form.value if isinstance(form, Literal) else None
    if not isinstance(key, str) or key not in forms.known:
        zh, en = "、".join(forms.known), ", ".join(forms.known)
        checker.refuse(form, "unknown_form", f"这里应为表单之一：{zh}", f"this must be one of the forms: {en}")
        return None
    return forms.known[key]


def _field(field: Expression, types: Types, checker: Checker) -> Type:
    name = field.value if isinstance(field, Literal) else None
    kind = types.get(name) if isinstance(name, str) else None
    if kind in NUMERIC and kind is not None:
        return kind
    zh, en = f"“{name}”不是那个表单的数字字段", f'"{name}" is not a field of that form that holds numbers'
    return checker.refuse(field, "not_a_number_field", zh, en)


def _check_condition(body: Expression, types: Types, checker: Checker) -> None:
    """A condition that a database can be asked."""
    before = len(checker.diagnostics)
    if checker.check_item(body, List(Record(types))) not in (BOOLEAN, ANY):
        zh, en = checker.subject(body)
        checker.refuse(body, "not_a_condition", f"{zh}，不是条件", f"{en}, not a condition")
    if len(checker.diagnostics) == before:
        try:
            _ForOthers(_columns(types), 0, {}).condition(body)
        except NotPushable as error:
            zh, en = "、".join(error.names), ", ".join(error.names)
            checker.refuse(body, "not_pushable", f"数据库不能统计：{zh}", f"a database cannot count by: {en}")


def _columns(types: Types) -> Column:
    def column(path: str) -> ColumnElement[Any]:
        kind = types[path]
        if isinstance(kind, List | Record | Forms):
            raise KeyError(path)
        return sa.column(path, column_type(kind))

    return column


def _window(window: list[Expression], checker: Checker) -> int | None:
    for part in window:
        if not isinstance(part, Literal):
            checker.refuse(part, "bad_argument", "时段应写成 30d、48h", "a window is written as 30d or 48h")
        elif checker.need(part, DURATION) == DURATION and isinstance(part.value, int):
            return part.value
    return None


def closure(call: Call) -> Evaluate:
    key = call.learned.key

    def evaluate(values: Any, record: Any, now: int) -> Any:
        return (record.get(ANSWERS) or {}).get(key)

    return evaluate


def source(call: Call, source: Source) -> str:
    return f"(r.get({ANSWERS!r}) or {source.constant({})}).get({source.constant(call.learned.key)})"


def related_in(part: Expression) -> tuple[Related, ...]:
    """Every question about other records in `part`, none twice."""
    found = (each.learned for each in part.walk() if isinstance(each, Call) and isinstance(each.learned, Related))
    return tuple({each.key: each for each in found}.values())


def _reads_other(call: Call) -> bool:
    path = call.learned
    return isinstance(path, Path) and path.in_item and not path.outer


def _equal_fields(part: Expression) -> Iterator[str]:
    if isinstance(part, Call) and part.kind.symbol == "and":
        for each in part.arguments:
            yield from _equal_fields(each)
    elif isinstance(part, Call) and part.kind.symbol == "==":
        for side in part.arguments:
            if isinstance(side, Call) and _reads_other(side) and len(side.learned.names) == 1:
                yield side.learned.names[0]


def _written(part: Expression) -> Any:
    """The expression as JSON again."""
    if isinstance(part, Literal):
        return part.value
    if isinstance(part, Series):
        return [_written(item) for item in part.items]
    assert isinstance(part, Call)
    return {part.kind.symbol: [_written(argument) for argument in part.arguments]}


def _found(values: Mapping[str, Any], path: str) -> Any:
    found: Any = values
    for name in path.split("."):
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def _plain(value: Any) -> Any:
    """Something that can be a key."""
    return value if isinstance(value, str | int | float | None) else json.dumps(value, sort_keys=True)
