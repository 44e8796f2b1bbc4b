"""Checks answers to a form: the one way in which people's values get into a record."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from engines.form.claims import claim, claim_unique
from engines.form.rights import ALL, Rights
from engines.form.settling import Settling, Visit
from engines.form.shape import Form
from engines.form.verdict import Accepted, FieldError, Refused
from engines.kinds import Text
from engines.needs import Answers, Needs

__all__ = ["ALL", "Accepted", "FieldError", "Refused", "Rights", "check"]

DATA = "/data"
NOTHING: Mapping[Any, Any] = MappingProxyType({})
NOT_ANSWERS = FieldError(
    "", DATA, "wrong_type", Text("应为对象：字段与值", "this must be an object of fields and values")
)


def check(
    form: Form,
    answers: Any,
    now: int,
    before: Mapping[str, Any] | None = None,
    rights: Rights = ALL,
    found: Answers = NOTHING,
    facts: Mapping[str, Any] = NOTHING,
) -> Accepted | Refused | Needs:
    """What comes of `answers` (raw JSON, by field id).

    `before` are the values of an existing record, its system values among them where conditions read them: answers
    then change only what they name, and only what they change must be right. `facts` are system values of the moment
    ("_actor" …). `found` are the shell's answers to an earlier Needs.
    """
    if not isinstance(answers, Mapping):
        return Refused((NOT_ANSWERS,))
    run = Settling(now, found)
    given = run.read(form.sheet, answers, DATA, before or NOTHING)
    values = {**(_born(form, now) if before is None else before), **facts, "_old": before or {}, "_ref": {}}
    record = Visit(form.sheet, given, before, values, DATA)
    run.settle(record)
    if run.asks:
        return Needs(tuple(run.asks))
    claim(run, form, rights)
    if not run.errors and not run.asks:
        claim_unique(run, form)
    if run.asks:
        return Needs(tuple(run.asks))
    if run.errors:
        return Refused(_in_form_order(form, run.errors))
    return Accepted(_values(form, record), frozenset(record.changed))


def _born(form: Form, now: int) -> dict[str, Any]:
    """The system values of a record at its birth."""
    return {
        "_status": form.initial.id,
        "_status_category": form.initial.category,
        "_priority": "normal",
        "_level": 0,
        "_tags": [],
        "_created_at": now,
        "_updated_at": now,
    }


def _values(form: Form, record: Visit) -> dict[str, Any]:
    """The record's values; what an older form knew and this one does not is kept."""
    others = {name: value for name, value in (record.before or {}).items() if _is_other(form, name)}
    settled = ((field.id, record.values[field.id]) for field in form.fields)
    return {**others, **{name: value for name, value in settled if value is not None}}


def _is_other(form: Form, name: str) -> bool:
    return name not in form.by_id and not name.startswith("_")


def _in_form_order(form: Form, errors: list[FieldError]) -> tuple[FieldError, ...]:
    place = {field.id: index for index, field in enumerate(form.fields)}
    return tuple(sorted(errors, key=lambda error: place.get(error.field, len(place))))
