"""Skills by dimension: what a person can is a level from 1 to 5 for each value of a dimension (language, region …)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engines.logic import Compiled
from engines.logic.types import TEXT, Enum
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, Ticket
from engines.rule.settings import Schema, labelled, settings

BEST = 5
ANY = "*"
"""Stands in a person's skills for every value of the dimension."""

SETTINGS: Schema = settings("of", of=labelled({"type": "object"}, "取值", "Value", "logic"))


def read(config: Config, reader: Reader) -> Compiled | None:
    """The expression that says which value the record needs."""
    compiled = reader.logic(config["of"], None, "/of")
    if compiled is not None and not (compiled.type == TEXT or isinstance(compiled.type, Enum)):
        kind = compiled.type.words
        zh, en = f"这里应为文本或选项，不是{kind.zh}", f"this must be text or an option, not {kind.en}"
        reader.refuse("/of", "not_text", zh, en)
    return compiled


def scorer(dimension: str) -> Callable[[Compiled | None, Ticket, Agent], float]:
    """How good a person is at what the record needs in `dimension`; a record that needs nothing suits everybody."""

    def score(plan: Compiled | None, ticket: Ticket, agent: Agent) -> float:
        value: Any = plan.function(ticket.values, ticket.now) if plan else None
        return 1.0 if value in (None, "") else level(agent, dimension, str(value))

    return score


def level(agent: Agent, dimension: str, value: str) -> float:
    """The person's level in one value of a dimension, as a share of the best."""
    known = agent.skills.get(dimension, {})
    return min(BEST, max(0, int(known.get(value, known.get(ANY, 0))))) / BEST
