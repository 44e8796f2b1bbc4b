"""A form with a field of every storage, its records, and the tables as values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, create_engine, select

from app.models import projection_issue
from app.projection import FormTable, form_table
from engines.definition import Definition
from engines.form.form import Form, read_form
from engines.kinds import Text

LABEL = {"zh": "字段", "en": "field"}
OPTIONS = {"options": [{"id": each, "label": LABEL} for each in ("broken", "late", "other")]}
COLUMNS = [
    {"id": "sku", "type": "text", "label": LABEL},
    {"id": "quantity", "type": "integer", "label": LABEL},
]
FIELDS: list[dict[str, Any]] = [
    {"id": "note", "type": "text", "label": LABEL, "searchable": True},
    {"id": "quantity", "type": "integer", "label": LABEL},
    {"id": "amount", "type": "money", "label": LABEL},
    {"id": "reason", "type": "select", "label": LABEL, "config": OPTIONS},
    {"id": "problems", "type": "multi_select", "label": LABEL, "config": OPTIONS},
    {"id": "bought", "type": "date", "label": LABEL},
    {"id": "called_at", "type": "datetime", "label": LABEL},
    {"id": "vip", "type": "switch", "label": LABEL},
    {"id": "items", "type": "subtable", "label": LABEL, "config": {"fields": COLUMNS}},
    {
        "id": "each",
        "type": "formula",
        "label": LABEL,
        "config": {"expression": {"/": [{"var": "quantity"}, 4]}, "shown_as": "number"},
    },
]


def definition(kind: str, key: str, body: Mapping[str, Any]) -> Definition:
    """A definition as if it had been read."""
    return Definition(kind, key, 1, Text(key, key), body, b"")


def form(fields: list[dict[str, Any]] | None = None, key: str = "claim") -> Form:
    """The form of these fields (all of `FIELDS` unless said)."""
    statuses = [
        {"id": "new", "category": "new", "label": LABEL},
        {"id": "doing", "category": "open", "label": LABEL},
        {"id": "done", "category": "solved", "label": LABEL},
    ]
    return read_form(definition("form", key, {"fields": FIELDS if fields is None else fields, "statuses": statuses}))


CLAIM = form()
TABLE = form_table([CLAIM])

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
WHOLE = st.integers(-(2**53), 2**53)
DAYS = st.dates().map(lambda day: day.isoformat())
CHOICES = st.sampled_from(["broken", "late", "other"])
WRONG = st.sampled_from(["a\0b", "\ud800", 2**70, -(2**70), 1.5, True, "2026-13-01", ["x"], {"a": 1}, float("inf")])


def maybe(values: st.SearchStrategy[Any], wrong: bool) -> st.SearchStrategy[Any]:
    """The values, nothing, or something that does not fit."""
    return st.one_of(st.none(), values, *([WRONG] if wrong else []))


def data(wrong: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """The values of a record's fields, some left out."""
    row = st.fixed_dictionaries({}, optional={"sku": maybe(WORDS, wrong), "quantity": maybe(WHOLE, wrong)})
    fields = {
        "note": WORDS,
        "quantity": WHOLE,
        "amount": WHOLE,
        "reason": CHOICES,
        "problems": st.lists(CHOICES, max_size=3, unique=True),
        "bought": DAYS,
        "called_at": st.integers(-(2**33), 2**33),
        "vip": st.booleans(),
        "items": st.lists(row, max_size=3),
        "each": st.floats(allow_nan=False, allow_infinity=False),
    }
    return st.fixed_dictionaries({}, optional={name: maybe(values, wrong) for name, values in fields.items()})


INSTANTS = st.integers(1_700_000_000, 1_800_000_000)


def records(wrong: bool = False) -> st.SearchStrategy[dict[str, Any]]:
    """Rows of the table `record`, as far as a projection reads them; ids are for the caller."""
    maybe_instant = st.one_of(st.none(), INSTANTS)
    return st.fixed_dictionaries(
        {
            "id": st.just(0),
            "number": WORDS,
            "title": WORDS,
            "status": st.sampled_from(["new", "doing", "done"]),
            "status_category": st.sampled_from(["new", "open", "solved"]),
            "priority": st.sampled_from(["low", "normal", "high", "urgent"]),
            "category": st.one_of(st.none(), CHOICES),
            "channel": st.sampled_from(["web", "agent"]),
            "assignee": st.one_of(st.none(), st.integers(1, 3)),
            "group_key": st.one_of(st.none(), st.sampled_from(["service", "warehouse"])),
            "customer": st.one_of(st.none(), st.integers(1, 3)),
            "level": st.integers(0, 3),
            "urgency": st.integers(0, 200),
            "urgency_rate": st.integers(0, 9),
            "tags": st.lists(CHOICES, max_size=2, unique=True),
            "created_at": INSTANTS,
            "updated_at": INSTANTS,
            **dict.fromkeys(
                ("first_response_at", "resolved_at", "closed_at", "due_at", "urgency_since"), maybe_instant
            ),
            "rev": st.integers(1, 9),
            "data": data(wrong),
        }
    )


def values(record: Mapping[str, Any]) -> dict[str, Any]:
    """The scope that an expression over this record sees."""
    return {
        **record["data"],
        **{f"_{name}": value for name, value in record.items() if name not in ("data", "group_key")},
        "_group": record["group_key"],
    }


def dump(connection: Connection, table: FormTable) -> dict[str, list[Any]]:
    """Everything that the tables hold."""
    held = {each.name: _rows(connection, each) for each in table.tables}
    return held | {"issues": _rows(connection, projection_issue)}


def _rows(connection: Connection, table: Any) -> list[Any]:
    return [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))]


def engine(url: str) -> Engine:
    """A plain way into a test's database. As in the house, PostgreSQL's driver prepares nothing by itself."""
    return create_engine(url, connect_args={} if url.startswith("sqlite") else {"prepare_threshold": None})
