"""Computes formula fields anew after effects changed what they read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from math import isfinite
from typing import Any

from app.effects import Changes, write_field
from app.work import Work
from engines.form.shape import Form


def recompute(work: Work, seen: Callable[[], Mapping[str, Any]]) -> frozenset[str]:
    """Bring the record's formulas up to date with `seen()`, the record as it is now; the names that changed."""
    if not work.form.formulas:
        return frozenset()
    changes: Changes = {}
    for name, value in computed(work.form, seen(), work.now).items():
        write_field(work, name, value, changes)
    return frozenset(changes)


def computed(form: Form, values: Mapping[str, Any], now: int) -> dict[str, Any]:
    """The values of the form's visible formula fields, each after those it reads."""
    known = dict(values)
    found: dict[str, Any] = {}
    for field in form.formulas:
        if field.formula is not None and field.is_visible(known, now):
            value = field.formula.function(known, now)
            known[field.id] = found[field.id] = None if isinstance(value, float) and not isfinite(value) else value
    return found


def recomputer(form: Form) -> Callable[[Mapping[str, Any], int], Mapping[str, Any]] | None:
    """What the flow calls while it writes fields; nothing where the form has no formula."""
    return partial(computed, form) if form.formulas else None
