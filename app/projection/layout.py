"""Which tables and columns a form's records are projected to: the union of what its releases hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table

from app.projection.casts import COLUMNS, TEXT, Cast, Storage, cast, storage
from app.projection.names import child_name, index_name, table_name
from engines.form.form import Form
from engines.logic import types as logic
from engines.logic.types import List, Record, Type

__all__ = ["CORE", "Cell", "Child", "FormTable", "form_table", "table_name"]

BIG = BigInteger().with_variant(Integer, "sqlite")

# Repeated from the record, under the same names.
CORE: Mapping[str, Any] = {
    **dict.fromkeys(("number", "title", "status", "status_category", "priority", "category", "channel"), TEXT),
    "assignee": BIG,
    "group_key": TEXT,
    **dict.fromkeys(("customer", "level", "created_at", "updated_at"), BIG),
    **dict.fromkeys(("first_response_at", "resolved_at", "closed_at", "due_at", "rev"), BIG),
    **dict.fromkeys(("urgency", "urgency_rate", "urgency_since"), BIG),
}
INDEXES = (("status", "created_at"), ("created_at",), ("group_key", "status"))
TAGS = "_tags"


@dataclass(frozen=True)
class Cell:
    """One field's column, and how its values get in."""

    field: str
    column: str
    cast: Cast


@dataclass(frozen=True)
class Child:
    """The table of a field that holds many: a row per item, in order. A list's items lie in `value`."""

    field: str
    table: Table
    cells: tuple[Cell, ...]
    of_rows: bool


@dataclass(frozen=True, eq=False)
class FormTable:
    """The tables of one form. `paths` leads from the names of expressions to columns."""

    form: str
    main: Table
    cells: tuple[Cell, ...]
    children: tuple[Child, ...]
    paths: Mapping[str, Column[Any]]
    references: Mapping[str, str]
    zone_offset: int

    @cached_property
    def child(self) -> Mapping[str, Child]:
        """The child tables by field; the tags are `_tags`."""
        return {child.field: child for child in self.children}

    @property
    def tables(self) -> list[Table]:
        """All of them."""
        return [self.main, *(child.table for child in self.children)]


def form_table(
    releases: Sequence[Form], zone_offset: int = 28_800, counted: Iterable[tuple[str, ...]] = ()
) -> FormTable:
    """The tables for a form, given as each release holds it, oldest first. `counted` are the names by which rules count
    records: looked up together, inside the transaction of every submission.

    Where a field changed its type in spite of the rules, the newest stands; old values are kept apart, not lost.
    """
    metadata = MetaData()
    newest = releases[-1]
    fields = {field.id: field for form in releases for field in form.fields}
    history = [{field.id: field.type for field in form.fields} for form in releases]
    cells = _cells(history)
    name = table_name(newest.key)
    searched = [cell.column for cell in cells if _is_searched(fields[cell.field])]
    columns_of = {cell.field: cell.column for cell in cells} | SYSTEM_COLUMNS
    together = (tuple(columns_of[each] for each in names) for names in counted if columns_of.keys() >= set(names))
    looked_up = dict.fromkeys([*((column,) for column in searched), *together])
    indexes = dict.fromkeys([*INDEXES, *((*columns, "created_at") for columns in looked_up)])
    main = Table(
        name,
        metadata,
        Column("record_id", BIG, primary_key=True, autoincrement=False),
        *(Column(column, kind) for column, kind in CORE.items()),
        Column("day", Integer),
        Column("hour", Integer),
        *(Column(cell.column, COLUMNS[kind]) for cell, kind in _typed(cells, history)),
        *(Index(index_name(name, columns), *columns) for columns in indexes),
    )
    children = [_child(newest.key, TAGS, [List(logic.TEXT)], metadata)]
    for field in fields:
        held = [types[field] for types in history if isinstance(types.get(field), List)]
        if held:
            children.append(_child(newest.key, field, held, metadata))
    references = {field.id: field.link.form for field in fields.values() if field.link is not None}
    return FormTable(newest.key, main, tuple(cells), tuple(children), _paths(main, cells), references, zone_offset)


def _is_searched(field: Any) -> bool:
    """Whether lists, rules or uniqueness look records up by it."""
    return field.searchable or field.unique or field.link is not None


def _cells(history: Iterable[Mapping[str, Type]]) -> list[Cell]:
    """A cell for each field with one value, named by its first storage and, where that changed, by the newest."""
    seen: dict[str, list[Type]] = {}
    for types in history:
        for field, kind in types.items():
            if not isinstance(kind, List | Record):
                seen.setdefault(field, []).append(kind)
    return [Cell(field, _column_name(field, kinds), cast(kinds[-1])) for field, kinds in seen.items()]


def _column_name(field: str, kinds: Sequence[Type]) -> str:
    newest = storage(kinds[-1])
    return f"f_{field}" if newest == storage(kinds[0]) else f"{newest.value}_{field}"


def _typed(cells: Iterable[Cell], history: Sequence[Mapping[str, Type]]) -> list[tuple[Cell, Storage]]:
    """Each cell with the storage of its field's newest single value."""
    kinds = {field: kind for types in history for field, kind in types.items() if not isinstance(kind, List | Record)}
    return [(cell, storage(kinds[cell.field])) for cell in cells]


def _child(form: str, field: str, held: Sequence[Type], metadata: MetaData) -> Child:
    """The child table for a field that was, in turn, each of the lists in `held`."""
    items = [kind.item for kind in held if isinstance(kind, List)]
    rows = [item.fields for item in items if isinstance(item, Record)]
    plain = [item for item in items if not isinstance(item, Record)]
    cells = _cells(rows)
    typed = [(cell.column, kind) for cell, kind in _typed(cells, rows)]
    typed += [("value", storage(plain[-1]))] if plain else []
    name = child_name(form, field)
    table = Table(
        name,
        metadata,
        Column("record_id", BIG, primary_key=True, autoincrement=False),
        Column("row", Integer, primary_key=True, autoincrement=False),
        *(Column(column, COLUMNS[kind]) for column, kind in typed),
        *([Index(index_name(name, ("value",)), "value")] if plain else []),
    )
    of_rows = isinstance(items[-1], Record)
    return Child(field, table, tuple(cells) if of_rows else (Cell("", "value", cast(items[-1])),), of_rows)


SYSTEM_COLUMNS = {
    "_id": "record_id",
    "_group": "group_key",
    **{f"_{name}": name for name in CORE if name != "group_key"},
}


def _paths(main: Table, cells: Iterable[Cell]) -> dict[str, Column[Any]]:
    system = {path: main.c[column] for path, column in SYSTEM_COLUMNS.items()}
    return system | {cell.field: main.c[cell.column] for cell in cells}
