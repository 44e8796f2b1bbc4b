"""What a task offers to the person who has it: actions, rights on fields, instructions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.flow.checklist import Item, read_checklist
from engines.flow.extras import Extras, read_extras
from engines.flow.reader import Reader
from engines.flow.rights import Action, FieldRight, read_fields, read_instructions, read_sections
from engines.flow.who import Who
from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class Work:
    """The plan of a node with tasks. A field that is not listed cannot be filled in here.

    `sections` are the parts of the form that it shows, whose fields are among `fields`. `extras` are what its people
    may do besides; absent where nothing of that is allowed. `checklist` is what they tick off.
    """

    actions: tuple[Action, ...]
    fields: tuple[FieldRight, ...]
    who: tuple[Who, ...]
    instructions: Text | None = None
    timeout: int | None = None
    mode: str = "one"
    extras: Extras | None = None
    checklist: tuple[Item, ...] = ()
    sections: tuple[str, ...] = ()

    @property
    def editable(self) -> frozenset[str]:
        """The fields that may be filled in with the task."""
        return frozenset(right.id for right in self.fields if right.access == "edit")


def read_offer(config: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    """The settings that every node with tasks has, as a Work takes them."""
    return {
        "fields": read_sections(config, reader, read_fields(config, reader)),
        "instructions": read_instructions(config),
        "extras": read_extras(config, reader),
        "checklist": read_checklist(config, reader),
        "sections": tuple(each["id"] for each in config.get("sections", ())),
    }
