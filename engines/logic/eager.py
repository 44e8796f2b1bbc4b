"""For operators that are a plain function of their operands: absent in, absent (or false) out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engines.logic.expression import Call, Evaluate
from engines.logic.source import Source


def closure(function: Callable[..., Any], absent: bool | None = None) -> Callable[[Call], Evaluate]:
    """`function` of all operands; `absent` where one of them is."""

    def build(call: Call) -> Evaluate:
        operands = [argument.closure() for argument in call.arguments]

        def evaluate(values: Any, record: Any, now: int) -> Any:
            found = [operand(values, record, now) for operand in operands]
            return absent if None in found else function(*found)

        return evaluate

    return build


def source(template: str, absent: bool | None = None, **constants: Any) -> Callable[[Call, Source], str]:
    """The same as source. In `template`, {0} {1} … are the operands and {name} a constant given by name."""

    def write(call: Call, source: Source) -> str:
        conditions, names = source.guarded(call.arguments)
        code = template.format(*names, **{name: source.constant(of) for name, of in constants.items()})
        if not conditions:
            return f"({code})"
        there = " and ".join(conditions)
        return f"({there} and {code})" if absent is False else f"({code} if {there} else {absent})"

    return write


def call(function: Callable[..., Any], absent: bool | None = None) -> Callable[[Call, Source], str]:
    """The same as source that calls `function` with however many operands there are."""

    def write(part: Call, writer: Source) -> str:
        places = ", ".join(f"{{{index}}}" for index in range(len(part.arguments)))
        return source(f"{{function}}({places})", absent, function=function)(part, writer)

    return write
