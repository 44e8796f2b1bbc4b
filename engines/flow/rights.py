"""What a task shows: its buttons, rights on fields, and instructions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.definition import text
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, listed, name, settings, words
from engines.kinds import Text

INSTRUCTIONS = words("说明", "instructions")

FIELDS = listed(
    "可见字段",
    "fields",
    settings(
        "id",
        "access",
        id=name("字段", "field", "field"),
        access=choice("权限", "access", "edit", "read", "hidden"),
        required=labelled({"type": "boolean"}, "必填", "required"),
    ),
    least=0,
    widget="field_rights",
)


@dataclass(frozen=True, slots=True)
class Action:
    """A button; its id is the port by which the token then leaves."""

    id: str
    label: Text
    kind: str = "default"


@dataclass(frozen=True, slots=True)
class FieldRight:
    """What the person of a task may do with a field: edit | read | hidden."""

    id: str
    access: str
    required: bool = False


def read_fields(config: Mapping[str, Any], reader: Reader, at: str = "") -> tuple[FieldRight, ...]:
    """The setting `fields` of what stands at `at`, each known to the form and listed once."""
    rights = []
    seen: set[str] = set()
    for index, written in enumerate(config.get("fields", ())):
        pointer = f"{at}/fields/{index}"
        reader.field(written["id"], pointer + "/id")
        if written["id"] in seen:
            reader.refuse(
                pointer + "/id",
                "repeated_field",
                "这个字段列了两次，请删去一个",
                "this field is listed twice; remove one",
            )
        seen.add(written["id"])
        if written.get("required") and written["access"] != "edit":
            zh = "必填的字段必须可编辑：请把权限改为 edit，或去掉必填"
            reader.refuse(pointer + "/required", "required_but_locked", zh, "a required field must have access edit")
        rights.append(FieldRight(written["id"], written["access"], written.get("required", False)))
    return tuple(rights)


def read_instructions(config: Mapping[str, Any]) -> Text | None:
    """The setting `instructions`."""
    return text(config["instructions"]) if "instructions" in config else None
