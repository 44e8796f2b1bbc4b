"""Which uploaded files a record holds, so that the shell can tie them to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from engines.form.field import Field, Sheet
from engines.form.shape import Form


def file_ids(form: Form, values: Mapping[str, Any]) -> dict[str, Field]:
    """Every file id in `values`, also in rows, with the field that holds it."""
    return dict(_files(form.sheet, values))


def _files(sheet: Sheet, values: Mapping[str, Any]) -> Iterator[tuple[str, Field]]:
    for field in (field for field in sheet.fields if values.get(field.id)):
        if field.kind.holds_files:
            yield from ((file, field) for file in values[field.id])
        for row in values[field.id] if field.rows else ():
            yield from _files(field.rows, row) if field.rows else ()
