"""Asks approvers: all must agree 会签, or the first to decide decides 或签; settled early, the rest cancelled."""

from __future__ import annotations

from engines.flow.kind import Config, Happened, NodeKind, Port, Ports
from engines.flow.outcome import Leave, NewTask, Outcome, Stay, Stuck, Wait
from engines.flow.reader import Reader
from engines.flow.settings import choice, listed, settings
from engines.flow.state import Task
from engines.flow.visit import Visit
from engines.flow.who import WHO, asked, people, read_who
from engines.flow.work import FIELDS, INSTRUCTIONS, Action, Work, read_fields, read_instructions
from engines.kinds import Text
from engines.needs import Ask

ACTIONS = (
    Action("approved", Text("同意", "Approve"), "primary"),
    Action("rejected", Text("拒绝", "Reject"), "danger"),
)


def read(config: Config, reader: Reader) -> Work:
    return Work(
        actions=ACTIONS,
        fields=read_fields(config, reader),
        who=tuple(read_who(who, f"/approvers/{index}", reader) for index, who in enumerate(config["approvers"])),
        instructions=read_instructions(config),
        mode=config["mode"],
    )


def asks(work: Work) -> tuple[Ask, ...]:
    return tuple(ask for who in work.who for ask in asked(who, members=True))


def enter(visit: Visit) -> Outcome:
    work: Work = visit.plan
    approvers = dict.fromkeys(person for who in work.who for person in people(who, visit))
    if not approvers:
        raise Stuck(
            "no_approver",
            Text("没有审批人:相关小组没有在岗成员", "there is no approver: nobody active is in these groups"),
        )
    return Wait(tuple(NewTask("approval", person.user, customer=person.customer) for person in approvers))


def resume(visit: Visit, happened: Happened) -> Outcome:
    if not isinstance(happened, Task):
        return Stay()
    if happened.action == "rejected" or visit.plan.mode == "any":
        return Leave(happened.action or "")
    waiting = any(task.status == "open" for task in visit.tasks())
    return Stay() if waiting else Leave("approved")


KIND = NodeKind(
    type="approval",
    group="people",
    label=Text("审批", "Approval"),
    help=Text(
        "会签 all:全部同意才通过,一人拒绝即拒绝;或签 any:一人同意或拒绝即可",
        "all: everybody must approve, one rejection rejects; any: the first to decide decides",
    ),
    config=settings(
        "mode",
        "approvers",
        mode=choice("方式", "mode", "all", "any"),
        approvers=listed("审批人", "approvers", WHO),
        fields=FIELDS,
        instructions=INSTRUCTIONS,
    ),
    ports=Ports((Port("approved", Text("同意", "approved")), Port("rejected", Text("拒绝", "rejected")))),
    read=read,
    asks=asks,
    enter=enter,
    resume=resume,
    waits=True,
    decides=True,
)
