"""The checklist of a step (SOP): what its people tick off, and what must be ticked before the task can be finished."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.definition import text
from engines.flow.reader import Reader
from engines.flow.settings import labelled, listed, name, settings, words
from engines.kinds import Text

CHECKLIST = listed(
    "检查清单",
    "checklist",
    labelled(
        settings(
            "id",
            "label",
            id=name("编号", "id"),
            label=words("内容", "what to check"),
            required=labelled({"type": "boolean"}, "必须勾选", "must be ticked"),
        ),
        "检查项",
        "Item",
    ),
    least=0,
)

UNCHECKED = labelled({"type": "boolean"}, "不要求完成检查清单", "without the checklist")
"""Of an action: it may be chosen though required items are open, such as one that gives up."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to tick off."""

    id: str
    label: Text
    required: bool = False


def read_checklist(config: Mapping[str, Any], reader: Reader) -> tuple[Item, ...]:
    """The setting `checklist`, each item once; it is for staff, so not where the task is the customer's."""
    items: dict[str, Item] = {}
    for place, written in enumerate(config.get("checklist", ())):
        if written["id"] in items:
            zh, en = "这个编号用了两次，请换一个", "this id is used twice; choose another one"
            reader.refuse(f"/checklist/{place}/id", "repeated_item", zh, en)
        items[written["id"]] = Item(written["id"], text(written["label"]), written.get("required", False))
    if items and config.get("assignee", {}).get("customer"):
        zh = "检查清单给员工用，客户的待办没有；请去掉它，或改由员工处理"
        en = "a checklist is for staff, and this task is the customer's; remove it, or let staff do the task"
        reader.refuse("/checklist", "checklist_for_staff", zh, en)
    return tuple(items.values())
