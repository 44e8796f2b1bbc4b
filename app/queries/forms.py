"""Forms: the list of those that somebody may use, and one form as a browser draws it for this person."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, func, select

from app.errors import NotFound
from app.projection import columns
from app.queries.naming import OPTIONS
from app.queries.sight import Sight
from app.queries.words import words
from engines.access import Access
from engines.access.role import ACTIONS
from engines.form.form import Form
from engines.form.rights import Rights, public_rights
from engines.form.view import view
from engines.logic.system import LABELS, SYSTEM
from engines.logic.types import Enum, List, Types

NO_FORM = ("这个表单", "this form")


def forms(conn: Connection, sight: Sight) -> list[dict[str, Any]]:
    """The forms with which this person may do something."""
    mine = (form for form in sight.live.house.forms.values() if sight.access(form.key).actions)
    return [_summary(conn, sight, form) for form in mine]


def form_view(sight: Sight, key: str) -> dict[str, Any]:
    """The form as this person fills it in and reads it."""
    form = sight.form(key)
    access = sight.access(key)
    if form is None or not access.actions:
        raise NotFound(*NO_FORM)
    return view(form, form_rights(access)) | {"system": system_values(form.types), "can": _can(access)}


def public_view(sight: Sight, key: str) -> dict[str, Any]:
    """The form as a buyer fills it in: the public fields and what they need, nothing of the house behind it."""
    form = sight.form(key)
    if form is None or form.public is None:
        raise NotFound(*NO_FORM)
    shown = view(form, public_rights(form))
    fields = [each | {"config": _without_house(each)} for each in shown["fields"]]
    hidden = {"statuses": [], "list": {"columns": [], "filters": []}, "system": []}
    return shown | hidden | {"fields": fields}


def form_rights(access: Access) -> Rights:
    """What may be done with the fields of some record; each record may allow less."""
    written, read = access.write | access.create, access.read
    return Rights(None if written.every else written.names, None if read.every else read.names, access.mask)


def _summary(conn: Connection, sight: Sight, form: Form) -> dict[str, Any]:
    counted = {"count_open": _open(conn, sight, form)} if sight.access(form.key).may("read") else {}
    return {
        "key": form.key,
        "name": words(form.name),
        "ticket": form.is_ticket,
        "public": form.public is not None,
        "customer": form.customer,
        "closed": words(form.closed) if form.closed else None,
        "bundle": sight.live.owners.get(f"form/{form.key}", ""),
        "can": _can(sight.access(form.key)),
    } | counted


def _can(access: Access) -> dict[str, bool]:
    return {action: access.may(action) for action in ACTIONS}


def _open(conn: Connection, sight: Sight, form: Form) -> int:
    """How many of its records are not done yet."""
    table = sight.live.tables[form.key]
    policy = sight.where(form.key, columns(table, sight.live.tables))
    undone = table.main.c.status_category.not_in(("solved", "closed"))
    return int(conn.execute(select(func.count()).select_from(table.main).where(undone, *policy)).scalar_one())


def system_values(types: Types = SYSTEM) -> list[dict[str, Any]]:
    """The system values with their labels; where they are one of a few words, those too."""
    found = []
    for name, label in LABELS.items():
        kind = types[name]
        named = OPTIONS.get(name, {})
        options = [{"id": each, "label": words(text)} for each, text in named.items()]
        plain = "enum" if isinstance(kind, Enum) else "list" if isinstance(kind, List) else str(kind)
        found.append({"id": name, "label": words(label), "type": plain} | ({"options": options} if options else {}))
    return found


def _without_house(field: dict[str, Any]) -> dict[str, Any]:
    """A buyer names a record in words; which form it is of, and what is copied from it, stays here."""
    return {} if field["type"] == "reference" else dict(field["config"])
