"""A decision table of 1,000 rows, against zen-engine's."""

from __future__ import annotations

import json
import random
from typing import Any

import zen

from engines.rule.table import read_table
from tests.benchmarks.report import table
from tests.benchmarks.timing import microseconds

ROWS, QUESTIONS = 1_000, 100
CATEGORIES = [f"c{number}" for number in range(40)]
LEVELS = ["normal", "gold", "vip"]


def rows() -> list[tuple[str | None, str | None, int]]:
    """Category, level and least amount; None stands for any."""
    chance = random.Random(ROWS)

    def some(values: list[str], share: float) -> str | None:
        return chance.choice(values) if chance.random() < share else None

    return [(some(CATEGORIES, 0.95), some(LEVELS, 0.7), chance.randrange(0, 100_000, 100)) for _ in range(ROWS)]


def ours(made: list[tuple[str | None, str | None, int]]) -> dict[str, Any]:
    def cell(value: str | None) -> dict[str, Any]:
        return {"any": True} if value is None else {"==": value}

    return {
        "hit": "FIRST",
        "inputs": [
            {"expr": {"var": "category"}, "type": "string"},
            {"expr": {"var": "level"}, "type": "string"},
            {"expr": {"var": "amount"}, "type": "number"},
        ],
        "outputs": [{"name": "row"}],
        "rules": [
            {"id": f"r{at}", "when": [cell(category), cell(level), {">=": least}], "then": [at]}
            for at, (category, level, least) in enumerate(made)
        ],
    }


def theirs(made: list[tuple[str | None, str | None, int]]) -> dict[str, Any]:
    def cell(value: str | None) -> str:
        return "" if value is None else f'"{value}"'

    content = {
        "hitPolicy": "first",
        "inputs": [{"id": name, "name": name, "field": name} for name in ("category", "level", "amount")],
        "outputs": [{"id": "row", "name": "row", "field": "row"}],
        "rules": [
            {"_id": f"r{at}", "category": cell(category), "level": cell(level), "amount": f">= {least}", "row": str(at)}
            for at, (category, level, least) in enumerate(made)
        ],
    }
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in"},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "out", "type": "outputNode", "name": "out"},
    ]
    edges = [
        {"id": "a", "sourceId": "in", "targetId": "table", "type": "edge"},
        {"id": "b", "sourceId": "table", "targetId": "out", "type": "edge"},
    ]
    return {"nodes": nodes, "edges": edges}


def decisions() -> dict[str, Any]:
    """Microseconds for one decision."""
    chance, made = random.Random(QUESTIONS), rows()
    questions = [
        {"category": chance.choice(CATEGORIES), "level": chance.choice(LEVELS), "amount": chance.randrange(100_000)}
        for _ in range(QUESTIONS)
    ]
    definition = ours(made)
    mine, other = read_table(definition), zen.ZenEngine().create_decision(json.dumps(theirs(made)))
    assert [mine.decide(each) for each in questions] == [_said(other, each) for each in questions]
    took = microseconds(lambda: [mine.decide(each) for each in questions], 20) / QUESTIONS
    their = microseconds(lambda: [other.evaluate(each) for each in questions], 1) / QUESTIONS
    reading = microseconds(lambda: read_table(definition), 1)
    print(table(("", "µs"), [["ours", took], ["zen-engine", their], ["reading the table, once", reading]]))
    print(f"{their / took:.0f}x zen-engine")
    return {"rows": ROWS, "ours_us": took, "zen_us": their, "reading_us": reading, "failed": []}


def _said(other: Any, question: dict[str, Any]) -> dict[str, Any] | None:
    return other.evaluate(question)["result"] or None
