"""What a task offers to the person who has it: actions, rights on fields, instructions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engines.definition import text
from engines.flow.settings import choice, labelled, listed, name, settings, words
from engines.flow.who import Who
from engines.kinds import Text

if TYPE_CHECKING:
    from engines.flow.extras import Extras
    from engines.flow.reader import Reader

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


@dataclass(frozen=True, slots=True)
class Work:
    """The plan of a node with tasks. A field that is not listed cannot be filled in here.

    `extras` are what its people may do besides; absent where nothing of that is allowed.
    """

    actions: tuple[Action, ...]
    fields: tuple[FieldRight, ...]
    who: tuple[Who, ...]
    instructions: Text | None = None
    timeout: int | None = None
    mode: str = "one"
    extras: Extras | None = None

    @property
    def editable(self) -> frozenset[str]:
        """The fields that may be filled in with the task."""
        return frozenset(right.id for right in self.fields if right.access == "edit")


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
                "这个字段列了两次,请删去一个",
                "this field is listed twice; remove one",
            )
        seen.add(written["id"])
        if written.get("required") and written["access"] != "edit":
            zh = "必填的字段必须可编辑:请把权限改为 edit,或去掉必填"
            reader.refuse(pointer + "/required", "required_but_locked", zh, "a required field must have access edit")
        rights.append(FieldRight(written["id"], written["access"], written.get("required", False)))
    return tuple(rights)


def read_instructions(config: Mapping[str, Any]) -> Text | None:
    """The setting `instructions`."""
    return text(config["instructions"]) if "instructions" in config else None
