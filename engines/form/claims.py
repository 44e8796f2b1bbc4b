"""What a settled record still owes: required values, respect for what is read-only, validations, unique values."""

from __future__ import annotations

from engines.form.field import Field
from engines.form.kind import Fault
from engines.form.rights import Rights
from engines.form.settling import Settling, Visit
from engines.form.shape import Form, Validation
from engines.form.verdict import FieldError
from engines.kinds import Text
from engines.needs import IsTaken

REQUIRED = Fault("required", Text("必填", "this is required"))
READONLY = Fault("readonly", Text("此项只读，不能修改", "this is read-only"))
NOT_ALLOWED = Fault("not_allowed", Text("您没有修改此项的权限", "you may not change this"))
TAKEN = Fault("taken", Text("已有相同的值，不能重复", "another record has this value already"))


def claim(run: Settling, form: Form, rights: Rights) -> None:
    """Note everything that a settled record owes."""
    for visit in run.visits:
        for field in visit.sheet.fields:
            if field.read is not None and field.id not in visit.hidden:
                _claim_field(run, field, visit, rights if visit is run.visits[0] else None)
    for validation in form.validations:
        _claim_validation(run, validation, run.visits[0])


def _claim_field(run: Settling, field: Field, visit: Visit, rights: Rights | None) -> None:
    """One field; `rights` is None in a row, where those to the whole table count."""
    pointer = f"{visit.at}/{field.id}"
    if pointer in run.faulted:
        return
    if rights is not None and not rights.may_write(field.id):
        if field.id in visit.given and (_alters(field, visit) or not rights.may_read(field.id)):
            run.refuse(pointer, NOT_ALLOWED)
    elif field.readonly is not False and field.is_readonly(visit.values, run.now):
        if field.id in visit.given and _alters(field, visit):
            run.refuse(pointer, READONLY)
    elif visit.values[field.id] is None and _owed(field, visit, run.now):
        run.refuse(pointer, REQUIRED)


def _alters(field: Field, visit: Visit) -> bool:
    """Whether the answer is another value than there would be without it: sending a whole form back is no offence."""
    name = field.id
    answer = visit.values[name] if field.rows else visit.given[name]
    expected = visit.filled[name] if name in visit.filled else visit.starting(field)
    return answer != expected and not any(row.get(name) == answer for row in visit.olds)


def _owed(field: Field, visit: Visit, now: int) -> bool:
    """Whether a missing value is required and this change's own: nobody must mend an old gap to correct another."""
    if field.required is False:
        return False
    own = (
        visit.before is None
        or field.id in visit.given
        or field.id in visit.changed
        or not field.claimed.isdisjoint(visit.changed)
        or any(name.startswith("_") for name in field.claimed)
    )
    return own and field.is_required(visit.values, now)


def _claim_validation(run: Settling, validation: Validation, record: Visit) -> None:
    names = validation.names
    touched = record.before is None or not names.isdisjoint(record.changed) or any(name[0] == "_" for name in names)
    # One mistake, one sentence: what is wrong already is not measured against something else.
    if not touched or validation.field in record.hidden or any(error.field in names for error in run.errors):
        return
    if not all(run.refer(record, name) for name in validation.followed):
        return
    if not validation.check.function(record.values, run.now):
        pointer = f"{record.at}/{validation.field}" if validation.field else record.at
        run.errors.append(FieldError(validation.field or "", pointer, validation.id, validation.message))


def claim_unique(run: Settling, form: Form) -> None:
    """Ask whether another record has a value that must be unique."""
    record = run.visits[0]
    for field in (field for field in form.fields if field.unique and field.id in record.changed):
        value = record.values[field.id]
        if value is None:
            continue
        ask = IsTaken(form.key, field.id, value)
        if ask not in run.found:
            run.asks[ask] = None
        elif run.found[ask]:
            run.refuse(f"{record.at}/{field.id}", TAKEN)
