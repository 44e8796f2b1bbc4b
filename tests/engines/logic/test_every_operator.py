"""Every operator on every pair of awkward values, in memory and in both databases: exhaustive where chance is tame."""

from itertools import product
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy import Connection

from engines.logic import NotPushable, compile  # noqa: A004
from engines.logic.sql import column_type
from engines.logic.types import BOOLEAN, DATE, DURATION, INSTANT, INTEGER, MONEY, NUMBER, TEXT, Type
from tests.engines.logic.conftest import as_stored
from tests.engines.logic.generated import CHANNEL, NOW, VALUES
from tests.engines.logic.backends import same

A, B = {"var": "a"}, {"var": "b"}
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
    *(({symbol: [A, B]}, kind, kind) for symbol in ("==", "!=") for kind in VALUES),
    *(({symbol: [A, B]}, kind, kind) for symbol in ("<", "<=", ">", ">=") for kind in ORDERED),
    *(({symbol: [A, B]}, INTEGER, NUMBER) for symbol in ("==", "!=", "<", "<=", ">", ">=")),
    *(({"<=": [A, B, A]}, kind, kind) for kind in ORDERED),
    *(({symbol: [A]}, kind, kind) for symbol in ("filled", "empty") for kind in VALUES),
    *(({symbol: [A, B]}, left, right) for (left, right), symbols in CALCULATED.items() for symbol in symbols),
    *(({symbol: [A, B]}, kind, kind) for symbol in ("min", "max") for kind in ORDERED if kind != TEXT),
    *(({symbol: [A]}, kind, kind) for symbol in ("-", "abs") for kind in (INTEGER, NUMBER, MONEY, DURATION)),
    *(({"round": [A, places]}, NUMBER, NUMBER) for places in (0, 1, 2, 9)),
    *(({symbol: [A, B]}, TEXT, TEXT) for symbol in ("in", "contains", "starts_with", "ends_with")),
    *(({"in": [A, VALUES[kind][:4]]}, kind, kind) for kind in VALUES if kind != INSTANT),
    ({"in": [A, [1, 2.5]]}, INTEGER, INTEGER),
    ({"in": [A, [B, B]]}, TEXT, TEXT),
    ({"length": [A]}, TEXT, TEXT),
    ({"upper": [A]}, TEXT, TEXT),
    ({"matches": [A, "^[a中].*$"]}, TEXT, TEXT),
    ({"cat": [A, "/", B]}, TEXT, NUMBER),
    ({"substr": [A, B]}, TEXT, INTEGER),
    ({"date_of": [A]}, INSTANT, INSTANT),
    ({"date_diff": [A, B]}, DATE, DATE),
    ({"date_add": [A, B, "months"]}, DATE, INTEGER),
    ({"seconds_between": [A, B]}, INSTANT, INSTANT),
    ({"hours_since": [A]}, INSTANT, INSTANT),
    ({"and": [A, B]}, BOOLEAN, BOOLEAN),
    ({"or": [A, B]}, BOOLEAN, BOOLEAN),
    ({"!": [A]}, BOOLEAN, BOOLEAN),
    ({"!": [{"<": [A, B]}]}, INTEGER, INTEGER),
    *(({"if": [{"==": [A, B]}, A, B]}, kind, kind) for kind in VALUES),
    *(({"var": ["a", VALUES[kind][0]]}, kind, kind) for kind in VALUES if kind != INSTANT),
]
NAMES = [f"{rule} on {left.name}, {right.name}" for rule, left, right in RULES]


@pytest.mark.parametrize(("rule", "left", "right"), RULES, ids=NAMES)
def test_an_operator_answers_alike_everywhere(connection: Connection, rule: Any, left: Type, right: Type) -> None:
    checked = compile(rule, {"a": left, "b": right})
    pairs = list(product([None, *VALUES[left]], [None, *VALUES[right]]))
    expected = [checked({"a": a, "b": b}, NOW) for a, b in pairs]
    assert all(map(same, expected, [checked.closure({"a": a, "b": b}, NOW) for a, b in pairs]))
    table = table_of(left, right)
    try:
        written = checked.sql(lambda path: table.c[path], NOW)
    except NotPushable:
        return
    fill(connection, table, pairs, left, right)
    found = connection.execute(sa.select(written).select_from(table).order_by(table.c.n)).scalars().all()
    differing = [case for case in zip(pairs, found, expected, strict=True) if not same(case[1], case[2])]
    assert not differing


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
    assert set(VALUES) == {MONEY, INTEGER, NUMBER, TEXT, CHANNEL, DATE, INSTANT, BOOLEAN, DURATION}
