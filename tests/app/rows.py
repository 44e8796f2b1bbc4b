"""Looking into the tables, for tests."""

from typing import Any

from sqlalchemy import Table, select, text

from app.runner.world import World


def rows(world: World, table: Table, **equal: Any) -> list[Any]:
    """The rows of a table in which these columns have these values, in the order in which they were written."""
    chosen = select(table).where(*(table.c[name] == value for name, value in equal.items()))
    with world.db.read() as conn:
        return list(conn.execute(chosen.order_by(*table.primary_key.columns)))


def count(world: World, table: Table, **equal: Any) -> int:
    return len(rows(world, table, **equal))


def projected(world: World, form: str) -> list[Any]:
    """The rows of a form's projection."""
    with world.db.read() as conn:
        return list(conn.execute(text(f"SELECT * FROM f_{form} ORDER BY record_id")))
