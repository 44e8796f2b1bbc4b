"""Waits for a person to choose one of the actions, or for the time to run out."""

from __future__ import annotations

from dataclasses import replace

from engines.definition import text
from engines.flow.checklist import CHECKLIST, UNCHECKED
from engines.flow.extras import RESUBMIT, SEND_BACK, may_setting
from engines.flow.kind import Config, Happened, NodeKind, Port, Ports, up_to_its_timeout
from engines.flow.outcome import Again, Leave, NewTask, NewTimer, Outcome, Stay, Wait, leave_by
from engines.flow.reader import Reader
from engines.flow.rights import (
    FIELDS,
    INSTRUCTIONS,
    SECTIONS,
    Action,
)
from engines.flow.settings import choice, labelled, listed, name, seconds, settings, words
from engines.flow.state import Task, Timer
from engines.flow.visit import Visit
from engines.flow.who import WHO, Target, asked, fixed, read_who, target
from engines.flow.work import Work, read_offer
from engines.kinds import Text
from engines.needs import Ask

ACTION = labelled(
    settings(
        "id",
        "label",
        id=name("编号", "id"),
        label={**words("按钮", "button"), "default": {"zh": "完成", "en": "Done"}},
        kind=choice("样式", "look", "primary", "default", "danger", usual="default"),
        unchecked=UNCHECKED,
    ),
    "操作",
    "Action",
)


TAKEN = frozenset({"claim", "release", "transfer", "tick", "untick"})
"""What can be done with every task: no button may have such an id."""


def read(config: Config, reader: Reader) -> Work:
    offer = read_offer(config, reader)
    for place, each in enumerate(config["actions"]):
        if each["id"] in TAKEN | offer["extras"].names:
            zh = f"“{each['id']}”是系统自带的操作，请换一个编号"
            en = f'"{each["id"]}" is what every task can do already; choose another id'
            reader.refuse(f"/actions/{place}/id", "reserved_action", zh, en)
    return Work(
        actions=tuple(
            Action(each["id"], text(each["label"]), each.get("kind", "default"), each.get("unchecked", False))
            for each in config["actions"]
        ),
        who=(read_who(config["assignee"], "/assignee", reader),),
        timeout=config.get("timeout"),
        **offer,
    )


def asks(work: Work) -> tuple[Ask, ...]:
    return asked(work.who[0])


def hears(work: Work) -> frozenset[str]:
    """A task of the ticket's assignee follows the ticket."""
    return frozenset({"_assignee", "_group"}) if work.who[0].kind == "assignee" else frozenset()


def always(work: Work) -> Outcome | None:
    to = fixed(work.who[0])
    return None if to is None or work.timeout is not None else _wait(to, None)


def enter(visit: Visit) -> Outcome:
    work: Work = visit.plan
    return _wait(target(work.who[0], visit), None if work.timeout is None else visit.now + work.timeout)


def _wait(to: Target, due: int | None) -> Wait:
    timers = () if due is None else (NewTimer(due, "timeout"),)
    return Wait((NewTask("human", to.user, to.group, to.customer, due),), timers)


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Task):
        if happened.kind == RESUBMIT and not _comes_straight_back(visit):
            return Again()
        if happened.kind == RESUBMIT:
            visit.take_turns()
            return Stay()
        return leave_by(happened.action or "")
    if isinstance(happened, Timer):
        return Leave(happened.port)
    to = target(visit.plan.who[0], visit)
    return Stay(
        tuple(
            replace(task, user=to.user, group=to.group)
            for task in visit.tasks()
            if task.status == "open" and task.kind != RESUBMIT
        )
    )


def _comes_straight_back(visit: Visit) -> bool:
    work: Work = visit.plan
    return bool(work.extras and work.extras.back and work.extras.back.straight)


KIND = NodeKind(
    type="human_task",
    group="people",
    label=Text("人工处理", "Human task"),
    help=Text("等待处理人选择一个操作", "Waits for a person to choose an action"),
    config=settings(
        "assignee",
        "actions",
        assignee=WHO,
        actions=listed("操作", "actions", ACTION),
        checklist=CHECKLIST,
        sections=SECTIONS,
        fields=FIELDS,
        may=may_setting("delegate", "withdraw", "urge"),
        send_back=SEND_BACK,
        timeout=seconds("超时", "timeout"),
        instructions=INSTRUCTIONS,
    ),
    ports=Ports(each="actions", when_set={"timeout": Port("timeout", Text("超时", "timed out"))}),
    read=read,
    asks=asks,
    hears=hears,
    always=always,
    enter=enter,
    lasts=up_to_its_timeout,
    resume=resume,
    waits=True,
    decides=True,
)
