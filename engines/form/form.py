"""Reads the definition of a form, or says everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from engines import schema
from engines.calendar.hours import Calendar
from engines.definition import Definition, text
from engines.errors import BadDefinition, Problem
from engines.form.body import BODY
from engines.form.compiling import Conditions, heads, references, sheet
from engines.form.draft import Draft, Reading, drafts, settle_types, types_of
from engines.form.field import Sheet
from engines.form.kind import FieldKind, Series
from engines.form.naming import check_names
from engines.form.registry import FIELDS
from engines.form.shape import Form, Listing, Outline, Public, Section, Status, Validation
from engines.kinds import Text
from engines.logic import system
from engines.logic.system import NO_CALENDARS
from engines.logic.types import ANY, BOOLEAN, Types

__all__ = ["Form", "Outline", "outline", "read_form"]

OTHERS = Text("其他", "Other")
CLOSED = Text("这张表单已停用，暂不接受新的提交", "this form is off and takes nothing new for now")


def read_form(
    definition: Definition,
    kinds: Mapping[str, FieldKind] = FIELDS,
    forms: Mapping[str, Outline] | None = None,
    calendars: Mapping[str, Calendar] = NO_CALENDARS,
) -> Form:
    """The form in `definition`. Raises BadDefinition with every problem.

    `forms` are those that its references may lead to. Left out, references are taken on trust and `_ref` is unknown.
    `calendars` are those that its expressions, and those of what is about it, may count working time by.
    """
    reading, fields = _begin(definition, kinds, forms, calendars)
    body, around = definition.body, settle_types(fields, reading)
    field_types = types_of(fields)
    types = around(field_types)
    reading.labels.update({draft.id: draft.label for draft in fields})
    sections = _sections(body, types, reading)
    validations = _validations(body, types, reading)
    compiled = sheet(fields, types, reading, sections=_conditions(sections))
    check_names(body, compiled, reading)
    if reading.found:
        raise BadDefinition(_in_reading_order(reading.found))
    return _form(definition, compiled, sections, validations, types, field_types, reading)


def outline(definition: Definition, kinds: Mapping[str, FieldKind] = FIELDS) -> Outline:
    """The fields of a form without its logic. A formula that reads through a reference is left out of it."""
    reading, fields = _begin(definition, kinds, None)
    settle_types(fields, reading)
    return Outline(key=definition.key, field_types={k: v for k, v in types_of(fields).items() if v != ANY})


def _begin(
    definition: Definition,
    kinds: Mapping[str, FieldKind],
    forms: Mapping[str, Outline] | None,
    calendars: Mapping[str, Calendar] = NO_CALENDARS,
) -> tuple[Reading, list[Draft]]:
    """The body's shape checked, its fields as drafts."""
    found = schema.problems(BODY, definition.body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    known = None if forms is None else {key: form.field_types for key, form in forms.items()}
    statuses = tuple(dict.fromkeys(status["id"] for status in definition.body["statuses"]))
    reading = Reading(definition.document, kinds, known, statuses, dict(system.LABELS), calendars=calendars)
    return reading, drafts(definition.body["fields"], "/body/fields", reading)


def _sections(body: Mapping[str, Any], types: Types, reading: Reading) -> tuple[Section, ...]:
    """The layout; fields that it does not name come last, together."""
    sections = []
    for index, each in enumerate(body.get("layout", ())):
        rule = each.get("visible")
        here = f"/body/layout/{index}/visible"
        visible = None if rule is None else reading.compile(rule, types, here, BOOLEAN)
        sections.append(Section(each["id"], text(each["label"]), tuple(each["fields"]), visible, rule))
    placed = {name for section in sections for name in section.fields}
    rest = tuple(field["id"] for field in body["fields"] if field["id"] not in placed)
    return (*sections, Section("_rest", OTHERS, rest)) if rest else tuple(sections)


def _conditions(sections: Iterable[Section]) -> Conditions:
    """By field, when its section is shown."""
    return {name: (each.visible,) for each in sections if each.visible for name in each.fields}


def _validations(body: Mapping[str, Any], types: Types, reading: Reading) -> tuple[Validation, ...]:
    found = []
    for index, each in enumerate(body.get("validations", ())):
        check = reading.compile(each["check"], types, f"/body/validations/{index}/check", BOOLEAN)
        if check:
            message, field = text(each["message"]), each.get("field")
            names, followed = heads([check]), references(check)
            found.append(Validation(each["id"], check, message, field, names, followed, each["check"]))
    return tuple(found)


def _form(
    definition: Definition,
    compiled: Sheet,
    sections: tuple[Section, ...],
    validations: tuple[Validation, ...],
    types: Types,
    field_types: Types,
    reading: Reading,
) -> Form:
    body = definition.body
    statuses = {each["id"]: Status(each["id"], each["category"], text(each["label"])) for each in body["statuses"]}
    number = body.get("number", {})
    return Form(
        key=definition.key,
        name=definition.name,
        version=definition.version,
        sheet=compiled,
        sections=sections,
        validations=validations,
        statuses=statuses,
        initial=statuses[body.get("initial", body["statuses"][0]["id"])],
        types=types,
        field_types=field_types,
        labels=reading.labels,
        title=tuple(body.get("title", ())),
        number=Series(number.get("prefix", ""), number.get("digits", 6)),
        flow=body.get("flow"),
        customer=body.get("customer", False),
        category=body.get("category"),
        customer_field=body.get("customer_field"),
        closed=_closed(body),
        public=_public(body.get("public")),
        listing=_listing(body.get("list"), compiled),
    )


def _closed(body: Mapping[str, Any]) -> Text | None:
    """What people read where the form is switched off; None where it takes new submissions."""
    if body.get("enabled", True):
        return None
    return text(body["closed"]) if "closed" in body else CLOSED


def _public(public: Mapping[str, Any] | None) -> Public | None:
    if public is None:
        return None
    intro, thanks = (text(public[name]) if name in public else None for name in ("intro", "thanks"))
    return Public(tuple(public["fields"]), intro, thanks)


def _listing(listing: Mapping[str, Any] | None, compiled: Sheet) -> Listing:
    """As written; left out, number, status and the first few fields that fit a cell."""
    if listing is None:
        first = tuple(field.id for field in compiled.fields if not field.rows and not field.kind.holds_files)[:5]
        return Listing(("_number", *first, "_status", "_created_at"), "-_created_at", ("_status",))
    return Listing(
        tuple(listing["columns"]), listing.get("sort", "-_created_at"), tuple(listing.get("filters", ("_status",)))
    )


def _in_reading_order(found: list[Problem]) -> list[Problem]:
    """Once each, numbers in pointers counting as numbers."""

    def place(problem: Problem) -> list[tuple[int, int, str]]:
        tokens = problem.pointer.split("/")
        return [(0, int(token), "") if token.isdecimal() else (1, 0, token) for token in tokens]

    return sorted(dict.fromkeys(found), key=place)
