"""From the names of expressions to columns, for `Compiled.sql` and for the plan of a report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, select

from app.projection.layout import FormTable


def columns(table: FormTable, others: Mapping[str, FormTable] | None = None) -> Callable[[str], ColumnElement[Any]]:
    """What answers "amount", "_status" or "_ref.order.shop" with a column; KeyError for what has none.

    `others` are the tables of the forms that references lead to, by form. One step leads to one record, so that
    sums stay right: it is looked up, not joined.
    """

    def column(path: str) -> ColumnElement[Any]:
        if not path.startswith("_ref."):
            return table.paths[path]
        _, name, field = path.split(".")
        target = (others or {})[table.references[name]]
        main = target.main.alias()
        found = main.corresponding_column(target.paths[field])
        assert found is not None
        one = select(found).where(main.c.record_id == table.paths[name])
        return one.correlate(table.main).scalar_subquery()

    return column
