"""Reads JSON into an expression: strict about shape, bounded in size, and each part knows its pointer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jsonlogic.registry import OperatorRegistry, UnknownOperator

from engines.errors import Problem, escape
from engines.kinds import Text
from engines.logic.expression import Call, Expression, Literal, OperatorKind, Series
from engines.logic.literals import natural_type
from engines.logic.operands import arity, count_of
from engines.logic.registry import unknown
from engines.logic.types import ANY

MAX_NODES = 2_000
MAX_DEPTH = 64
MAX_ITEMS = 4_000


class Reader:
    """Reads one rule; `problems` are those of its shape."""

    def __init__(
        self, operators: Mapping[str, OperatorKind], registry: OperatorRegistry, document: str, prefix: str
    ) -> None:
        self.operators, self.registry, self.document, self.prefix = operators, registry, document, prefix
        self.problems: list[Problem] = []
        self.nodes = self.items = 0

    def read(self, value: Any, pointer: str = "", depth: int = 0) -> Expression:
        """The expression `value` stands for; where it is none, a literal of no known type, and a problem."""
        if depth > MAX_DEPTH:
            return self.refuse(pointer, "too_deep", f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} deep")
        if isinstance(value, dict):
            return self._call(value, pointer, depth)
        if isinstance(value, list):
            return self._series(value, pointer, depth)
        return self._literal(value, pointer)

    def refuse(self, pointer: str, code: str, zh: str, en: str) -> Expression:
        self.problems.append(Problem(self.document, self.prefix + pointer, code, Text(zh, en)))
        return Literal("literal", None, ANY, pointer)

    def _literal(self, value: Any, pointer: str) -> Expression:
        if isinstance(value, float) and value.is_integer() and natural_type(int(value)) is not None:
            value = int(value)  # JSON does not tell 2.0 from 2, and neither does a browser
        kind = natural_type(value)
        if kind is None:
            return self.refuse(
                pointer, "bad_value", "这个值不能出现在表达式里", "this value cannot stand in an expression"
            )
        return Literal("literal", value, kind, pointer)

    def _series(self, value: list[Any], pointer: str, depth: int) -> Expression:
        self.items += len(value)
        if self.items > MAX_ITEMS:
            zh, en = f"列表共超过 {MAX_ITEMS} 项", f"lists hold more than {MAX_ITEMS} items in all"
            return self.refuse(pointer, "list_too_long", zh, en)
        items = [self.read(item, f"{pointer}/{index}", depth + 1) for index, item in enumerate(value)]
        return Series("list", items, ANY, pointer)

    def _call(self, value: dict[Any, Any], pointer: str, depth: int) -> Expression:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            if self.nodes > MAX_NODES + 1:
                return Literal("literal", None, ANY, pointer)
            return self.refuse(pointer, "too_complex", f"超过 {MAX_NODES} 个运算", f"more than {MAX_NODES} operators")
        if len(value) != 1:
            zh, en = "一个运算是恰好一个名称的对象", "an operator is an object with exactly one name"
            return self.refuse(pointer, "not_an_expression", zh, en)
        [(symbol, operands)] = value.items()
        try:
            call = self.registry.get(symbol)
        except UnknownOperator:
            message = unknown(str(symbol), self.operators)
            return self.refuse(pointer, "unknown_operator", message.zh, message.en)
        return self._operands(call, symbol, operands, pointer, depth)

    def _operands(self, call: Any, symbol: str, operands: Any, pointer: str, depth: int) -> Expression:
        inside = pointer + escape(symbol)
        if isinstance(operands, list):
            given = [(operand, f"{inside}/{index}") for index, operand in enumerate(operands)]
        else:
            given = [(operands, inside)]
        kind: OperatorKind = call.kind
        least, most = arity(kind.config)
        if not least <= len(given) <= most:
            needs, name = count_of(least, most), kind.label
            zh = f"“{name.zh}”需要{needs.zh}参数，这里有 {len(given)} 个"
            en = f'"{name.en}" takes {needs.en} operands, here are {len(given)}'
            return self.refuse(pointer, "wrong_arity", zh, en)
        arguments = [self.read(operand, where, depth + 1) for operand, where in given]
        part: Call = call.from_expression(symbol, [arguments])
        part.pointer = pointer
        return part
