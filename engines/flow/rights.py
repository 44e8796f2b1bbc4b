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


SECTIONS = listed(
    "表单分区",
    "form sections",
    labelled(
        settings(
            "id",
            "access",
            id=name("分区", "section", "section"),
            access=choice("权限", "access", "edit", "read", "hidden"),
        ),
        "分区",
        "Section",
    ),
    least=0,
)
"""Parts of the form that a step shows as they are; a field that is listed by itself is as its own line says."""


@dataclass(frozen=True, slots=True)
class Action:
    """A button; its id is the port by which the token then leaves. `unchecked`: also while the checklist is open."""

    id: str
    label: Text
    kind: str = "default"
    unchecked: bool = False


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


def read_sections(
    config: Mapping[str, Any], reader: Reader, listed_ones: tuple[FieldRight, ...]
) -> tuple[FieldRight, ...]:
    """The setting `sections` as rights on fields, in the form's order; then what is listed besides."""
    known = reader.scope.sections
    by_field = {right.id: right for right in listed_ones}
    rights: dict[str, FieldRight] = {}
    for index, written in enumerate(config.get("sections", ())):
        fields = known.get(written["id"])
        if fields is None:
            zh, en = "、".join(known) or "无", ", ".join(known) or "none"
            zh, en = f"表单没有分区“{written['id']}”；现有：{zh}", f'the form has no section "{written["id"]}": {en}'
            reader.refuse(f"/sections/{index}/id", "unknown_section", zh, en)
        for name_ in fields or ():
            locked = written["access"] == "edit" and name_ in reader.scope.computed
            rights[name_] = by_field.get(name_) or FieldRight(name_, "read" if locked else written["access"])
    return tuple((rights | by_field).values())


def read_instructions(config: Mapping[str, Any]) -> Text | None:
    """The setting `instructions`."""
    return text(config["instructions"]) if "instructions" in config else None
