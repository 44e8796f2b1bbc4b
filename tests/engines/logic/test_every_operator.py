"""Every operator on every pair of awkward values, in all five ways: exhaustive where chance is tame."""

from collections import Counter
from itertools import product
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from engines.logic import OPERATORS, NotPushable, compile  # noqa: A004
from engines.logic.expression import Call, reads
from engines.logic.sql import column_type
from engines.logic.types import (
    BOOLEAN,
    DATE,
    DURATION,
    INSTANT,
    INTEGER,
    MONEY,
    NUMBER,
    TEXT,
    List,
    Record,
    Type,
    Types,
)
from tests.engines.logic.backends import same
from tests.engines.logic.browser import Browser
from tests.engines.logic.generated import CALENDARS, CHANNEL, LARGEST, NOW
from tests.engines.logic.generated import VALUES as PLAIN
from tests.engines.logic.given import as_stored

A, B, SO_FAR = {"var": "a"}, {"var": "b"}, {"var": "accumulator"}
ROWS, WEIGHTS, TAGS = List(Record({"n": INTEGER, "on": BOOLEAN})), List(NUMBER), List(TEXT)
VALUES: dict[Type, list[Any]] = {
    **PLAIN,
    ROWS: [[], [{}], [{"n": 1, "on": True}], [{"n": LARGEST, "on": False}, {"n": 1}], [{"on": True}, {"n": None}]],
    WEIGHTS: [[], [0.5], [0.1, 0.2, -3], [1e139, 1e308], [None, 2]],
    TAGS: [[], [""], ["a", "中"], ["😀", "a"], ["A"]],
}
ORDERED = (MONEY, INTEGER, NUMBER, TEXT, DATE, INSTANT, DURATION)
CALCULATED: dict[tuple[Type, Type], str] = {
    (INTEGER, INTEGER): "+-*/%",
    (NUMBER, NUMBER): "+-*/%",
    (INTEGER, NUMBER): "+-*/%",
    (MONEY, MONEY): "+-/",
    (MONEY, INTEGER): "*/",
    (MONEY, NUMBER): "*/",
    (DURATION, DURATION): "+-/",
    (DURATION, INTEGER): "*/",
    (INSTANT, DURATION): "+-",
    (INSTANT, INSTANT): "-",
}
RULES: list[tuple[Any, Type, Type]] = [
    *(({symbol: [A, B]}, kind, kind) for symbol in ("==", "!=") for kind in PLAIN),
    *(({symbol: [A, B]}, kind, kind) for symbol in ("<", "<=", ">", ">=") for kind in ORDERED),
    *(({symbol: [A, B]}, INTEGER, NUMBER) for symbol in ("==", "!=", "<", "<=", ">", ">=")),
    *(({"<=": [A, B, A]}, kind, kind) for kind in ORDERED),
    *(({symbol: [A]}, kind, kind) for symbol in ("filled", "empty") for kind in PLAIN),
    *(({symbol: [A, B]}, left, right) for (left, right), symbols in CALCULATED.items() for symbol in symbols),
    *(({symbol: [A, B]}, kind, kind) for symbol in ("min", "max") for kind in ORDERED if kind != TEXT),
    *(({symbol: [A]}, kind, kind) for symbol in ("-", "abs") for kind in (INTEGER, NUMBER, MONEY, DURATION)),
    *(({"round": [A, places]}, NUMBER, NUMBER) for places in (0, 1, 2, 9)),
    *(({symbol: [A, B]}, TEXT, TEXT) for symbol in ("in", "contains", "starts_with", "ends_with")),
    *(({"in": [A, PLAIN[kind][:4]]}, kind, kind) for kind in PLAIN if kind != INSTANT),
    ({"in": [A, [1, 2.5]]}, INTEGER, INTEGER),
    ({"in": [A, [B, B]]}, TEXT, TEXT),
    ({"length": [A]}, TEXT, TEXT),
    ({"upper": [A]}, TEXT, TEXT),
    ({"lower": [A]}, TEXT, TEXT),
    ({"matches": [A, "^[a中].*$"]}, TEXT, TEXT),
    ({"cat": [A, "/", B]}, TEXT, NUMBER),
    ({"substr": [A, B]}, TEXT, INTEGER),
    ({"normalise": [A]}, TEXT, TEXT),
    ({"weekday": [A]}, DATE, DATE),
    ({"same_day": [A, B]}, INSTANT, INSTANT),
    ({"date_of": [A]}, INSTANT, INSTANT),
    ({"date_diff": [A, B]}, DATE, DATE),
    ({"date_add": [A, B, "months"]}, DATE, INTEGER),
    ({"seconds_between": [A, B]}, INSTANT, INSTANT),
    ({"hours_since": [A]}, INSTANT, INSTANT),
    *(({"duration": [A, unit]}, INTEGER, INTEGER) for unit in ("seconds", "weeks")),
    *(({"hour_of": [A, *zone]}, INSTANT, INSTANT) for zone in ([], ["-03:30"])),
    ({"business_minutes": [A, B, "service"]}, INSTANT, INSTANT),
    ({"business_add": [A, B, "service"]}, INSTANT, DURATION),
    ({"business_time": [A, "service"]}, INSTANT, INSTANT),
    ({"and": [A, B]}, BOOLEAN, BOOLEAN),
    ({"or": [A, B]}, BOOLEAN, BOOLEAN),
    ({"!": [A]}, BOOLEAN, BOOLEAN),
    ({"if": [A, B, 1]}, BOOLEAN, INTEGER),
    ({"!": [{"<": [A, B]}]}, INTEGER, INTEGER),
    *(({"if": [{"==": [A, B]}, A, B]}, kind, kind) for kind in PLAIN),
    *(({"var": ["a", PLAIN[kind][0]]}, kind, kind) for kind in PLAIN if kind != INSTANT),
    ({"length": [A]}, ROWS, TEXT),
    ({"contains": [A, B]}, TAGS, TEXT),
    ({"in": [B, A]}, TAGS, TEXT),
    *(({symbol: [A, {"var": "on"}]}, ROWS, BOOLEAN) for symbol in ("any", "all", "none", "count")),
    *(({symbol: [A, {">": [{"var": "n"}, {"var": "_record.b"}]}]}, ROWS, INTEGER) for symbol in ("any", "all", "none")),
    ({"count": [A]}, ROWS, INTEGER),
    ({"filter": [A, {"<": [{"var": "n"}, {"var": "_record.b"}]}]}, ROWS, INTEGER),
    ({"map": [A, {"+": [{"var": "n"}, {"var": "_record.b"}]}]}, ROWS, INTEGER),
    ({"sum": [A, {"+": [{"var": "n"}, {"var": "_record.b"}]}]}, ROWS, INTEGER),
    ({"sum": [A]}, WEIGHTS, NUMBER),
    ({"reduce": [A, {"+": [SO_FAR, {"var": "current.n"}]}, 0]}, ROWS, INTEGER),
    ({"reduce": [A, {"max": [SO_FAR, {"var": "current.n"}]}, B]}, ROWS, INTEGER),
    ({"reduce": [A, {"+": [SO_FAR, {"var": "current"}]}, 0]}, WEIGHTS, NUMBER),
    ({"reduce": [A, {"cat": [SO_FAR, {"var": "current"}, {"var": "_record.b"}]}, ""]}, TAGS, TEXT),
    ({"reduce": [A, {"if": [{"var": "current.on"}, {"+": [SO_FAR, {"var": "_record.b"}]}, SO_FAR]}, 0]}, ROWS, MONEY),
]
WITHOUT_OPERANDS = {"var", "now", "today", "changed", "was"}
OF_OTHER_RECORDS = {"related_count", "related_max", "related_min", "related_sum"}
"""What they ask is answered before evaluation, so a pair of values says nothing; tests/rule/test_related.py does."""
NAMES = [f"{rule} on {left.name}, {right.name}" for rule, left, right in RULES]


ENOUGH = 20
"""So often is every operand of every operator there, and so often absent."""


@pytest.mark.parametrize(("rule", "left", "right"), RULES, ids=NAMES)
def test_an_operator_answers_alike_in_every_database(
    connection: Connection, rule: Any, left: Type, right: Type
) -> None:
    around = [compile(each, types_of(left, right)) for each in surrounded(rule, left, right)]
    pairs = pairs_of(left, right)
    table = table_of(left, right)
    try:
        written = [each.sql(lambda path: table.c[path], NOW).label(f"way_{at}") for at, each in enumerate(around)]
    except NotPushable:
        return
    fill(connection, table, pairs, left, right)
    found = connection.execute(sa.select(*written).select_from(table).order_by(table.c.n)).all()
    for checked, answers in zip(around, zip(*found, strict=True), strict=True):
        assert not differing(pairs, answers, [checked({"a": a, "b": b}, NOW) for a, b in pairs])


@pytest.mark.parametrize(("rule", "left", "right"), RULES, ids=NAMES)
def test_an_operator_answers_alike_in_memory_and_in_the_browser(
    browser: Browser, rule: Any, left: Type, right: Type
) -> None:
    pairs = pairs_of(left, right)
    rows = [{"a": a, "b": b} for a, b in pairs]
    for each in surrounded(rule, left, right):
        checked = compile(each, types_of(left, right))
        expected = [checked(row, NOW) for row in rows]
        assert not differing(pairs, [checked.closure(row, NOW) for row in rows], expected)
        assert not differing(pairs, browser.answers(each, types_of(left, right), rows, NOW), expected)


def surrounded(rule: Any, left: Type, right: Type) -> list[Any]:
    """The rule, and where its types have few values the rule inside others that evaluate it, so many as are needed."""
    known, other = {"filled": [rule]}, {"filled": [B]}
    if compile(rule, types_of(left, right)).type == BOOLEAN:
        ways = [rule, {"!": [rule]}, {"if": [rule, 1, 2]}, {"==": [rule, other]}, known]
        ways += [{"and": [rule, other]}, {"or": [rule, other]}]
    else:
        ways = [rule, known, {"if": [known, 1, 2]}, {"empty": [rule]}, {"==": [known, other]}]
        ways += [{"and": [known, other]}, {"or": [{"!": [known]}, other]}]
    return ways[: -(-ENOUGH // (1 + min(len(VALUES[left]), len(VALUES[right]))))]


def types_of(left: Type, right: Type) -> Types:
    return {"a": left, "b": right, "_calendars": CALENDARS}


def pairs_of(left: Type, right: Type) -> list[tuple[Any, Any]]:
    return list(product([None, *VALUES[left]], [None, *VALUES[right]]))


def differing(pairs: list[Any], found: Any, expected: list[Any]) -> list[Any]:
    return [case for case in zip(pairs, found, expected, strict=True) if not same(case[1], case[2])]


def test_every_operand_of_every_operator_is_met_there_and_absent() -> None:
    hits: Counter[tuple[str, int, str, bool]] = Counter()
    for rule, left, right in RULES:
        call = compile(rule, types_of(left, right)).expression
        assert isinstance(call, Call)
        for place, argument in enumerate(call.arguments):
            of_each_item = place == 1 and call.kind.group == "list"
            if of_each_item or not reads(argument):
                continue
            operand, ways = argument.closure(), len(surrounded(rule, left, right))
            for a, b in pairs_of(left, right):
                absent = operand({"a": a, "b": b}, {"a": a, "b": b}, NOW) is None
                hits[call.kind.type, place, argument.type.name, absent] += ways
    met = {(operator, place, kind) for operator, place, kind, _ in hits}
    assert {operator for operator, _, _ in met} >= OPERATORS.keys() - WITHOUT_OPERANDS - OF_OTHER_RECORDS
    assert not [each for each in met if hits[*each, False] < ENOUGH]
    assert not [each for each in met if hits[*each, True] < ENOUGH]


def table_of(left: Type, right: Type) -> sa.Table:
    """A temporary table for pairs of these types; its name is its own, because PostgreSQL keeps plans by their text."""
    kinds = list(VALUES)
    a, b = sa.Column("a", column_type(left)), sa.Column("b", column_type(right))
    name = f"pairs_{kinds.index(left)}_{kinds.index(right)}"
    return sa.Table(name, sa.MetaData(), sa.Column("n", sa.Integer), a, b, prefixes=["TEMPORARY"])


def fill(connection: Connection, table: sa.Table, pairs: list[Any], left: Type, right: Type) -> None:
    """The same pairs for every rule on these types, so once is enough."""
    if sa.inspect(connection).has_table(table.name):
        return
    table.create(connection)
    rows = [{"n": n, "a": as_stored(a, left), "b": as_stored(b, right)} for n, (a, b) in enumerate(pairs)]
    connection.execute(sa.insert(table), rows)


def test_the_list_of_types_is_whole() -> None:
    assert set(PLAIN) == {MONEY, INTEGER, NUMBER, TEXT, CHANNEL, DATE, INSTANT, BOOLEAN, DURATION}
