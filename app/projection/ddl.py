"""Makes a form's tables fit what is published: creates them or adds columns. Nothing is ever dropped."""

from __future__ import annotations

from sqlalchemy import Connection, Table, inspect
from sqlalchemy.schema import CreateColumn

from app.projection.layout import FormTable


def ensure(connection: Connection, table: FormTable) -> bool:
    """Bring the tables up to `table`. Answers whether something was added that older records may have values for."""
    added = [_ensure(connection, each) for each in table.tables]
    return any(added)


def _ensure(connection: Connection, table: Table) -> bool:
    inspector = inspect(connection)
    if not inspector.has_table(table.name):
        table.create(connection)
        return True
    there = {column["name"] for column in inspector.get_columns(table.name)}
    missing = [column for column in table.columns if column.name not in there]
    quoted = connection.dialect.identifier_preparer.format_table(table)
    for column in missing:
        definition = CreateColumn(column).compile(dialect=connection.dialect)
        connection.exec_driver_sql(f"ALTER TABLE {quoted} ADD COLUMN {definition}")
    indexed = {index["name"] for index in inspector.get_indexes(table.name)}
    for index in sorted(table.indexes, key=lambda index: str(index.name)):
        if index.name not in indexed:
            index.create(connection)
    return bool(missing)
