"""A role: what its holders may do with the records of which form, which rows and fields they see, and which pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines import logic, schema
from engines.access.fields import Fields, fields
from engines.access.pushable import not_pushable
from engines.definition import KEY, Definition
from engines.errors import BadDefinition, Problem, escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.system import ACTOR, SYSTEM
from engines.logic.types import BOOLEAN, Types

ACTIONS = ("read", "create", "write", "export")
PAGES = ("workbench", "designer", "dashboards", "settings")
EVERY_FORM = "*"
ANY_RECORD: Types = {**SYSTEM, "_actor": ACTOR}
"""What a row policy over every form may speak of."""

_NAMES: Mapping[str, Any] = {"type": "array", "items": {"type": "string", "pattern": KEY}, "uniqueItems": True}

BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "grants": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "form": {"type": "string", "pattern": r"^(\*|[a-z][a-z0-9_]{0,47})$", "x-widget": "form"},
                    "actions": {"type": "array", "items": {"enum": list(ACTIONS)}, "uniqueItems": True, "minItems": 1},
                    "rows": {"type": ["object", "boolean"], "x-widget": "logic"},
                    "read": _NAMES,
                    "write": _NAMES,
                    "mask": _NAMES,
                },
                "required": ["form", "actions"],
                "additionalProperties": False,
            },
        },
        "pages": {"type": "array", "items": {"enum": list(PAGES)}, "uniqueItems": True},
        "reports": _NAMES,
    },
    "required": ["grants"],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class Grant:
    """Some actions on the records of one form (or "*"); `rows` is its row policy over the record and `_actor`.

    `write` left out means the fields that may be read: nobody writes what they cannot see unless it is said.
    """

    form: str
    actions: frozenset[str]
    rows: Compiled | None
    read: Fields
    write: Fields
    mask: Fields

    def covers(self, form: str) -> bool:
        """Whether this grant speaks of `form`."""
        return self.form in (form, EVERY_FORM)


@dataclass(frozen=True)
class Role:
    """A role as read."""

    key: str
    name: Text
    grants: tuple[Grant, ...]
    pages: frozenset[str]
    reports: Fields


def read_role(definition: Definition, forms: Mapping[str, Types]) -> Role:
    """The role, its row policies checked against the types of `forms`. Raises BadDefinition with every problem."""
    body = definition.body
    found = schema.problems(BODY, body, definition.document, "/body")
    if found:
        raise BadDefinition(found)
    grants = [
        _grant(each, forms, definition.document, "/body/grants" + escape(index), found)
        for index, each in enumerate(body["grants"])
    ]
    if found:
        raise BadDefinition(found)
    pages, reports = frozenset(body.get("pages", ())), fields(body.get("reports"))
    return Role(definition.key, definition.name, tuple(grants), pages, reports)


def _grant(
    written: Mapping[str, Any], forms: Mapping[str, Types], document: str, here: str, found: list[Problem]
) -> Grant:
    form = written["form"]
    types = ANY_RECORD if form == EVERY_FORM else forms.get(form)
    if types is None:
        message = Text(f"没有表单“{form}”", f'there is no form "{form}"')
        found.append(Problem(document, here + "/form", "unknown_form", message))
        types = {}
    elif form != EVERY_FORM:
        found.extend(_unknown_fields(written, types, document, here))
    return Grant(
        form,
        frozenset(written["actions"]),
        _policy(written, types, document, here + "/rows", found) if types else None,
        fields(written.get("read")),
        fields(written["write"] if "write" in written else written.get("read")),
        fields(written.get("mask", ())),
    )


def _policy(
    written: Mapping[str, Any], types: Types, document: str, pointer: str, found: list[Problem]
) -> Compiled | None:
    """The row policy; one that only memory can evaluate is refused, since lists and reports must ask a database."""
    if written.get("rows", True) is True:
        return None
    try:
        policy = logic.compile(written["rows"], types, expect=BOOLEAN, document=document, pointer=pointer)
    except BadDefinition as bad:
        found.extend(bad.problems)
        return None
    found.extend(not_pushable(policy, types, document, pointer))
    return policy


def _unknown_fields(written: Mapping[str, Any], types: Types, document: str, here: str) -> list[Problem]:
    return [
        Problem(
            document,
            f"{here}/{part}{escape(index)}",
            "unknown_field",
            Text(f"表单里没有字段“{name}”", f'the form has no field "{name}"'),
        )
        for part in ("read", "write", "mask")
        for index, name in enumerate(written.get(part, ()))
        if name not in types
    ]
