"""How dear an expression can become: a bound worked out when it is compiled, so that none can hold up a transaction.

A part costs one step; the body of a list operator costs its steps for every item. Lists hold at most as many items as a
form lets in, so loops inside loops soon go beyond what any condition needs.
"""

from __future__ import annotations

from engines.logic.expression import Call, Expression

ITEMS = 200
"""The rows a sub-table may have."""

MOST = 500_000
"""Some tens of milliseconds."""

DEAR = {"matches": 50, "normalise": 20}
"""Operators that go through a whole text, in steps of their own."""


def cost(part: Expression) -> int:
    """The steps of evaluating `part` once, at worst."""
    if isinstance(part, Call) and part.kind.group == "list" and len(part.arguments) > 1:
        of, body, *others = part.arguments
        return 1 + cost(of) + ITEMS * cost(body) + sum(map(cost, others))
    own = DEAR.get(part.kind.type, 1) if isinstance(part, Call) else 1
    return own + sum(map(cost, part.parts()))
