"""A decision table of 1,000 rows, against zen-engine's."""

from __future__ import annotations

import random
from typing import Any

from engines.rule.table import read_table
from tests.benchmarks.report import table
from tests.benchmarks.timing import microseconds
from tests.benchmarks.zen_table import zen_table

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


def theirs(made: list[tuple[str | None, str | None, int]]) -> Any:
    def cell(value: str | None) -> str:
        return "" if value is None else f'"{value}"'

    rows = (
        {"category": cell(category), "level": cell(level), "amount": f">= {least}", "row": str(at)}
        for at, (category, level, least) in enumerate(made)
    )
    return zen_table("first", ("category", "level", "amount"), "row", rows)


def decisions() -> dict[str, Any]:
    """Microseconds for one decision."""
    chance, made = random.Random(QUESTIONS), rows()
    questions = [
        {"category": chance.choice(CATEGORIES), "level": chance.choice(LEVELS), "amount": chance.randrange(100_000)}
        for _ in range(QUESTIONS)
    ]
    definition = ours(made)
    mine, other = read_table(definition), theirs(made)
    assert [mine.decide(each) for each in questions] == [_said(other, each) for each in questions]
    took = microseconds(lambda: [mine.decide(each) for each in questions], 20) / QUESTIONS
    their = microseconds(lambda: [other.evaluate(each) for each in questions], 1) / QUESTIONS
    reading = microseconds(lambda: read_table(definition), 1)
    print(table(("", "µs"), [["ours", took], ["zen-engine", their], ["reading the table, once", reading]]))
    print(f"{their / took:.0f}x zen-engine")
    failed = [] if took < their else [f"a decision takes {took:.1f} µs, zen-engine's {their:.1f}"]
    return {"rows": ROWS, "ours_us": took, "zen_us": their, "reading_us": reading, "failed": failed}


def _said(other: Any, question: dict[str, Any]) -> dict[str, Any] | None:
    return other.evaluate(question)["result"] or None
