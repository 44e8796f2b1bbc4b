"""Where nothing is absent and every type is right, the typed dialect answers as JsonLogic itself does."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.logic import apply, compile  # noqa: A004
from engines.logic.types import BOOLEAN, INTEGER, NUMBER, TEXT, List, Record, Types
from tests.engines.logic.backends import same
from tests.engines.logic.test_backends_agree import EXAMPLES

TYPES: Types = {
    "n": INTEGER,
    "m": INTEGER,
    "x": NUMBER,
    "y": NUMBER,
    "s": TEXT,
    "t": TEXT,
    "p": BOOLEAN,
    "q": BOOLEAN,
    "items": List(Record({"n": INTEGER, "s": TEXT})),
}
WHOLE = st.integers(-1_000, 1_000)
REAL = st.floats(-1e6, 1e6).map(lambda number: round(number, 6))
"""Neither so small nor so large that a database could not calculate with it; beyond, the dialect has its own rules."""
WORDS = st.sampled_from(["", "a", "A", "ab", "中文", "中", "😀", "100", " "])
ITEM = st.fixed_dictionaries({"n": WHOLE, "s": WORDS})
LITERALS = {INTEGER: WHOLE, NUMBER: REAL, TEXT: WORDS, BOOLEAN: st.booleans()}
RECORDS = st.fixed_dictionaries(
    {name: st.lists(ITEM, max_size=3) if name == "items" else LITERALS[kind] for name, kind in TYPES.items()}
)
ITEMS, SO_FAR, CURRENT = {"var": "items"}, {"var": "accumulator"}, {"var": "current.n"}


def names(kind: Any) -> list[str]:
    return [name for name, own in TYPES.items() if own == kind]


class Maker:
    """Draws a rule of the operators that both dialects have."""

    def __init__(self, draw: Callable[[Any], Any]) -> None:
        self.draw = draw

    def pick(self, *among: Any) -> Any:
        return self.draw(st.sampled_from(among))

    def field(self, kind: Any) -> Any:
        return {"var": self.pick(*names(kind))}

    def value(self, kind: Any, depth: int) -> Any:
        if depth == 0:
            return self.field(kind) if self.pick(True, True, False) else self.draw(LITERALS[kind])
        if self.pick(True, False, False, False):
            return {"if": [self.value(BOOLEAN, depth - 1), self.field(kind), self.value(kind, depth - 1)]}
        return {BOOLEAN: self.condition, TEXT: self.text}.get(kind, lambda deep: self.number(kind, deep))(depth - 1)

    def number(self, kind: Any, depth: int) -> Any:
        left, right = self.field(kind), self.value(kind, depth)
        way = self.pick("+", "-", "*", "max", "min", "minus", "%", "other")
        if way == "minus":
            return {"-": [left]}
        if way == "%":
            return {"%": [right, self.pick(1, 2, 7, -3)]}
        if way != "other":
            return {way: [left, right] if self.pick(True, False) else [right, left]}
        if kind == NUMBER:
            return {"/": [right, self.pick(2, 3, -0.5, {"max": [left, 1]})]}
        return {"reduce": [ITEMS, {self.pick("+", "max"): [SO_FAR, CURRENT]}, self.pick(0, left)]}

    def text(self, depth: int) -> Any:
        joined = {"cat": [self.field(TEXT), self.value(INTEGER, 0), self.value(TEXT, depth)]}
        return self.pick(joined, {"substr": [self.value(TEXT, depth), self.pick(-2, -1, 0, 1, 5)]})

    def condition(self, depth: int) -> Any:
        kind = self.pick(INTEGER, NUMBER, TEXT)
        sides = [self.field(kind), self.value(kind, depth)]
        many = {self.pick("<", ">=", "=="): [{"var": "n"}, self.pick(0, 5, -100)]}
        match self.pick("compare", "compare", "equal", "between", "logic", "!", "in", "list"):
            case "compare":
                return {self.pick("<", "<=", ">", ">="): sides}
            case "equal":
                return {self.pick("==", "!="): sides}
            case "between":
                return {self.pick("<", "<="): [self.value(kind, 0), *sides]}
            case "logic":
                return {self.pick("and", "or"): [self.value(BOOLEAN, depth) for _ in range(self.pick(1, 2, 3))]}
            case "!":
                return {"!": [self.value(BOOLEAN, depth)]}
            case "in":
                among = [self.draw(LITERALS[kind]) for _ in range(self.pick(1, 2, 3))]
                return self.pick({"in": [sides[0], among]}, {"in": [self.value(TEXT, 0), self.field(TEXT)]})
            case _:
                return {self.pick("all", "none"): [ITEMS, many]}


@st.composite
def rules(draw: Callable[[Any], Any]) -> Any:
    maker = Maker(draw)
    return maker.value(maker.pick(INTEGER, NUMBER, TEXT, BOOLEAN, BOOLEAN), maker.pick(1, 2, 3))


@settings(max_examples=EXAMPLES, deadline=None)
@given(rules(), st.lists(RECORDS, min_size=1, max_size=5))
def test_typed_rules_answer_as_the_standard_does_where_nothing_is_absent(
    rule: Any, records: list[dict[str, Any]]
) -> None:
    checked = compile(rule, TYPES)
    for record in records:
        assert same(checked(record, 0), apply(rule, record)), (rule, record)


@pytest.mark.parametrize("body", [{"<": [{"var": "n"}, 3]}, {"==": [{"var": "s"}, "a"]}])
def test_lists_are_filtered_and_mapped_as_the_standard_does(body: Any) -> None:
    record = {"items": [{"n": 1, "s": "a"}, {"n": 5, "s": "a"}, {"n": 2, "s": "b"}, {"n": 9, "s": ""}]}
    for rule in ({"filter": [ITEMS, body]}, {"map": [ITEMS, body]}, {"map": [{"filter": [ITEMS, body]}, {"var": "n"}]}):
        assert compile(rule, TYPES)(record, 0) == apply(rule, record)
