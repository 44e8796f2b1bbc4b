"""Why a rule fired: its condition with every value, the atoms that decided, the rows of its table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.logic import Compiled
from engines.rule.rule import Rule


def why(rule: Rule, values: Mapping[str, Any], now: int, trigger: Mapping[str, Any]) -> dict[str, Any]:
    """The explanation of `rule` on a record, as plain JSON; `trigger` are the facts that its trigger went by."""
    found: dict[str, Any] = {"trigger": {"type": rule.trigger, **trigger}, **condition(rule, values, now)}
    if rule.table:
        found["table"] = rule.table.explain(values, now)
    return found


def condition(rule: Rule, values: Mapping[str, Any], now: int) -> dict[str, Any]:
    """The rule's condition, part by part, and its atoms: those that made it hold, or fail."""
    return {"when": None, "atoms": []} if rule.when is None else asked(rule.when, values, now)


def asked(condition: Compiled, values: Mapping[str, Any], now: int) -> dict[str, Any]:
    """A condition with every value, and the atoms that made it hold, or fail."""
    explanation = condition.explain(values, now)
    return {"when": explanation.as_json(), "atoms": [atom.as_json() for atom in explanation.decisive()]}
