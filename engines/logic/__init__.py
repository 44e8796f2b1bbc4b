"""The expression language: JsonLogic, typed, for every condition and every calculation of a definition.

rule = compile({">": [{"var": "amount"}, 50000]}, {"amount": types.MONEY}, expect=types.BOOLEAN)
rule({"amount": 80000})  # True
"""

from engines.logic.compiled import Compiled, compile  # noqa: A004  # the verb of the language
from engines.logic.explaining import Explanation
from engines.logic.expression import Example, OperatorKind
from engines.logic.registry import OPERATORS
from engines.logic.sql import NotPushable
from engines.logic.standard import apply

__all__ = ["OPERATORS", "Compiled", "Example", "Explanation", "NotPushable", "OperatorKind", "apply", "compile"]
