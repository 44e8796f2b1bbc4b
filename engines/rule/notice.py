"""A notification template: words for somebody about a record of one form, and how they go out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from engines import definition, schema
from engines.definition import Definition
from engines.errors import BadDefinition
from engines.kinds import Text
from engines.logic.types import Types
from engines.rule.beside import CHANNELS, Notice
from engines.rule.reader import Reader
from engines.rule.settings import labelled, name, words

BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "form": name("表单", "Form", "form"),
        "title": words("标题", "Title"),
        "body": labelled(definition.TEXT_SCHEMA, "正文", "Body", "long_text"),
        "short": words("短信正文", "Text of an SMS"),
        "channels": labelled(
            {"type": "array", "items": {"enum": list(CHANNELS)}, "minItems": 1, "uniqueItems": True}, "渠道", "Channels"
        ),
    },
    "required": ["form", "title", "body"],
    "additionalProperties": False,
}


def read_notice(document: Definition, types: Types, labels: Mapping[str, Text]) -> Notice:
    """The template of `document`, for records whose names have `types`. Raises BadDefinition with every problem."""
    body = document.body
    found = schema.problems(BODY, body, document.document, "/body")
    if found:
        raise BadDefinition(found)
    reader = Reader(document.document, body["form"], types, {}, {}, None, (), labels, "/body")
    title, text = reader.words(body["title"], "/title"), reader.words(body["body"], "/body")
    short = reader.words(body["short"], "/short") if "short" in body else title
    if reader.problems:
        raise BadDefinition(reader.problems)
    channels = tuple(body.get("channels", CHANNELS[:1]))
    return Notice(document.key, document.name, body["form"], title, text, short, channels)
