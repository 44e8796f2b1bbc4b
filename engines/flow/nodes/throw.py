"""Sends a message to the flow that waits for its key, or to all that wait for its name just now; goes on at once."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import SendMessage
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.messages import Message, read_message
from engines.flow.outcome import Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import choice, logic, name, named, only_when, seconds, settings, values
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled


@dataclass(frozen=True, slots=True)
class Plan:
    """The message, whether it is for all, and an expression for each part of what it brings."""

    message: Message
    to_all: bool
    data: tuple[tuple[str, Compiled], ...]
    keep: int | None = None


def read(config: Config, reader: Reader) -> Plan:
    to_all = config["to"] == "all"
    if to_all and "key" in config:
        zh, en = "发给所有等待者时没有对应键，请去掉它", "a message to all has no key; remove it"
        reader.refuse("/key", "not_in_this_mode", zh, en)
    if to_all and "keep" in config:
        zh, en = "发给所有等待者的消息不保留，请去掉它", "a message to all is not kept; remove it"
        reader.refuse("/keep", "not_in_this_mode", zh, en)
    data = tuple((part, reader.logic(rule, f"/data/{part}", None)) for part, rule in config.get("data", {}).items())
    return Plan(read_message(config, "", reader, data=False), to_all, data, config.get("keep"))


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    to = None if plan.to_all else plan.message.key_for(visit)
    data = {part: visit.value(compiled) for part, compiled in plan.data}
    return Leave(effects=(SendMessage(plan.message.name, to, data, visit.fresh_key(), plan.keep),))


KIND = NodeKind(
    type="throw",
    group="events",
    label=Text("发送消息", "Send a message"),
    help=Text(
        "给一个流程发消息：按名称和对应键找到等待者，没人等就先留着；或发给此刻所有等这个名称的流程，不保留",
        "Sends a message to the flow that waits for its name and key, kept until one does; or to all flows that wait "
        "for its name just now, not kept",
    ),
    config=settings(
        "name",
        "to",
        name=name("消息名", "message"),
        to=named(
            choice("发给", "to", "one", "all"),
            one=("一个等待者", "one who waits"),
            all=("所有等待者", "all who wait"),
        ),
        key=logic("对应键（默认为工单号）", "key (else the ticket's number)"),
        data=values("数据", "data"),
        keep=only_when(
            seconds("没人等时保留多久（默认三十天）", "how long it is kept (as a rule thirty days)"), to="one"
        ),
    ),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
)
