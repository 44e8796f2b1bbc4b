"""What may leave of one record: the rights that its row gives, as the engines take them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from app.models import record
from app.queries.sight import Sight
from app.work import snapshot
from engines.access import Access, Fields
from engines.form.form import Form
from engines.form.rights import Rights


@dataclass(frozen=True)
class Seen:
    """A record as one person may see it. Made by `see`, which answers None where there is nothing to see."""

    row: Mapping[str, Any]
    form: Form
    access: Access
    values: Mapping[str, Any]

    @cached_property
    def rights(self) -> Rights:
        """The same rights, for the engine that shows values."""
        return Rights(_names(self.access.write), _names(self.access.read), self.access.mask)

    def plainly(self, field: str) -> bool:
        """Whether the field's own value may be seen, not hidden and not masked."""
        return field in self.access.read and field not in self.access.mask

    @cached_property
    def wholly(self) -> bool:
        """Whether every field may be seen: then texts that were made of fields may be seen as well."""
        return all(self.plainly(field.id) for field in self.form.fields)


def see(conn: Connection, sight: Sight, row: RowMapping | Mapping[str, Any]) -> Seen | None:
    """The record in `row`, where this person may see it at all."""
    form = sight.form(row["form"])
    if form is None:
        return None
    access = sight.access(form.key)
    values = dict(snapshot(row, row["data"]))
    if _reads_others(access):
        values["_ref"] = _others(conn, form, row["data"])
    if not access.rows(values, sight.now):
        return None
    return Seen(row, form, access.at(values, sight.now), values)


def _names(fields: Fields) -> frozenset[str] | None:
    return None if fields.every else fields.names


def _reads_others(access: Access) -> bool:
    """Whether a row policy looks at records that this one refers to."""
    return any(path.startswith("_ref.") for grant in access.grants if grant.rows for path in grant.rows.reads)


def _others(conn: Connection, form: Form, data: Mapping[str, Any]) -> dict[str, Any]:
    ids = {field.id: data[field.id] for field in form.fields if field.link and data.get(field.id) is not None}
    chosen = select(record).where(record.c.id.in_(ids.values()))
    found = {row["id"]: snapshot(row, row["data"]) for row in conn.execute(chosen).mappings()} if ids else {}
    return {name: found.get(number) for name, number in ids.items()}
