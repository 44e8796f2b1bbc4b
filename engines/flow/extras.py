"""What a node may allow besides its actions: add a signer 加签, send back 退回, withdraw 撤回, urge 催办."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.flow.reader import Reader
from engines.flow.rights import FIELDS, Action, FieldRight, read_fields
from engines.flow.settings import Schema, choice, labelled, name, named, only_when, settings
from engines.kinds import Text

RESUBMIT = "resubmit"
"""The kind of a task by which the starter submits anew what was sent back."""

RESUBMITTED = Action("resubmitted", Text("重新提交", "Submit again"), "primary")


def may_setting(*options: str) -> Schema:
    """Which of these the people of a node may do."""
    items = {"type": "array", "items": {"enum": list(options)}, "uniqueItems": True, "maxItems": len(options)}
    return labelled(items, "还可以", "they may also")


SEND_BACK = labelled(
    settings(
        "to",
        to=choice("退回到", "back to", "starter", "previous", "node"),
        node=only_when(name("节点", "node", "node"), to="node"),
        then=named(
            choice("再次提交后", "after that", "again", "straight", usual="again"),
            again=("重新逐步办理", "through every step again"),
            straight=("直接回到退回的人", "straight back to who sent it"),
        ),
        fields=only_when(
            labelled(FIELDS, "发起人可修改的字段", "fields the starter may change", "field_rights"), to="starter"
        ),
    ),
    "退回",
    "send back",
)


@dataclass(frozen=True, slots=True)
class WayBack:
    """Where the work goes back to: `to` is starter | previous | node; `fields` are what the starter may change.

    With `straight` it then comes back to who sent it, past what lies between.
    """

    to: str
    node: str | None = None
    fields: tuple[FieldRight, ...] = ()
    straight: bool = False


@dataclass(frozen=True, slots=True)
class Extras:
    """What is allowed at a node."""

    may: frozenset[str] = frozenset()
    back: WayBack | None = None

    @property
    def names(self) -> frozenset[str]:
        """What can be done with its tasks, by the names that the outside uses."""
        return self.may | ({"send_back"} if self.back else set())


def read_extras(config: Mapping[str, Any], reader: Reader) -> Extras:
    """The settings `may` and `send_back`."""
    written = config.get("send_back")
    return Extras(frozenset(config.get("may", ())), _way_back(written, reader) if written else None)


def _way_back(written: Mapping[str, Any], reader: Reader) -> WayBack:
    to, target = written["to"], written.get("node")
    if (to == "node") != (target is not None):
        zh, en = "退回到指定节点时请选择节点，否则不用填", "name the node to go back to, and only where to is node"
        reader.refuse("/send_back", "back_to_which", zh, en)
    fields: tuple[FieldRight, ...] = ()
    if "fields" in written:
        if to != "starter":
            zh, en = "只有退回给发起人时才填字段", "fields are for sending back to the starter only"
            reader.refuse("/send_back/fields", "not_in_this_mode", zh, en)
        fields = read_fields(written, reader, "/send_back")
    return WayBack(to, target, fields, written.get("then") == "straight")
