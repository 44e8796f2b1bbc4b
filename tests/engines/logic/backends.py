"""The five ways in which a rule is evaluated, each a function from a rule and its rows to the answers."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from hypothesis import assume
from sqlalchemy import Connection

from engines.errors import BadDefinition
from engines.logic import Compiled, NotPushable, compile  # noqa: A004
from tests.engines.logic.browser import Browser
from tests.engines.logic.generated import NOW, TYPES
from tests.engines.logic.given import GIVEN, column, fill

Rows = list[dict[str, Any]]
Backend = Callable[[Any, Compiled, Rows], list[Any] | None]
"""From a rule, as written and as compiled, to its answer on each row; None: this way cannot evaluate the rule."""

NAMES = ("source", "closures", "sqlite", "postgresql", "browser")


def backends(sqlite: Connection, postgresql: Connection, browser: Browser) -> Mapping[str, Backend]:
    ways: list[Backend] = [
        lambda rule, checked, rows: [checked(row, NOW) for row in rows],
        lambda rule, checked, rows: [checked.closure(row, NOW) for row in rows],
        lambda rule, checked, rows: of_database(sqlite, checked, rows),
        lambda rule, checked, rows: of_database(postgresql, checked, rows),
        lambda rule, checked, rows: browser.answers(rule, TYPES, rows, NOW),
    ]
    return dict(zip(NAMES, ways, strict=True))


def compiled(rule: Any) -> Compiled:
    """The rule, unless it is one of the few that the generator cannot know to be badly typed."""
    try:
        return compile(rule, TYPES)
    except BadDefinition as refused:
        assume(False)
        raise AssertionError from refused


def of_database(connection: Connection, rule: Compiled, rows: Rows) -> list[Any] | None:
    try:
        written = rule.sql(column, NOW)
    except NotPushable:
        return None
    fill(connection, rows)
    return list(connection.execute(sa.select(written).select_from(GIVEN).order_by(GIVEN.c.place)).scalars())


def same(left: Any, right: Any) -> bool:
    """Equal to the last bit; 2 and 2.0 are one number, as in JSON."""
    if isinstance(left, float) and isinstance(right, float) and math.isnan(left):
        return math.isnan(right)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return isinstance(left, bool) == isinstance(right, bool) and bool(left == right)


def agree(one: list[Any] | None, other: list[Any] | None) -> bool:
    """Whether two ways give the same answers; one that cannot answer contradicts nobody."""
    return one is None or other is None or same(one, other)
