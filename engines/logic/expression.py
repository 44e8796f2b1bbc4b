"""The parts of an expression (literal, list, operator call) and the contract of an operator's file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Self

from jsonlogic.core import Operator
from jsonlogic.evaluation import EvaluationContext
from jsonlogic.typechecking import TypecheckContext
from sqlalchemy import ColumnElement

from engines.kinds import Kind, Text
from engines.logic.types import ANY, Type

if TYPE_CHECKING:
    from engines.logic.checking import Checker
    from engines.logic.source import Source
    from engines.logic.sql import Sql

Evaluate = Callable[[Any, Any, int], Any]
"""A closure: the values `var` reads (the record, or the item of a list), the record, and now."""


@dataclass(frozen=True)
class Example:
    """One use of an operator, shown in the docs and run by the tests."""

    rule: Any
    result: Any
    types: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    now: int = 0


@dataclass(frozen=True, kw_only=True)
class OperatorKind(Kind):
    """One operator, with its four readings: type check, closure, Python source and (where it can) SQL.

    `config` is made by `operands()` and names the operands in order. `sql=None` means: only in memory. `passes` are the
    operands whose value it hands on unchanged. `never_null`: answers a value whatever its operands are.
    """

    symbol: str
    help: Text
    example: Example
    check: Callable[[Call, Checker], Type]
    closure: Callable[[Call], Evaluate]
    source: Callable[[Call, Source], str]
    sql: Callable[[Call, Sql], ColumnElement[Any]] | None = None
    aliases: tuple[str, ...] = ()
    passes: Callable[[Call], Sequence[Expression]] | None = None
    never_null: bool = False


class Expression(Operator):
    """Anything that has a value; `pointer` is its place in the rule."""

    pointer: str
    type: Type

    @classmethod
    def from_expression(cls, operator: str, arguments: Sequence[Any]) -> Self:
        """The part for `operator`; its place is set by the reader, which knows it."""
        return cls(operator, *arguments)

    def parts(self) -> Sequence[Expression]:
        """What it is made of, in order."""
        return ()

    def closure(self) -> Evaluate:
        """A function that evaluates it, slowly and traceably."""
        raise NotImplementedError

    def evaluate(self, context: EvaluationContext) -> Any:
        values, _ = context.data_stack.tail
        return self.closure()(values, values, 0)

    def walk(self) -> Iterator[Expression]:
        """It and everything below it."""
        yield self
        for part in self.parts():
            yield from part.walk()


@dataclass(eq=False)
class Literal(Expression):
    """A value written down; a check may read it as another type ("2026-11-11" beside a date)."""

    value: Any
    type: Type = ANY
    pointer: str = ""

    def typecheck(self, context: TypecheckContext) -> Type:
        return self.type

    def closure(self) -> Evaluate:
        value = self.value
        return lambda values, record, now: value


@dataclass(eq=False)
class Series(Expression):
    """A list written down, of literals or of expressions."""

    items: list[Expression]
    type: Type = ANY
    pointer: str = ""

    def parts(self) -> Sequence[Expression]:
        return self.items

    def closure(self) -> Evaluate:
        items = [item.closure() for item in self.items]
        return lambda values, record, now: [item(values, record, now) for item in items]


@dataclass(eq=False)
class Call(Expression):
    """An operator applied to arguments.

    Its check leaves behind: `learned`, whatever its other readings need, and `reads`, the record's paths it looks at.
    """

    kind: ClassVar[OperatorKind]
    arguments: list[Expression]
    type: Type = ANY
    pointer: str = ""
    learned: Any = None
    reads: tuple[str, ...] = ()

    def parts(self) -> Sequence[Expression]:
        return self.arguments

    def typecheck(self, context: TypecheckContext) -> Type:
        self.type = self.kind.check(self, context)  # type: ignore[arg-type]  # the context is always our Checker
        return self.type

    def closure(self) -> Evaluate:
        return self.kind.closure(self)


def may_be_null(part: Expression) -> bool:
    """Whether the value can be absent; a literal, a list and a condition cannot."""
    if isinstance(part, Call):
        return not part.kind.never_null
    return isinstance(part, Literal) and part.value is None


def reads(part: Expression) -> frozenset[str]:
    """Every path of the record that evaluating `part` may look at."""
    return frozenset(path for each in part.walk() if isinstance(each, Call) for path in each.reads)


def truth(part: Expression) -> Evaluate:
    """`part` as a condition: an absent yes/no counts as no."""
    evaluate = part.closure()
    return lambda values, record, now: evaluate(values, record, now) is True
