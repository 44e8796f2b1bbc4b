"""Rules that ask for ranges of a number: the index slices the range, and finds what a loop would."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from engines.effects import CancelTimer, StartTimer
from engines.rule import matching
from engines.rule.fire import Event, Facts, index
from engines.rule.rule import Rule
from engines.rule.slices import MANY
from tests.rule.world import fired, rule_of

TAG = [{"id": "t", "type": "add_tag", "config": {"tag": "x"}}]
QTY = {"var": "qty"}
NUMBERS = st.integers(-50, 50)
ATOMS = st.one_of(
    st.builds(lambda symbol, number: {symbol: [QTY, number]}, st.sampled_from(["<", "<=", ">", ">="]), NUMBERS),
    st.builds(lambda symbol, number: {symbol: [number, QTY]}, st.sampled_from(["<", "<=", ">", ">="]), NUMBERS),
    st.builds(lambda symbol, low, high: {symbol: [low, QTY, high]}, st.sampled_from(["<", ">="]), NUMBERS, NUMBERS),
    st.builds(lambda number: {"==": [QTY, number]}, NUMBERS),
    st.just({"==": [{"var": "level"}, "vip"]}),
)
CONDITIONS = st.lists(ATOMS, min_size=1, max_size=3).map(lambda parts: {"and": parts})
RECORDS = st.fixed_dictionaries(
    {},
    optional={
        "qty": st.none() | NUMBERS,
        "level": st.sampled_from(["vip", "gold"]),
        "moved_at": st.sampled_from([None, 100, 200]),
    },
)


def rules_of(conditions: list[Any], trigger: Any) -> list[Rule]:
    return [
        rule_of({"key": f"r{at}", "trigger": trigger, "when": each, "then": TAG}) for at, each in enumerate(conditions)
    ]


@given(st.lists(CONDITIONS, min_size=MANY, max_size=3 * MANY), st.lists(RECORDS, min_size=1, max_size=20))
def test_a_sliced_index_finds_the_rules_a_loop_would(conditions: list[Any], records: list[dict[str, Any]]) -> None:
    rules = rules_of(conditions, {"type": "created", "config": {}})
    ready = index(rules)
    for record in records:
        result, _ = fired(ready, Event("created"), Facts(record), 0)
        assert {firing.rule for firing in result.firings} == {rule.key for rule in rules if rule.holds(record, 0)}


def test_few_candidates_are_left_of_many_rules_with_narrow_ranges() -> None:
    narrow = [{"<=": [number, QTY, number + 2]} for number in range(1_000)]
    ready = index(rules_of(narrow, {"type": "created", "config": {}}))
    assert max(len(ready.concerned("created", None, {"qty": number})) for number in range(1_000)) < 50


@given(st.lists(CONDITIONS, max_size=4), RECORDS, RECORDS)
def test_timers_move_where_the_time_of_a_rule_is_another_than_before(
    conditions: list[Any], old: dict[str, Any], new: dict[str, Any]
) -> None:
    rules = rules_of(conditions, {"type": "due", "config": {"after": 60, "since": "moved_at"}})
    changed = frozenset(name for name in {*old, *new} if old.get(name) != new.get(name))
    result, _ = fired(index(rules), Event("changed", changed), Facts(new, old), 0)
    expected: dict[str, Any] = {}
    for rule in rules:
        assert rule.watch.due
        before, now = (matching.clock(rule, rule.watch.due, values, 0) for values in (old, new))
        if before != now:
            expected[rule.key] = CancelTimer(rule.key) if now is None else StartTimer(rule.key, now)
    assert dict(result.effects) == expected
