"""Writes an expression as SQLAlchemy Core, so that a list, a filter or a report can be asked of the database.

SQL's third truth value never gets out: a comparison with an absent side is false. Only where absent and false lead to
the same rows (`loose`: under the top-level and / or of a WHERE) the plain comparison stays, because an index serves it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from engines.logic.expression import Call, Expression, Literal, reads
from engines.logic.types import BOOLEAN, NUMBER, Type, is_textual

Column = Callable[[str], ColumnElement[Any]]

DEEPEST = 13
"""How deep an expression nests in SQL, a calculation counting twice: SQLite's parser holds a hundred open words."""


class NotPushable(Exception):
    """Parts that only memory can evaluate; `names` says which."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        super().__init__(", ".join(names))


class Sql:
    """One statement's worth of writing. `known` are values that are the same for every row, such as `_actor`."""

    def __init__(self, column: Column, now: int, known: Mapping[str, Any], loose: bool = False) -> None:
        self.column, self.now, self.known, self.loose = column, now, known, loose
        self.room = DEEPEST

    def write(self, part: Expression) -> ColumnElement[Any]:
        """The value of `part`, NULL where absent; a condition is strictly true or false."""
        loose, self.loose = self.loose, False
        try:
            return self._write(part)
        finally:
            self.loose = loose

    def condition(self, part: Expression) -> ColumnElement[bool]:
        """`part` as a condition, loose where this place is."""
        written = self._write(part)
        if isinstance(part, Call) and not part.kind.never_null and not self.loose:
            return sa.func.coalesce(written, sa.false(), type_=sa.Boolean())
        return written

    def exact(self, part: Expression) -> ColumnElement[bool]:
        """`part` as a condition that is never NULL, as `!` needs it."""
        loose, self.loose = self.loose, False
        try:
            return self.condition(part)
        finally:
            self.loose = loose

    def truth(self, comparison: ColumnElement[bool]) -> ColumnElement[bool]:
        """`comparison`, false where a side is absent."""
        return comparison if self.loose else sa.func.coalesce(comparison, sa.false(), type_=sa.Boolean())

    def is_constant(self, part: Expression) -> bool:
        """Whether `part` is the same for every row, so that its value can be worked out now."""
        return all(path.partition(".")[0] in self.known for path in reads(part))

    def constant(self, part: Expression) -> Any:
        """The value of a constant part."""
        return part.closure()(self.known, self.known, self.now)

    def refuse(self, part: Expression) -> NotPushable:
        """What an operator raises where its operands cannot be told to a database."""
        name = part.kind.symbol if isinstance(part, Call) else "list"
        return NotPushable((f"{name} ({part.pointer or '/'})",))

    def _write(self, part: Expression) -> ColumnElement[Any]:
        if isinstance(part, Literal):
            return value(part.value, part.type)
        if not isinstance(part, Call):
            raise self.refuse(part)
        if self.is_constant(part):
            return value(self.constant(part), part.type)
        if part.kind.sql is None:
            raise self.refuse(part)
        with self.nested(part):
            return part.kind.sql(part, self)

    @contextmanager
    def nested(self, part: Call, levels: int = 1) -> Iterator[None]:
        """So many levels deeper, if there is room."""
        if levels > self.room:
            raise self.refuse(part)
        self.room -= levels
        try:
            yield
        finally:
            self.room += levels


def value(of: Any, kind: Type) -> ColumnElement[Any]:
    """`of` as a bound parameter whose type the database knows."""
    if kind == BOOLEAN and of is not None:
        return sa.true() if of else sa.false()
    own = column_type(kind)
    if of is None:
        return sa.cast(sa.null(), own)
    if isinstance(of, list | dict):
        raise NotPushable((kind.words.en,))
    return sa.literal(float(of) if kind == NUMBER else of, own)


def column_type(kind: Type) -> sa.types.TypeEngine[Any]:
    """How a `kind` lies in a projection."""
    if kind == BOOLEAN:
        return sa.Boolean()
    if kind == NUMBER:
        return sa.Double()
    return sa.Text() if is_textual(kind) else sa.BigInteger()


class ByCodePoint(FunctionElement[str]):
    """A text that compares by code point, whatever the database's own order is."""

    name = "by_code_point"
    inherit_cache = True
    type = sa.Text()


@compiles(ByCodePoint)
def _binary(element: ByCodePoint, compiler: SQLCompiler, **kw: Any) -> str:
    return f"({compiler.process(element.clauses, **kw)} COLLATE BINARY)"


@compiles(ByCodePoint, "postgresql")
def _c(element: ByCodePoint, compiler: SQLCompiler, **kw: Any) -> str:
    return f'({compiler.process(element.clauses, **kw)} COLLATE "C")'


class Position(FunctionElement[int]):
    """Where a text stands in another, counted from 1; 0 where it does not."""

    name = "position"
    inherit_cache = True
    type = sa.Integer()


@compiles(Position)
def _instr(element: Position, compiler: SQLCompiler, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)})"


@compiles(Position, "postgresql")
def _strpos(element: Position, compiler: SQLCompiler, **kw: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kw)})"
