"""The search box over a list: numbers, titles and searchable fields, as far as each row lets them be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select

from app.projection import FormTable, columns
from app.queries.sight import Sight
from engines.form.field import Field
from engines.form.form import Form
from engines.logic.types import Enum, is_textual

Columns = Callable[[str], ColumnElement[Any]]


def searched(sight: Sight, form: Form, column: Columns, words: str) -> ColumnElement[bool]:
    """Rows in which something that may be seen contains `words`."""
    return or_(*_places(sight, form, column, words.strip()))


def _places(sight: Sight, form: Form, column: Columns, words: str) -> Iterator[ColumnElement[bool]]:
    yield contains(column("_number"), words)
    for field in form.fields:
        if not (field.searchable or field.id in form.title):
            continue
        found = _in_field(sight, field, column, words)
        if found is not None and sight.access(form.key).shows([field.id]):
            yield and_(found, *sight.where(form.key, column, "read", [field.id]))


def _in_field(sight: Sight, field: Field, column: Columns, words: str) -> ColumnElement[bool] | None:
    """How a field is searched: by what people read, so options by their labels and references by their targets."""
    if field.link:
        targets = _targets(sight, field.link.form, words)
        return None if targets is None else column(field.id).in_(targets)
    if isinstance(field.type, Enum) and "options" in field.config:
        named = [each["id"] for each in field.config["options"] if _is_called(each, words)]
        return column(field.id).in_(named) if named else None
    return contains(column(field.id), words) if is_textual(field.type) else None


def _targets(sight: Sight, form: str, words: str) -> Select[Any] | None:
    """The records of another form whose number or own title fields contain `words`."""
    target = sight.form(form)
    if target is None or not sight.access(form).may("read"):
        return None
    table = again(sight.live.tables[form])
    column = columns(table, sight.live.tables)
    own = [name for name in target.title if is_textual(target.by_id[name].type) and sight.access(form).shows([name])]
    places = [and_(contains(column(name), words), *sight.where(form, column, "read", [name])) for name in own]
    found = or_(contains(column("_number"), words), *places)
    return select(column("_id")).where(found, *sight.where(form, column))


def again(table: FormTable) -> FormTable:
    """The same table under another name, for a question about a form inside one about that form."""
    main = table.main.alias()
    return replace(table, main=main, paths={path: main.c[column.name] for path, column in table.paths.items()})


def contains(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Upper and lower case alike; `%` and `_` stand for themselves."""
    return column.icontains(words, autoescape=True)


def _is_called(option: Any, words: str) -> bool:
    return any(words.casefold() in label.casefold() for label in option["label"].values())
