"""A hostile rule is refused with its place, and what is allowed runs on every way of evaluating it."""

from typing import Any

import pytest
import sqlalchemy as sa

from engines.errors import BadDefinition
from engines.logic import NotPushable, compile  # noqa: A004
from engines.logic.cost import MOST, cost
from engines.logic.types import BOOLEAN, INTEGER, NUMBER, Types
from tests.engines.logic.hostile import HOSTILE, WORST
from tests.engines.logic.hostile import TYPES as HOSTILE_TYPES

VIP = {"var": "vip"}
TYPES: Types = {"vip": BOOLEAN, "n": INTEGER, "x": NUMBER}


def nested(symbol: str, depth: int) -> Any:
    rule: Any = VIP
    for _ in range(depth):
        rule = {symbol: [rule]}
    return rule


def codes(rule: Any) -> list[tuple[str, str]]:
    with pytest.raises(BadDefinition) as refused:
        compile(rule, TYPES)
    return [(problem.pointer, problem.code) for problem in refused.value.problems]


def test_a_rule_nested_too_deep_is_refused_where_it_gets_too_deep() -> None:
    assert codes(nested("!", 100)) == [("/!/0" * 65, "too_deep")]


def test_a_rule_with_too_many_operators_is_refused_once() -> None:
    assert codes({"or": [{"!": [VIP]}] * 1001}) == [("/or/999/!/0", "too_complex")]


def test_a_list_that_is_too_long_is_refused() -> None:
    assert codes({"in": [{"var": "n"}, [1] * 10_001]}) == [("/in/1", "list_too_long")]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, (1, 2), {1, 2}, b"x"])
def test_what_json_cannot_say_is_refused(value: Any) -> None:
    assert codes({"==": [{"var": "n"}, value]}) == [("/==/1", "bad_value")]


@pytest.mark.parametrize("rule", [None, "x", 5, [], {}, {"and": {}}, {"": []}, {1: []}, [[VIP]], {"var": [[]]}])
def test_nonsense_is_refused_with_a_problem_and_never_with_a_trace(rule: Any) -> None:
    with pytest.raises(BadDefinition) as refused:
        compile(rule, TYPES, expect=BOOLEAN)
    assert all(problem.message.zh and problem.message.en for problem in refused.value.problems)


@pytest.mark.parametrize("symbol", ["!", "and", "or"])
def test_the_deepest_rule_that_is_allowed_can_be_evaluated(symbol: str) -> None:
    rule = compile(nested(symbol, 63), TYPES)
    assert rule({"vip": True}) == rule.closure({"vip": True})


def test_deep_calculations_and_long_choices_can_be_evaluated() -> None:
    total: Any = {"var": "n"}
    for _ in range(31):
        total = {"+": [{"if": [VIP, total, 0]}, 1]}
    rule = compile(total, TYPES)
    assert rule({"vip": True, "n": 0}) == rule.closure({"vip": True, "n": 0}) == 31
    arms = [part for number in range(120) for part in ({"==": [{"var": "n"}, number]}, number)]
    choice = compile({"if": [*arms, -1]}, TYPES)
    assert (choice({"n": 119}), choice({"n": 500})) == (119, -1)


def test_the_longest_condition_that_is_allowed_runs_in_the_database(connection: sa.Connection) -> None:
    rule = compile({"and": [{"!=": [{"var": "n"}, number]} for number in range(990)]}, TYPES)
    row = sa.select(sa.literal(5, sa.BigInteger()).label("n")).subquery("row")
    assert connection.execute(sa.select(rule.sql(lambda path: row.c[path], 0))).scalar_one() is False


WRAPPINGS = {
    "+": lambda rule: {"+": [rule, {"var": "x"}]},
    "*": lambda rule: {"*": [{"var": "x"}, rule]},
    "max": lambda rule: {"max": [rule, {"var": "x"}]},
    "round": lambda rule: {"round": [rule, 1]},
    "if": lambda rule: {"if": [{"<": [rule, {"var": "x"}]}, rule, 1]},
}


@pytest.mark.parametrize("wrap", WRAPPINGS.values(), ids=WRAPPINGS)
def test_a_rule_too_deep_for_a_database_says_so_before_the_database_does(wrap: Any, connection: sa.Connection) -> None:
    row = sa.select(sa.literal(1.0, sa.Double()).label("x")).subquery("row")
    rule: Any = {"var": "x"}
    for depth in range(20):
        rule = wrap(rule)
        try:
            written = compile({"!": [{"<": [rule, 5]}]}, TYPES).sql(lambda path: row.c[path], 0)
        except NotPushable:
            assert depth > 3
            return
        connection.execute(sa.select(written)).scalar_one()
    pytest.fail("nothing was ever too deep")


@pytest.mark.parametrize("rule", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_rule_is_refused_or_ends_after_few_steps(rule: Any) -> None:
    try:
        compiled = compile(rule, HOSTILE_TYPES)
    except BadDefinition as bad:
        refused = bad.problems
    else:
        refused = ()
        assert cost(compiled.expression) <= MOST
        assert compiled(WORST) == compiled.closure(WORST)
    assert all(problem.code and problem.message.zh and problem.message.en for problem in refused)


def test_loops_inside_loops_are_refused_before_they_run() -> None:
    for name in ("three loops", "twenty loops", "nested counts", "many double loops"):
        with pytest.raises(BadDefinition) as refused:
            compile(HOSTILE[name], HOSTILE_TYPES)
        assert [problem.code for problem in refused.value.problems] == ["too_costly"], name
    assert compile(HOSTILE["two loops"], HOSTILE_TYPES)(WORST) is False


def test_a_text_that_doubles_with_every_item_is_given_up() -> None:
    assert compile(HOSTILE["a text that doubles"], HOSTILE_TYPES)(WORST) is False
