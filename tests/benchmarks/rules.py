"""Rules at scale: 1,000 and 5,000 rules on one form, against a loop over json-logic-qubit and a table of zen-engine."""

from __future__ import annotations

import random
from typing import Any

import json_logic

from engines.definition import Definition
from engines.kinds import Text
from engines.logic import types
from engines.logic.system import record_types
from engines.rule.fire import Event, Facts, fire, index
from engines.rule.rule import Rule, read_rule
from tests.benchmarks.report import table
from tests.benchmarks.timing import microseconds
from tests.benchmarks.zen_table import zen_table

SIZES = (1_000, 5_000)
EVENTS = 100
GOALS_US = {1_000: 25, 5_000: 150}
LEAST_TIMES_FASTER = 100
CATEGORIES = tuple(f"c{number}" for number in range(30))
CHANNELS = ("web", "agent", "api", "import", "rule", "flow")
LEVELS = ("normal", "silver", "gold", "vip")
TYPES = record_types(
    {"kind": types.Enum(CATEGORIES), "level": types.Enum(LEVELS), "amount": types.MONEY}, ("new", "open", "done"), {}
)


def condition(chance: random.Random) -> dict[str, Any]:
    """Most name a category, many some channels, a level, a range of amounts."""
    tests: list[Any] = []
    if chance.random() < 0.8:
        tests.append({"==": [{"var": "kind"}, chance.choice(CATEGORIES)]})
    if chance.random() < 0.6:
        tests.append({"in": [{"var": "_channel"}, chance.sample(CHANNELS, chance.randint(1, 3))]})
    if chance.random() < 0.5:
        tests.append({"==": [{"var": "level"}, chance.choice(LEVELS)]})
    lowest = chance.randrange(0, 80_000)
    return {"and": [*tests, {">=": [{"var": "amount"}, lowest]}, {"<": [{"var": "amount"}, lowest + 22_000]}]}


def read(number: int, when: dict[str, Any]) -> Rule:
    then = [{"id": "a", "type": "add_tag", "config": {"tag": f"t{number}"}}]
    trigger = {"type": "created", "config": {}}
    body = {"type": "reaction", "form": "ticket", "trigger": trigger, "when": when, "then": then}
    key = f"rule_{number}"
    return read_rule(Definition("rule", key, 1, Text(key, key), body, b""), TYPES, {"ticket": TYPES})


def event(chance: random.Random, number: int) -> dict[str, Any]:
    return {
        "_id": number,
        "_channel": chance.choice(CHANNELS),
        "_tags": [],
        "kind": chance.choice(CATEGORIES),
        "level": chance.choice(LEVELS),
        "amount": chance.randrange(100_000),
    }


def theirs(conditions: list[dict[str, Any]]) -> Any:
    """The same conditions as the rows of a table that answers all that fit."""
    return zen_table(
        "collect", ("kind", "_channel", "level", "amount"), "rule", map(_row, range(len(conditions)), conditions)
    )


def _row(number: int, condition: dict[str, Any]) -> dict[str, str]:
    cells = {"kind": "", "_channel": "", "level": "", "rule": str(number)}
    low, high = 0, 0
    for test in condition["and"]:
        [(symbol, (read, value))] = test.items()
        if symbol == ">=":
            low = value
        elif symbol == "<":
            high = value
        else:
            cells[read["var"]] = ", ".join(f'"{each}"' for each in (value if symbol == "in" else [value]))
    return cells | {"amount": f"[{low}..{high})"}


def rules() -> dict[str, Any]:
    """Microseconds for one event: finding the rules, and also carrying out what they say."""
    rows = [_measure(size) for size in SIZES]
    names = ("rules", "fires", "matching_us", "goal_us", "firing_us", "zen_us", "qubit_us", "faster")
    print(table(names, [[row[name] for name in names] for row in rows]))
    slow = [row for row in rows if row["faster"] < LEAST_TIMES_FASTER or row["matching_us"] > row["zen_us"]]
    failed = [f"{row['rules']} rules: {row['faster']:.0f}x a loop, zen-engine {row['zen_us']:.0f} µs" for row in slow]
    return {"at": rows, "failed": failed}


def _measure(size: int) -> dict[str, Any]:
    chance = random.Random(size)
    conditions = [condition(chance) for _ in range(size)]
    kept = index([read(number, when) for number, when in enumerate(conditions)])
    events = [event(chance, number) for number in range(EVENTS)]
    expected = [{at for at, when in enumerate(conditions) if json_logic.jsonLogic(when, each)} for each in events[:10]]
    assert [{int(rule.key[5:]) for rule in _matching(kept, each)} for each in events[:10]] == expected
    fires = sum(len(_matching(kept, each)) for each in events) / EVENTS
    matching = microseconds(lambda: [_matching(kept, each) for each in events], 1) / EVENTS
    facts, created = [Facts(each, None) for each in events], Event("created")
    firing = microseconds(lambda: [fire(kept, created, each, 0) for each in facts], 1) / EVENTS
    few, other = events[:3], theirs(conditions)
    assert [{each["rule"] for each in other.evaluate(each)["result"]} for each in events[:10]] == expected
    zen = microseconds(lambda: [other.evaluate(each) for each in few], 1) / len(few)
    naive = microseconds(lambda: [[json_logic.jsonLogic(when, each) for when in conditions] for each in few], 1, 2) / 3
    return {
        "rules": size,
        "fires": fires,
        "matching_us": matching,
        "firing_us": firing,
        "qubit_us": naive,
        "faster": naive / matching,
        "zen_us": zen,
        "goal_us": GOALS_US[size],
    }


def _matching(kept: Any, values: dict[str, Any]) -> list[Rule]:
    return [rule for rule in kept.concerned("created", None, values) if rule.holds(values, 0)]
