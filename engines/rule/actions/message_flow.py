"""Sends a message to a flow that waits for it, of this record or of another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import Effect, SendMessage
from engines.errors import escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import TEXT
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import choice, labelled, named, settings, values

NAME = {"type": "string", "pattern": "^[a-z][a-z0-9_]{0,47}$"}


@dataclass(frozen=True, slots=True)
class Plan:
    """The message, the key it goes to (None: to all that wait), and what it brings."""

    name: str
    key: Compiled | None
    data: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan:
    to_all = config["to"] == "all"
    if to_all and "key" in config:
        zh, en = "发给所有等待者时没有对应键，请去掉它", "a message to all has no key; remove it"
        reader.refuse("/key", "not_in_this_mode", zh, en)
    key = None if to_all else reader.logic(config.get("key", {"var": "_number"}), TEXT, "/key")
    data = {name: reader.logic(rule, None, "/data" + escape(name)) for name, rule in config.get("data", {}).items()}
    return Plan(config["name"], key, {name: value for name, value in data.items() if value})


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    to = plan.key.function(moment.values, moment.now) if plan.key else None
    return (SendMessage(plan.name, to, moment.calculated(plan.data), moment.key),)


KIND = ActionKind(
    type="message_flow",
    group="flow",
    label=Text("给流程发消息", "Message a flow"),
    help=Text(
        "给等待这个消息的流程发消息：按对应键找到一个（没人等就先留着），或发给此刻所有等待者",
        "Sends a message to the flow that waits for its name and key, kept until one does; or to all that wait now",
    ),
    config=settings(
        "name",
        "to",
        name=labelled(NAME, "消息名", "Message"),
        to=named(
            choice("发给", "To", "one", "all"),
            one=("一个等待者", "one who waits"),
            all=("所有等待者", "all who wait"),
        ),
        key=labelled({}, "对应键（默认为本单编号）", "Key (else this record's number)", "expression"),
        data=values("数据", "Data"),
    ),
    read=read,
    effects=effects,
)
