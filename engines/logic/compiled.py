"""`compile`: a rule of the typed dialect, checked once, then evaluated in Python, explained, or told to a database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement

from engines.errors import BadDefinition, Problem
from engines.kinds import Text
from engines.logic import source
from engines.logic.checking import Checker
from engines.logic.cost import MOST, cost
from engines.logic.explaining import Explanation, explain
from engines.logic.expression import Call, Evaluate, Expression, Literal, OperatorKind, reads, truth
from engines.logic.reading import Reader
from engines.logic.registry import OPERATORS, REGISTRY, registry
from engines.logic.sql import Column, NotPushable, Sql, column_type
from engines.logic.types import BOOLEAN, Type, Types


@dataclass(frozen=True)
class Compiled:
    """A checked rule. Calling it evaluates: `compiled({"amount": 8000}, now=1_790_000_000)`."""

    expression: Expression
    type: Type
    reads: frozenset[str]
    """The record's paths it may look at: {"amount", "_actor.group"}."""
    source: str
    function: Callable[..., Any] = field(compare=False)
    """What a call runs, for those who call it very often."""
    _closure: Evaluate = field(compare=False)

    @property
    def constant(self) -> Any:
        """The value where it is written down; None where it is looked up or calculated."""
        return self.expression.value if isinstance(self.expression, Literal) else None

    def __call__(self, values: Mapping[str, Any], now: int = 0) -> Any:
        return self.function(values, now)

    def closure(self, values: Mapping[str, Any], now: int = 0) -> Any:
        """The same answer by closures: slower, without generated code."""
        return self._closure(values, values, now)

    def explain(self, values: Mapping[str, Any], now: int = 0) -> Explanation:
        """The value of every part, to show which atom decided."""
        return explain(self.expression, values, now)

    def without(self, dear: Callable[[Expression], Any]) -> Compiled | None:
        """The parts of the top-level `and` that are not `dear`; None where all are, itself where none is."""
        kept = [part for part in conjuncts(self.expression) if not dear(part)]
        if not dear(self.expression):
            return self
        return build(_all(self.expression, kept), self.type) if kept else None

    def sql(
        self, column: Column, now: int, *, known: Mapping[str, Any] | None = None, where: bool = False
    ) -> ColumnElement[Any]:
        """The same as SQL over `column(path)`. Raises NotPushable.

        `known` holds values that are the same for every row ({"_actor": {…}}). `where=True` says that the expression
        stands in a WHERE: absent counts as false there anyway, and without a guard around it an index can be used.
        """
        blocked = tuple(
            name for part in conjuncts(self.expression) for name in _blocked(part, column, now, known or {})
        )
        if blocked:
            raise NotPushable(blocked)
        writer = Sql(column, now, known or {}, where)
        written = writer.condition(self.expression) if self.type == BOOLEAN else writer.write(self.expression)
        return sa.type_coerce(written, column_type(self.type))

    def pushable_conjuncts(
        self, column: Column, now: int, *, known: Mapping[str, Any] | None = None
    ) -> tuple[list[Expression], list[Expression]]:
        """The parts of the top-level `and`: those a database can answer, and the others."""
        pushed: list[Expression] = []
        kept: list[Expression] = []
        for part in conjuncts(self.expression):
            (kept if _blocked(part, column, now, known or {}) else pushed).append(part)
        return pushed, kept

    def split_sql(
        self, column: Column, now: int, *, known: Mapping[str, Any] | None = None
    ) -> tuple[ColumnElement[bool] | None, Compiled | None]:
        """A condition for WHERE, and the rest to filter its rows by in memory; None where there is nothing."""
        pushed, kept = self.pushable_conjuncts(column, now, known=known)
        writer = Sql(column, now, known or {}, loose=True)
        where = sa.and_(*(writer.condition(part) for part in pushed)) if pushed else None
        return where, (build(_all(self.expression, kept), self.type) if kept else None)


def compile(  # noqa: A001  # the verb of the language
    rule: Any,
    types: Types,
    *,
    expect: Type | None = None,
    document: str = "",
    pointer: str = "",
    labels: Mapping[str, Text] | None = None,
    operators: Mapping[str, OperatorKind] = OPERATORS,
) -> Compiled:
    """`rule`, found at `pointer` of `document`, checked against `types`; `labels` are the fields' names for messages.

    Raises BadDefinition with every problem found.
    """
    table = REGISTRY if operators is OPERATORS else registry(operators)
    reader = Reader(operators, table, document, pointer)
    expression = reader.read(rule)
    if reader.problems:
        raise BadDefinition(reader.problems)
    checker = Checker(types, labels or {})
    kind = checked(checker, expression, expect)
    if checker.findings:
        raise BadDefinition(finding.problem(document, pointer) for finding in checker.findings)
    if cost(expression) > MOST:
        zh = "算起来太久：对列表的每一项又去逐项查看列表；请减少嵌套"
        en = "this could take too long: a list is gone through for every item of a list; nest less"
        raise BadDefinition([Problem(document, pointer, "too_costly", Text(zh, en))])
    return build(expression, kind)


def checked(checker: Checker, expression: Expression, expect: Type | None) -> Type:
    """The type of `expression`, brought to the expected one."""
    if expect is None:
        return checker.check(expression)
    if expect != BOOLEAN:
        return checker.need(expression, expect)
    checker.condition(expression)
    return BOOLEAN


def build(expression: Expression, kind: Type) -> Compiled:
    """Every reading of a checked expression. A yes/no is never absent as an answer: absent counts as no."""
    code, function = source.load(expression, kind == BOOLEAN)
    closure = truth(expression) if kind == BOOLEAN else expression.closure()
    # A class of its own, whose call *is* the function: a method in between would cost a fast rule a fifth of its speed.
    own: type[Compiled] = type("Compiled", (Compiled,), {"__call__": staticmethod(function)})
    return own(expression, kind, reads(expression), code, function, closure)


def conjuncts(part: Expression) -> Iterator[Expression]:
    """The parts of a top-level `and`, however nested; else the part itself."""
    if isinstance(part, Call) and part.kind.symbol == "and":
        for each in part.arguments:
            yield from conjuncts(each)
    else:
        yield part


def _all(whole: Expression, kept: list[Expression]) -> Expression:
    """`kept` joined again by the `and` they came from."""
    if isinstance(whole, Call) and whole.kind.symbol == "and":
        return type(whole)(whole.operator, kept, whole.type, whole.pointer)
    return kept[0]


def _blocked(part: Expression, column: Column, now: int, known: Mapping[str, Any]) -> tuple[str, ...]:
    """The names of what keeps `part` out of SQL."""
    try:
        Sql(column, now, known).condition(part)
    except NotPushable as error:
        return error.names
    return ()
