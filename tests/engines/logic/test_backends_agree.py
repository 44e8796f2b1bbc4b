"""One rule, one answer: generated source, closures, SQLite, PostgreSQL and the browser."""

import os
from collections.abc import Callable, Mapping
from itertools import combinations
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from engines.logic import NotPushable, compile  # noqa: A004
from tests.engines.logic.backends import (
    NAMES,
    Backend,
    Rows,
    agree,
    backends,
    compiled,
)
from tests.engines.logic.browser import Browser
from tests.engines.logic.generated import NOW, TYPES, conjunctions, rows, rules
from tests.engines.logic.given import GIVEN, column, fill

EXAMPLES = 10_000 if os.environ.get("GONGDAN_TEST_DEPTH") == "deep" else 500
ENOUGH = settings(max_examples=EXAMPLES, deadline=None)
RECORDS = st.lists(rows, min_size=1, max_size=5)


@pytest.fixture(scope="module")
def ways(sqlite: Connection, postgresql: Connection, browser: Browser) -> Mapping[str, Backend]:
    return backends(sqlite, postgresql, browser)


@pytest.mark.filterwarnings("error::SyntaxWarning")
@ENOUGH
@given(rules(), RECORDS)
def test_five_ways_to_evaluate_a_rule_give_one_answer(ways: Mapping[str, Backend], rule: Any, records: Rows) -> None:
    checked = compiled(rule)
    expected = ways["source"](rule, checked, records)
    for name, way in ways.items():
        found = way(rule, checked, records)
        assert agree(found, expected), (name, rule, records, found, expected)


Bug = Callable[[list[Any]], Any]
"""What an operator, given these operands, is mistaken for."""

BUGS: dict[tuple[str, str], tuple[str, Bug]] = {
    ("source", "closures"): ("<", lambda of: {"!": [{">=": of}]}),
    ("source", "sqlite"): ("<", lambda of: {"!": [{">=": of}]}),
    ("source", "postgresql"): (">", lambda of: {"!": [{"<=": of}]}),
    ("source", "browser"): (">", lambda of: {"!": [{"<=": of}]}),
    ("closures", "sqlite"): ("<", lambda of: {"!": [{">=": of}]}),
    ("closures", "postgresql"): ("==", lambda of: {"or": [{"==": of}, {"!": [{"filled": of[:1]}]}]}),
    ("closures", "browser"): (">=", lambda of: {"!": [{"<": of}]}),
    ("sqlite", "postgresql"): (">=", lambda of: {"!": [{"<": of}]}),
    ("sqlite", "browser"): (">=", lambda of: {">": of}),
    ("postgresql", "browser"): ("!=", lambda of: {"and": [{"filled": [of[0]]}, {"!=": of}]}),
}


def mistaken(rule: Any, symbol: str, bug: Bug) -> Any:
    """`rule` with every `symbol` read as the bug has it."""
    if isinstance(rule, list):
        return [mistaken(part, symbol, bug) for part in rule]
    if not isinstance(rule, dict):
        return rule
    [(name, of)] = rule.items()
    within = mistaken(of, symbol, bug)
    return bug(within) if name == symbol else {name: within}


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_a_bug_in_one_way_is_found_by_the_rules_that_are_drawn(
    ways: Mapping[str, Backend], one: str, other: str
) -> None:
    symbol, bug = BUGS[one, other]

    def found(drawn: tuple[Any, Rows]) -> bool:
        rule, records = drawn
        wrong = mistaken(rule, symbol, bug)
        if wrong == rule:
            return False
        right = ways[one](rule, compiled(rule), records)
        return not agree(right, ways[other](wrong, compiled(wrong), records))

    quick = settings(max_examples=2_000, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    assert find(st.tuples(rules(), RECORDS), found, settings=quick)


@settings(max_examples=EXAMPLES * 3 // 5, deadline=None)
@given(conjunctions(), RECORDS)
def test_the_pushed_part_and_the_rest_together_select_the_same_rows(
    connection: Connection, rule: Any, records: Rows
) -> None:
    checked = compiled(rule)
    where, rest = checked.split_sql(column, NOW)
    fill(connection, records)
    query = sa.select(GIVEN.c.place).where(sa.true() if where is None else where)
    places = connection.execute(query).scalars().all()
    found = sorted(place for place in places if rest is None or rest(records[place], NOW))
    assert found == [place for place, record in enumerate(records) if checked(record, NOW)]


@pytest.mark.parametrize("path", ["items", "tags"])
def test_a_list_cannot_be_pushed_and_says_so(path: str) -> None:
    rule = compile({"and": [{"filled": [{"var": path}]}, {">": [{"var": "amount"}, 1]}]}, TYPES)
    with pytest.raises(NotPushable) as refused:
        rule.sql(column, NOW)
    assert refused.value.names == ("var (/and/0/filled/0)",)
