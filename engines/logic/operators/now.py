"""`now`: the moment of the event, given to the engine and the same in all of it."""

from __future__ import annotations

from engines.kinds import Text
from engines.logic.expression import Example, OperatorKind
from engines.logic.operands import operands
from engines.logic.types import INSTANT

KIND = OperatorKind(
    type="now",
    symbol="now",
    group="time",
    label=Text("现在", "now"),
    help=Text("事件发生的时刻", "the moment of the event"),
    example=Example(
        rule={">": [{"now": []}, {"var": "_due_at"}]},
        result=True,
        types={"_due_at": "instant"},
        values={"_due_at": 100},
        now=200,
    ),
    config=operands(),
    check=lambda call, checker: INSTANT,
    closure=lambda call: lambda values, record, now: now,
    source=lambda call, source: "now",
    sql=None,
    never_null=True,
)
