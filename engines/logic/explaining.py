"""Why an expression came out as it did: every part with its value, and the atoms that decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engines.logic.expression import Call, Expression, Literal
from engines.logic.types import DATE, DURATION, INSTANT, MONEY, Simple

SHOWN = (MONEY, INSTANT, DATE, DURATION)
"""Types whose values people read otherwise than as they are stored."""

LOOKING = ("var", "was", "changed")
"""Operators that look at one place of the record."""


OF_EACH = ("list", "related")
"""Groups of operators that ask about each of many."""


@dataclass(frozen=True)
class Explanation:
    """One part with its value. `operator` is "literal" or "list" for what was written down, `path` the place that a
    var, was or changed looks at, `type` that of a value which is not read as it is stored.

    >>> explanation.as_json()
    {"pointer": "", "operator": ">", "result": False, "args": [
        {"pointer": "/>/0", "operator": "var", "result": 80, "path": "amount", "args": []},
        {"pointer": "/>/1", "operator": "literal", "result": 100, "args": []}]}
    """

    pointer: str
    operator: str
    result: Any
    args: tuple[Explanation, ...] = ()
    path: str | None = None
    type: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON."""
        more = {name: value for name, value in (("path", self.path), ("type", self.type)) if value is not None}
        args = [arg.as_json() for arg in self.args]
        return {"pointer": self.pointer, "operator": self.operator, "result": self.result, **more, "args": args}

    def decisive(self) -> Iterator[Explanation]:
        """The atoms that made the result what it is: the false ones of a false `and`, the true ones of a true `or`."""
        if self.operator == "!":
            yield from self.args[0].decisive()
        elif self.operator in ("and", "or"):
            yield from (atom for arg in self.args if (arg.result is True) is self.result for atom in arg.decisive())
        else:
            yield self


def explain(part: Expression, values: Any, now: int) -> Explanation:
    """`part` on `values`, every part evaluated by itself; nothing is cut short, so that each atom shows its value."""
    result = part.closure()(values, values, now)
    kind = part.type.key if isinstance(part.type, Simple) and part.type in SHOWN else None
    if isinstance(part, Call) and part.kind.type in LOOKING:
        return Explanation(part.pointer, part.operator, result, (), next(iter(part.reads), None), kind)
    # The body of any / all / related_count / … has a value for each item only, none of its own.
    parts = part.parts()[:1] if isinstance(part, Call) and part.kind.group in OF_EACH else part.parts()
    args = () if isinstance(part, Literal) else tuple(explain(each, values, now) for each in parts)
    return Explanation(part.pointer, part.operator, result, args, None, kind)
