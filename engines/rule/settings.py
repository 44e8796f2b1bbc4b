"""Small pieces of JSON Schema that the settings of triggers and actions are made of, with the words of their panel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import TEXT_SCHEMA

Schema = Mapping[str, Any]

TEN_YEARS = 315_360_000


def settings(*required: str, **properties: Schema) -> Schema:
    """The settings of a kind: an object that refuses what it does not know."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def labelled(schema: Schema, zh: str, en: str, widget: str | None = None) -> Schema:
    """`schema` with its label, and the widget where the plain one will not do."""
    return {**schema, "x-label": {"zh": zh, "en": en}, **({"x-widget": widget} if widget else {})}


def name(zh: str, en: str, widget: str) -> Schema:
    """The key of a group, a form or a status; the reader says which there are."""
    return labelled({"type": "string", "minLength": 1, "maxLength": 64}, zh, en, widget)


def written(zh: str, en: str) -> Schema:
    """The id of a field of another form, written down."""
    return labelled({"type": "string", "minLength": 1, "maxLength": 64}, zh, en)


def names(zh: str, en: str, most: int) -> Schema:
    """The ids of some fields."""
    items = {"type": "string"}
    schema = {"type": "array", "items": items, "minItems": 1, "maxItems": most, "uniqueItems": True}
    return labelled(schema, zh, en, "fields")


def words(zh: str, en: str) -> Schema:
    """A text in every language."""
    return labelled(TEXT_SCHEMA, zh, en, "text")


def choice(zh: str, en: str, *options: str, usual: str | None = None) -> Schema:
    """One of a few words; `usual` is what holds where none is chosen."""
    return labelled({"enum": list(options), **({"default": usual} if usual else {})}, zh, en)


def named(schema: Schema, **names: tuple[str, str]) -> Schema:
    """A choice whose options have names of their own."""
    return {**schema, "x-choices": {code: {"zh": zh, "en": en} for code, (zh, en) in names.items()}}


def seconds(zh: str, en: str) -> Schema:
    """A length of time, up to ten years."""
    return labelled({"type": "integer", "minimum": 1, "maximum": TEN_YEARS}, zh, en, "duration")


def whole(zh: str, en: str, low: int, high: int) -> Schema:
    """A whole number from `low` to `high`."""
    return labelled({"type": "integer", "minimum": low, "maximum": high}, zh, en)


def values(zh: str, en: str) -> Schema:
    """An expression for each of some fields."""
    return labelled({"type": "object", "minProperties": 1}, zh, en, "values")


RECIPIENT = settings(
    "of",
    of=choice("收件人", "Recipient", "assignee", "customer", "group", "user", "manager"),
    name=labelled({"type": "string", "minLength": 1}, "小组或成员", "Group or person"),
)
"""Who is told."""
