"""Waits for the first of several: a time, a message, a condition, or a person's choice; the others are off then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.definition import text
from engines.flow.kind import Config, Happened, NodeKind, Ports, at_times
from engines.flow.messages import MESSAGE, Message, read_message, types_of, whose
from engines.flow.outcome import Arrived, Leave, NewTask, NewTimer, Outcome, Stay, Wait
from engines.flow.reader import Reader
from engines.flow.rights import Action
from engines.flow.settings import labelled, listed, logic, name, seconds, settings, words
from engines.flow.state import Task, Timer
from engines.flow.tells import Tells
from engines.flow.visit import Visit
from engines.flow.who import WHO, asked, read_who, target
from engines.flow.work import Work
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, Type, Types
from engines.needs import Ask

EVENT = labelled(
    settings(
        "port",
        "label",
        port=name("出口", "exit"),
        label=words("名称", "label"),
        after=seconds("多久之后", "after"),
        when=logic("条件成立", "when"),
        message=MESSAGE,
        action=labelled({"const": True}, "由处理人选择", "chosen by the person", "flag"),
    ),
    "等待",
    "Event",
)
WAYS = ("after", "when", "message", "action")


@dataclass(frozen=True, slots=True)
class Race(Work):
    """The plan: what is waited for, each with its exit; the actions are those of the one task, if there is one."""

    times: tuple[tuple[str, int], ...] = ()
    conditions: tuple[tuple[str, Compiled], ...] = ()
    messages: tuple[tuple[str, Message], ...] = ()


def read(config: Config, reader: Reader) -> Race:
    events = config["events"]
    for place, event in enumerate(events):
        if sum(way in event for way in WAYS) != 1:
            zh = "每一项只填一种：时间、条件、消息或由处理人选择"
            reader.refuse(f"/events/{place}", "which_event", zh, "each is one of after, when, message and action")
    actions = tuple(Action(each["port"], text(each["label"])) for each in events if "action" in each)
    if bool(actions) != ("assignee" in config):
        zh, en = "有由处理人选择的项时请填写处理人，否则不用填", "say who chooses where somebody does, and only there"
        reader.refuse("/assignee" if "assignee" in config else "", "who_chooses", zh, en)
    at = [(place, event["port"], event) for place, event in enumerate(events)]
    return Race(
        actions=actions,
        fields=(),
        who=(read_who(config["assignee"], "/assignee", reader),) if "assignee" in config else (),
        times=tuple((port, event["after"]) for _, port, event in at if "after" in event),
        conditions=tuple(
            (port, reader.logic(event["when"], f"/events/{place}/when", BOOLEAN))
            for place, port, event in at
            if "when" in event
        ),
        messages=tuple(
            (port, read_message(event["message"], f"/events/{place}/message", reader))
            for place, port, event in at
            if "message" in event
        ),
    )


def gives(config: Config, reader: Reader) -> Types:
    found: dict[str, Type] = {}
    for event in config["events"]:
        found |= types_of(event.get("message", {}))
    return found


def messages(race: Race) -> tuple[str, ...]:
    return tuple(message.name for _, message in race.messages)


def asks(race: Race) -> tuple[Ask, ...]:
    return tuple(ask for who in race.who for ask in asked(who))


def hears(race: Race) -> frozenset[str]:
    return frozenset(path.split(".")[0] for _, when in race.conditions for path in when.reads)


def lasts(race: Race) -> Mapping[str, int | None]:
    return dict(race.times)


def awaits(config: Config) -> object:
    events = [each for each in config["events"] if "after" not in each and "action" not in each]
    return {each["port"]: (whose(each.get("message", {})), each.get("when")) for each in events}, "assignee" in config


def enter(visit: Visit) -> Outcome:
    race: Race = visit.plan
    port = _true(visit)
    if port is not None:
        return Leave(port)
    catches = tuple(message.caught(visit, port) for port, message in race.messages)
    for catch, (port, message) in zip(catches, race.messages, strict=True):
        parcel = visit.take(catch.message, catch.key)
        if parcel is not None:
            return Leave(port, note=message.data_of(parcel.data))
    to = [target(who, visit) for who in race.who]
    tasks = tuple(NewTask("choice", each.user, each.group, each.customer) for each in to)
    return Wait(tasks, tuple(NewTimer(visit.now + after, port) for port, after in race.times), catches=catches)


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Task):
        return Leave(happened.action or "")
    if isinstance(happened, Timer):
        return Leave(happened.port)
    if isinstance(happened, Arrived):
        known: Mapping[str, Any] = dict(visit.plan.messages)
        return Leave(happened.catch.port, note=known[happened.catch.port].data_of(happened.data))
    port = _true(visit)
    return Stay() if port is None else Leave(port)


def _true(visit: Visit) -> str | None:
    return next((port for port, when in visit.plan.conditions if visit.value(when)), None)


KIND = NodeKind(
    type="event_gateway",
    group="gateways",
    label=Text("等先到者", "First event"),
    help=Text(
        "同时等几件事：时间、消息、条件、处理人的选择；先发生的决定走哪条路，其余取消",
        "Waits for several things at once: a time, a message, a condition, a person's choice; what comes first decides "
        "the way, the others are off",
    ),
    config=settings("events", events=listed("等什么", "events", EVENT, least=2), assignee=WHO),
    ports=Ports(each="events"),
    read=read,
    gives=gives,
    tells=Tells(lists=("events.*.message.data",)),
    messages=messages,
    asks=asks,
    hears=hears,
    lasts=lasts,
    awaits=awaits,
    enter=enter,
    resume=resume,
    waits=True,
    endless=lambda config: not any("after" in each for each in config["events"]),
    passes=at_times,
    decides=True,
)
