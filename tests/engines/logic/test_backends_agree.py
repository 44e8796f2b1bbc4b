"""One rule, one answer: generated source, closures, SQLite and PostgreSQL."""

import math
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from engines.errors import BadDefinition
from engines.logic import Compiled, NotPushable, compile  # noqa: A004
from engines.logic.sql import column_type
from tests.engines.logic.conftest import as_stored
from tests.engines.logic.generated import FIELDS, NOW, TYPES, conjunctions, rows, rules

ENOUGH = settings(max_examples=max(300, settings.default.max_examples if settings.default else 0), deadline=None)


def compiled(rule: Any) -> Compiled:
    """The rule, unless it is one of the few that the generator cannot know to be badly typed."""
    try:
        return compile(rule, TYPES)
    except BadDefinition as refused:
        assume(False)
        raise AssertionError from refused


def same(left: Any, right: Any) -> bool:
    """Equal to the last bit; 2 and 2.0 are one number, as in JSON."""
    if isinstance(left, float) and isinstance(right, float) and math.isnan(left):
        return math.isnan(right)
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


@pytest.mark.filterwarnings("error::SyntaxWarning")
@ENOUGH
@given(rules(), st.lists(rows, min_size=1, max_size=5))
def test_generated_source_and_closures_give_the_same_answer(rule: Any, records: list[Any]) -> None:
    checked = compiled(rule)
    for record in records:
        assert same(checked(record, NOW), checked.closure(record, NOW)), (rule, record)


@ENOUGH
@given(rules(), st.lists(rows, min_size=1, max_size=5))
def test_a_database_gives_the_answer_that_memory_gives(connection: Connection, rule: Any, records: list[Any]) -> None:
    checked = compiled(rule)
    table = given_rows(records)
    try:
        written = checked.sql(column_of(table), NOW)
    except NotPushable:
        return
    found = connection.execute(sa.select(written).select_from(table).order_by(table.c.place)).scalars().all()
    expected = [checked(record, NOW) for record in records]
    assert all(map(same, found, expected)), (rule, records, found, expected, str(written))


@ENOUGH
@given(conjunctions(), st.lists(rows, min_size=1, max_size=5))
def test_the_pushed_part_and_the_rest_together_select_the_same_rows(
    connection: Connection, rule: Any, records: list[Any]
) -> None:
    checked = compiled(rule)
    table = given_rows(records)
    where, rest = checked.split_sql(column_of(table), NOW)
    query = sa.select(table.c.place).select_from(table).where(sa.true() if where is None else where)
    places = connection.execute(query).scalars().all()
    found = sorted(place for place in places if rest is None or rest(records[place], NOW))
    assert found == [place for place, record in enumerate(records) if checked(record, NOW)]


def given_rows(records: list[Any]) -> sa.Subquery:
    """The rows as a table of a query, so that nothing has to be created."""
    selects = [
        sa.select(
            sa.literal(place).label("place"),
            *(
                sa.cast(sa.literal(as_stored(record.get(name), kind), column_type(kind)), column_type(kind)).label(name)
                for name, kind in FIELDS.items()
            ),
        )
        for place, record in enumerate(records)
    ]
    return sa.union_all(*selects).subquery("row")


def column_of(table: sa.Subquery) -> Any:
    """What has no column, such as a list, is a KeyError, as the contract has it."""
    return lambda path: table.c[path]


@pytest.mark.parametrize("path", ["items", "tags"])
def test_a_list_cannot_be_pushed_and_says_so(path: str) -> None:
    rule = compile({"and": [{"filled": [{"var": path}]}, {">": [{"var": "amount"}, 1]}]}, TYPES)
    with pytest.raises(NotPushable) as refused:
        rule.sql(column_of(given_rows([{}])), NOW)
    assert refused.value.names == ("var (/and/0/filled/0)",)
