"""All operators, found by file; and the table that finds one by its JSON name."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from jsonlogic.registry import OperatorRegistry

from engines.kinds import Text, load
from engines.logic.expression import Call, OperatorKind

OPERATORS: Mapping[str, OperatorKind] = load(OperatorKind, Path(__file__).parent / "operators")

ELSEWHERE = {
    "===": "==",
    "!==": "!=",
    "!!": "filled",
    "missing": "empty",
    "missing_some": "empty",
    "?:": "if",
    "not": "!",
    "not_in": "!",
    "is_empty": "empty",
    "between": "<=",
}
"""What people who know other dialects write, and what it is called here."""


def registry(operators: Mapping[str, OperatorKind]) -> OperatorRegistry:
    """Each symbol with its own class of Call; a symbol taken twice raises AlreadyRegistered."""
    table = OperatorRegistry()
    for kind in operators.values():
        call = type(kind.type, (Call,), {"kind": kind})
        for symbol in (kind.symbol, *kind.aliases):
            table.register(symbol, call)
    return table


REGISTRY = registry(OPERATORS)


def unknown(symbol: str, operators: Mapping[str, OperatorKind]) -> Text:
    """That there is no such operator, and which one was perhaps meant."""
    symbols = [kind.symbol for kind in operators.values()]
    near = ELSEWHERE.get(symbol) or next(iter(get_close_matches(symbol[:50], symbols, 1)), None)
    zh, en = (f";是否要用“{near}”？", f'; did you mean "{near}"?') if near else ("", "")
    return Text(f"没有运算“{symbol[:50]}”{zh}", f'there is no operator "{symbol[:50]}"{en}')
