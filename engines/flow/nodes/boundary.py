"""Sits on the border of a node: when time is up, an error, a message or a condition comes, work goes on from here."""

from __future__ import annotations

from collections.abc import Mapping

from engines.flow.event import Event
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.messages import MESSAGE, read_message, types_of, whose
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, logic, name, named, only_when, seconds, settings
from engines.flow.tells import Part, Tells
from engines.kinds import Text
from engines.logic.types import BOOLEAN, TEXT, Types

NEEDED = {"timer": "after", "message": "message", "condition": "when"}
OF_ONE = {**NEEDED, "error": "code"}
"""Which setting belongs to which event."""

EVENTS = {
    "timer": ("到时间", "time is up"),
    "error": ("出错", "an error"),
    "message": ("收到消息", "a message"),
    "condition": ("条件成立", "a condition"),
    "compensate": ("撤销（补偿）", "it is undone"),
}


def read(config: Config, reader: Reader) -> Event:
    event = config["event"]
    for other, setting in OF_ONE.items():
        if setting in config and other != event:
            zh, en = f"“{setting}”只用于 {other}，请去掉它", f'"{setting}" is for {other} only; remove it'
            reader.refuse(f"/{setting}", "not_in_this_mode", zh, en)
    if event in NEEDED and NEEDED[event] not in config:
        zh, en = f"请填写“{NEEDED[event]}”", f'say "{NEEDED[event]}"'
        reader.refuse("", "which_event", zh, en)
    interrupting = config.get("interrupting", event != "compensate")
    if event in ("error", "compensate") and "interrupting" in config:
        zh, en = (
            "出错一定中断，补偿从不中断；请去掉这一项",
            "an error always interrupts, compensation never does; remove it",
        )
        reader.refuse("/interrupting", "not_in_this_mode", zh, en)
    if config.get("undo") and not interrupting:
        zh, en = "只有中断的事件才能先撤销已做的步骤", "only an event that interrupts can undo what was done"
        reader.refuse("/undo", "not_in_this_mode", zh, en)
    return Event(
        event,
        interrupting,
        config.get("after"),
        config.get("code"),
        read_message(config["message"], "/message", reader) if "message" in config else None,
        reader.logic(config["when"], "/when", BOOLEAN) if "when" in config else None,
        config.get("undo", False),
    )


def gives(config: Config, reader: Reader) -> Types:
    return types_of(config["message"]) if "message" in config else {"code": TEXT} if config["event"] == "error" else {}


def messages(event: Event) -> tuple[str, ...]:
    return (event.message.name,) if event.message else ()


def hears(event: Event) -> frozenset[str]:
    return frozenset(path.split(".")[0] for path in event.when.reads) if event.when else frozenset()


def lasts(event: Event) -> Mapping[str, int | None]:
    return {"out": event.after} if event.after is not None else {}


def awaits(config: Config) -> object:
    return config["event"], config.get("when"), whose(config.get("message", {}))


KIND = NodeKind(
    type="boundary",
    group="failure",
    label=Text("边界事件", "Boundary event"),
    help=Text(
        "附在一个节点或容器上：超时、出错、收到消息或条件成立时，中断它从这里继续，或不中断而另走一条路；"
        "补偿是撤销该节点的步骤，由外层容器在撤销时按相反顺序执行",
        "Sits on a node or container: when time is up, an error, a message or a condition comes, it interrupts it and "
        "goes on from here, or goes a way of its own beside it; compensation holds the steps that undo the node, run "
        "in reverse order when the container around it undoes what was done",
    ),
    config=settings(
        "event",
        event=named(choice("事件", "event", *EVENTS), **EVENTS),
        interrupting=only_when(
            labelled({"type": "boolean", "default": True}, "中断所附的节点", "interrupts the node"),
            event=("timer", "message", "condition"),
        ),
        after=only_when(seconds("多久之后", "after"), event="timer"),
        code=only_when(name("错误码（不填则全部）", "error code (else any)"), event="error"),
        message=only_when(MESSAGE, event="message"),
        when=only_when(logic("条件", "when"), event="condition"),
        undo=only_when(
            labelled({"type": "boolean"}, "先撤销容器内已完成的步骤", "first undo what was done in the container"),
            event=("timer", "error", "message", "condition"),
        ),
    ),
    ports=Ports((OUT,)),
    read=read,
    gives=gives,
    tells=Tells((Part("code", "text", Text("错误码", "error code"), {"event": "error"}),), lists=("message.data",)),
    messages=messages,
    hears=hears,
    lasts=lasts,
    awaits=awaits,
    role="border",
)
