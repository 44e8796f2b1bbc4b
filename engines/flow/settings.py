"""Small pieces of JSON Schema that nodes' settings are made of, with the words and widgets of the designer's panel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines.definition import KEY, TEXT_SCHEMA

Schema = Mapping[str, Any]


def settings(*required: str, **properties: Schema) -> Schema:
    """The settings of a kind: an object that refuses what it does not know."""
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def labelled(schema: Schema, zh: str, en: str, widget: str | None = None) -> Schema:
    """`schema` with its label, and the widget where the plain one will not do."""
    return {**schema, "x-label": {"zh": zh, "en": en}, **({"x-widget": widget} if widget else {})}


def name(zh: str, en: str, widget: str | None = None) -> Schema:
    """The id of something: a field, a group, a form."""
    return labelled({"type": "string", "pattern": KEY}, zh, en, widget)


def words(zh: str, en: str) -> Schema:
    """A text in every language."""
    return labelled(TEXT_SCHEMA, zh, en, "text")


def choice(zh: str, en: str, *options: str, usual: str | None = None) -> Schema:
    """One of a few words; `usual` is what holds where none is chosen."""
    return labelled({"enum": list(options), **({"default": usual} if usual else {})}, zh, en)


def named(schema: Schema, **names: tuple[str, str]) -> Schema:
    """A choice whose options have names of their own."""
    return {**schema, "x-choices": {code: {"zh": zh, "en": en} for code, (zh, en) in names.items()}}


def only_when(schema: Schema, **others: str | tuple[str, ...]) -> Schema:
    """A setting that is asked for only while another one beside it has this value, or one of these."""
    listed_ = {setting: [value] if isinstance(value, str) else list(value) for setting, value in others.items()}
    return {**schema, "x-when": listed_}


def logic(zh: str, en: str) -> Schema:
    """A condition; the reader checks it."""
    return labelled({}, zh, en, "logic")


def expression(zh: str, en: str) -> Schema:
    """A value that is read from the record or worked out; the reader checks its type."""
    return labelled({}, zh, en, "expression")


def seconds(zh: str, en: str) -> Schema:
    """A length of time, up to ten years."""
    return labelled({"type": "integer", "minimum": 1, "maximum": 315_360_000}, zh, en, "duration")


def values(zh: str, en: str) -> Schema:
    """An expression for each of some fields."""
    return labelled({"type": "object", "propertyNames": {"pattern": r"^_?[a-z][a-z0-9_]{0,47}$"}}, zh, en, "values")


def listed(zh: str, en: str, item: Schema, least: int = 1, widget: str | None = None) -> Schema:
    """A list of alike things."""
    return labelled({"type": "array", "items": item, "minItems": least, "maxItems": 50}, zh, en, widget)


def branch() -> Schema:
    """A named way out, with its label."""
    item = settings("port", "label", port=name("出口", "exit"), label=words("名称", "label"))
    return labelled(item, "分支", "Branch")
