"""Messages that a flow waits for: what they are called, the key that tells whose they are, and what they bring."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.flow.outcome import NewCatch, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, listed, logic, name, settings
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.plain import BROUGHT, fits
from engines.logic.types import ANY, INTEGER, SIMPLE, TEXT, Enum, Types

LONGEST_KEY = 200

DATA = listed(
    "带来的数据",
    "what it brings",
    settings("id", "type", id=name("编号", "id"), type=choice("类型", "type", *BROUGHT)),
    least=0,
)
MESSAGE = labelled(
    settings(
        "name", name=name("消息名", "message"), key=logic("对应键（默认为工单号）", "key (else the number)"), data=DATA
    ),
    "消息",
    "message",
)


@dataclass(frozen=True, slots=True)
class Message:
    """The plan of a MESSAGE."""

    name: str
    key: Compiled | None
    data: Mapping[str, str]

    def key_for(self, visit: Visit) -> str:
        """Whose message it is that this visit waits for, or sends."""
        value = visit.values.get("_number") if self.key is None else visit.value(self.key)
        if value is None or value == "":
            raise Stuck("no_key", Text("消息的对应键没有值", "the key of the message has no value"))
        return str(value)[:LONGEST_KEY]

    def caught(self, visit: Visit, port: str = "out") -> NewCatch:
        """What to wait for."""
        return NewCatch(self.name, self.key_for(visit), port)

    def data_of(self, brought: Mapping[str, Any]) -> Mapping[str, Any]:
        """What it brings, as far as it was said to; raises Stuck where a value is of another type."""
        for part, kind in self.data.items():
            if not fits(brought.get(part), kind):
                zh, en = (
                    f"消息的“{part}”不是{SIMPLE[kind].words.zh}",
                    f'"{part}" of the message is not {SIMPLE[kind].words.en}',
                )
                raise Stuck("wrong_message", Text(zh, en))
        return {part: brought.get(part) for part in self.data}


def read_message(written: Mapping[str, Any], pointer: str, reader: Reader, *, data: bool = True) -> Message:
    """The MESSAGE at `pointer`; without `data`, what it brings is somebody else's to read."""
    key = reader.logic(written["key"], f"{pointer}/key", None) if "key" in written else None
    kind = TEXT if key is None else key.type
    if not (kind in (ANY, TEXT, INTEGER) or isinstance(kind, Enum)):
        zh, en = "对应键应是文本或整数", "the key must be a text or a whole number"
        reader.refuse(f"{pointer}/key", "which_key", zh, en)
    seen: set[str] = set()
    parts = written.get("data", ()) if data else ()
    for place, part in enumerate(parts):
        if part["id"] in seen:
            zh, en = "这一项列了两次，请删去一个", "this part is listed twice; remove one"
            reader.refuse(f"{pointer}/data/{place}/id", "repeated_part", zh, en)
        seen.add(part["id"])
    return Message(written["name"], key, {part["id"]: part["type"] for part in parts})


def whose(written: Mapping[str, Any]) -> tuple[Any, Any]:
    """Which message a MESSAGE is about, as it is written."""
    return written.get("name"), written.get("key")


def types_of(written: Mapping[str, Any]) -> Types:
    """The types of what a MESSAGE brings."""
    return {part["id"]: SIMPLE[part["type"]] for part in written.get("data", ())}
