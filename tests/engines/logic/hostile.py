"""Expressions that somebody might write to hold us up; each must be refused, or be done within few steps."""

from typing import Any

from engines.logic.types import BOOLEAN, INTEGER, NUMBER, TEXT, List, Record, Types

TYPES: Types = {
    "vip": BOOLEAN,
    "n": INTEGER,
    "x": NUMBER,
    "text": TEXT,
    "rows": List(Record({"n": INTEGER, "sku": TEXT})),
    "tags": List(TEXT),
}
ROW = {"n": 7, "sku": "a" * 500}
WORST: dict[str, Any] = {
    "vip": True,
    "n": 2**53 - 1,
    "x": 1e308,
    "text": "a" * 5_000,
    "rows": [ROW] * 200,
    "tags": ["a" * 50] * 200,
}
"""The largest record that a form lets in."""

VIP, N, ROWS = {"var": "vip"}, {"var": "n"}, {"var": "rows"}


def nested(depth: int, wrap: Any, inner: Any) -> Any:
    for _ in range(depth):
        inner = wrap(inner)
    return inner


def looped(depth: int, symbol: str = "any") -> Any:
    """Lists gone through for every item of lists."""
    body: Any = {">": [{"var": "n"}, 8]}
    for level in range(depth):
        body = {symbol: [ROWS if level == depth - 1 else {"var": "_record.rows"}, body]}
        body = {">": [body, 1]} if symbol == "count" else body
    return body


DOUBLING = {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}
HOSTILE: dict[str, Any] = {
    "deep negation": nested(5_000, lambda rule: {"!": [rule]}, VIP),
    "deep sums": nested(63, lambda rule: {"+": [rule, N]}, N),
    "as many operators as fit": {"or": [{"<": [N, number]} for number in range(1_900)]},
    "too many operators": {"or": [{"!": [{"!": [VIP]}]}] * 5_000},
    "a long list": {"in": [N, list(range(4_000))]},
    "a longer list": {"in": [N, list(range(100_000))]},
    "two loops": looped(2),
    "three loops": looped(3),
    "twenty loops": looped(20),
    "nested counts": looped(4, "count"),
    "many double loops": {"or": [looped(2)] * 100},
    "a text that doubles": {"==": [{"reduce": [{"var": "tags"}, DOUBLING, {"var": "text"}]}, "a"]},
    "backtracking": {"matches": [{"var": "text"}, "^(a+)+$b"]},
    "nested repetition": {"matches": [{"var": "text"}, "(((a{1,30}){1,30}){1,30}){1,30}"]},
    "alternatives": {"matches": [{"var": "text"}, "(a|aa|aaa|aaaa)*b"]},
    "a long pattern": {"matches": [{"var": "text"}, "a?" * 249]},
    "patterns in a loop": {"any": [ROWS, {"or": [{"matches": [{"var": "sku"}, f"(a|b)*c{at}"]} for at in range(100)]}]},
    "huge powers": nested(60, lambda rule: {"*": [rule, rule if rule == N else N]}, N),
    "large dates": {"date_add": ["2026-01-01", N, "years"]},
    "joined in a loop": {"length": [{"cat": [{"var": "text"}] * 200}]},
    "wide choice": {"if": [part for number in range(120) for part in ({"==": [N, number]}, {"*": [N, number]})]},
    "not json": {"==": [N, float("nan")]},
    "two names": {"and": [VIP], "or": [VIP]},
    "an object as a path": {"var": {"var": {"var": "n"}}},
    "a reach into Python": {"var": "__class__.__mro__"},
}
