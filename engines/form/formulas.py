"""Computes formulas, also those in rows, for a record whose fields were written by a rule or a flow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.form.field import Field, Sheet
from engines.form.shape import Form


def computed(form: Form, values: Mapping[str, Any], now: int) -> dict[str, Any]:
    """The fields that have another value when all formulas are computed from `values`, each after those it reads.

    A formula that reads another record finds it in `values["_ref"]`; without it, it keeps its value.
    """
    return _computed(form.sheet, dict(values), now)


def _computed(sheet: Sheet, values: dict[str, Any], now: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in sheet.order:
        old = values.get(field.id)
        value = _value(field, values, old, now)
        if value != old:
            values[field.id] = found[field.id] = value
    return found


def _value(field: Field, values: dict[str, Any], old: Any, now: int) -> Any:
    if field.formula is not None and _is_informed(field, values) and field.is_visible(values, now):
        return field.formula.function(values, now)
    if field.rows is not None and old:
        return [_row(field.rows, row, values, now) for row in old]
    return old


def _row(sheet: Sheet, row: Mapping[str, Any], record: Mapping[str, Any], now: int) -> dict[str, Any]:
    whole = {**row, **_computed(sheet, {**row, "_record": record}, now)}
    return {name: value for name, value in whole.items() if value is not None}


def _is_informed(field: Field, values: Mapping[str, Any]) -> bool:
    """Whether every record that a formula looks at is there."""
    refs = values.get("_ref") or {}
    paths = [path.split(".") for path in (field.formula.reads if field.formula else ())]
    return all(path[1] in refs or values.get(path[1]) is None for path in paths if path[0] == "_ref")
