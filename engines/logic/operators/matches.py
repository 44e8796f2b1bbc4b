"""`matches`: whether a text fits a pattern, on RE2, which no pattern can stop."""

from __future__ import annotations

from typing import Any

import re2

from engines.kinds import Text
from engines.logic import patterns
from engines.logic.checking import Checker
from engines.logic.expression import Call, Evaluate, Example, Literal, OperatorKind
from engines.logic.operands import TEXT_OPERAND, Operand, operands
from engines.logic.source import Source
from engines.logic.types import BOOLEAN, TEXT, Type


def check(call: Call, checker: Checker) -> Type:
    text, pattern = call.arguments
    checker.need(text, TEXT)
    if not isinstance(pattern, Literal) or not isinstance(pattern.value, str):
        checker.refuse(pattern, "bad_argument", "这里应直接写出正则表达式", "the pattern must be written down here")
        return BOOLEAN
    fault = patterns.fault(pattern.value)
    if fault:
        checker.refuse(pattern, "bad_pattern", fault.zh, fault.en)
    else:
        call.learned = re2.compile(pattern.value, patterns.OPTIONS)
    return BOOLEAN


def closure(call: Call) -> Evaluate:
    text, pattern = call.arguments[0].closure(), call.learned

    def evaluate(values: Any, record: Any, now: int) -> bool:
        found = text(values, record, now)
        return found is not None and pattern.search(found) is not None

    return evaluate


def source(call: Call, source: Source) -> str:
    conditions, names = source.guarded(call.arguments[:1])
    return f"({' and '.join([*conditions, f'{source.constant(call.learned.search)}({names[0]}) is not None'])})"


KIND = OperatorKind(
    type="matches",
    symbol="matches",
    group="text",
    label=Text("符合格式", "matches"),
    help=Text(
        "文本里有符合正则表达式的一段；要整段符合请用 ^ 和 $",
        "the text has a part that fits the pattern; use ^ and $ for the whole",
    ),
    example=Example(
        rule={"matches": [{"var": "phone"}, "^1[3-9][0-9]{9}$"]},
        result=True,
        types={"phone": "text"},
        values={"phone": "13800138000"},
    ),
    config=operands(TEXT_OPERAND, Operand("pattern", "正则表达式", "pattern")),
    check=check,
    closure=closure,
    source=source,
    never_null=True,
)
