"""`cat`: texts, numbers and dates joined to one text."""

from __future__ import annotations

from typing import Any

from engines.kinds import Text
from engines.logic import texts
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, OperatorKind
from engines.logic.operands import Operand, operands
from engines.logic.source import Source
from engines.logic.types import ANY, DATE, INTEGER, MONEY, NULL, NUMBER, TEXT, Enum, Type

JOINABLE = (TEXT, INTEGER, NUMBER, MONEY, DATE, NULL, ANY)


def check(call: Call, checker: Checker) -> Type:
    for argument in call.arguments:
        kind = checker.check(argument)
        if kind not in JOINABLE and not isinstance(kind, Enum):
            zh, en = checker.subject(argument)
            checker.refuse(argument, "type_mismatch", f"{zh}，不能连成文本", f"{en} and cannot be joined to a text")
    return TEXT


def closure(call: Call) -> Evaluate:
    parts = [(argument.closure(), argument.type) for argument in call.arguments]

    def evaluate(values: Any, record: Any, now: int) -> str:
        return "".join(texts.written(part(values, record, now), kind) for part, kind in parts)

    return evaluate


def source(call: Call, source: Source) -> str:
    write = source.constant(texts.written)
    parts = [f"{write}({source.write(part)}, {source.constant(part.type)})" for part in call.arguments]
    return f"({source.constant('')}.join([{', '.join(parts)}]))"


KIND = OperatorKind(
    type="cat",
    symbol="cat",
    group="text",
    label=Text("连接文本", "join"),
    help=Text(
        "依次连成一段文本；金额写成元，空值不写", "joined in order; money is written in 元, nothing for empty ones"
    ),
    example=Example(
        rule={"cat": ["退款 ", {"var": "amount"}, " 元"]},
        result="退款 99.90 元",
        types={"amount": "money"},
        values={"amount": 9990},
    ),
    config=operands(Operand("parts", "各部分", "parts", many=True)),
    check=check,
    closure=closure,
    source=source,
    never_null=True,
)
