"""The calculations of `arithmetic` as SQL, word for word the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnClause, ColumnElement
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from engines.logic.arithmetic import HUGE, TINY
from engines.logic.expression import Call
from engines.logic.sql import Sql, column_type
from engines.logic.types import INTEGER, NUMBER, Type
from engines.strict_json import MAX_INTEGER


def as_double(name: str) -> str:
    return f"CAST({name} AS DOUBLE PRECISION)"


def as_real(name: str) -> str:
    """`arithmetic.real`."""
    small = f"CASE WHEN abs({name}) < {TINY!r} THEN 0e0 ELSE {as_double(name)} END"
    return f"CASE WHEN abs({name}) <= {HUGE!r} THEN {small} END"


def as_exact(whole: str) -> str:
    """`arithmetic.exact`."""
    return f"CASE WHEN {whole} BETWEEN -{MAX_INTEGER} AND {MAX_INTEGER} THEN {whole} END"


def as_half_up(number: str) -> str:
    """`arithmetic.half_up`. One database cuts off where the other rounds; both are one too high at most."""
    raised = f"({number} + 0.5e0)"
    whole = f"CAST({raised} AS BIGINT)"
    down = f"{whole} - CASE WHEN {whole} > {raised} THEN 1 ELSE 0 END"
    return f"CASE WHEN abs({raised}) <= {MAX_INTEGER} THEN {down} END"


REALS = as_real("{0}"), as_real("{1}")
PRODUCT = f"(({REALS[0]}) * ({REALS[1]}))"
QUOTIENT = f"(({REALS[0]}) / nullif(({REALS[1]}), 0e0))"
# As doubles first: two whole numbers can multiply beyond what a database's own integers hold.
FITS = f"abs({as_double('{0}')} * {as_double('{1}')}) < {float(MAX_INTEGER + 1)!r}"

TEMPLATES: Mapping[tuple[str, str], str] = {
    ("+", "exact"): as_exact("({0} + {1})"),
    ("-", "exact"): as_exact("({0} - {1})"),
    ("*", "exact"): f"CASE WHEN {FITS} THEN {{0}} * {{1}} END",
    ("%", "exact"): "{0} - ({0} / nullif({1}, 0)) * {1}",
    ("+", "real"): f"({REALS[0]}) + ({REALS[1]})",
    ("-", "real"): f"({REALS[0]}) - ({REALS[1]})",
    ("*", "real"): PRODUCT,
    ("/", "real"): QUOTIENT,
    ("*", "money"): as_half_up(PRODUCT),
    ("/", "money"): as_half_up(QUOTIENT),
}


class Step(FunctionElement[Any]):
    """`template` over its operands {0} and {1}.

    A template names an operand often; a long one is given a name first, in a sub-select, so nesting does not double.
    """

    name = "step"
    inherit_cache = False

    def __init__(self, template: str, kind: Type, *operands: ColumnElement[Any]) -> None:
        super().__init__(*operands)
        self.template = template
        self.type = column_type(kind)


@compiles(Step)
def _step(element: Step, compiler: SQLCompiler, **kw: Any) -> str:
    written = [f"({compiler.process(operand, **kw)})" for operand in element.clauses]
    if all(isinstance(operand, ColumnClause) for operand in element.clauses):
        return f"({element.template.format(*written)})"
    named = ", ".join(f"{operand} AS {name}" for operand, name in zip(written, "ab", strict=False))
    return f"(SELECT {element.template.format('a', 'b')} FROM (SELECT {named}) AS operands)"


def steps(call: Call, sql: Sql) -> ColumnElement[Any]:
    """The whole calculation, from left to right."""
    total, *others = operands(call, sql)
    for way, other in zip(call.learned, others, strict=True):
        template = TEMPLATES.get((call.kind.symbol, way))
        if template is None:
            raise sql.refuse(call)
        total = Step(template, NUMBER if way == "real" else INTEGER, total, other)
    return total


def operands(call: Call, sql: Sql) -> list[ColumnElement[Any]]:
    """All operands; every one after the first is a step of two levels, one of which the call itself has taken."""
    with sql.nested(call, 2 * len(call.arguments) - 3):
        return [sql.write(argument) for argument in call.arguments]


def rounded(call: Call, sql: Sql, places: int) -> ColumnElement[Any]:
    """The only operand to `places` decimals."""
    with sql.nested(call):
        written = sql.write(call.arguments[0])
    power = f"{10**places}e0"
    whole = as_half_up(f"(({REALS[0]}) * {power})")
    return (
        Step(whole, INTEGER, written) if not places else Step(f"{as_double(f'({whole})')} / {power}", NUMBER, written)
    )


def extreme(call: Call, sql: Sql, better: str) -> ColumnElement[Any]:
    """The operand that is `better` ("<" or ">") than all others, absent where one is."""
    template = f"CASE WHEN {{0}} IS NULL OR {{1}} IS NULL THEN NULL WHEN {{1}} {better} {{0}} THEN {{1}} ELSE {{0}} END"
    best, *others = operands(call, sql)
    for other in others:
        best = Step(template, call.type, best, other)
    return best


def difference(call: Call, sql: Sql) -> ColumnElement[Any]:
    """The first operand less the second, exactly."""
    left, right = operands(call, sql)
    return Step(TEMPLATES["-", "exact"], INTEGER, left, right)
