"""How an approval is decided: who is asked, in what order, and when the outcome is certain."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engines.flow.extras import RESUBMIT
from engines.flow.outcome import NewTask, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, only_when
from engines.flow.state import Task
from engines.flow.visit import Visit
from engines.flow.who import Target, asked, people, starter
from engines.flow.work import Work
from engines.kinds import Text
from engines.needs import Ask, Manager

SETTINGS = {
    "votes": only_when(labelled({"type": "integer", "minimum": 1, "maximum": 1000}, "同意票数", "votes"), mode="vote"),
    "percent": only_when(
        labelled({"type": "integer", "minimum": 1, "maximum": 100}, "同意比例（%）", "percent"), mode="vote"
    ),
    "on_empty": choice("没有审批人时", "without approvers", "incident", "skip", "manager", usual="incident"),
    "starter": choice("审批人是发起人时", "where the starter is an approver", "keep", "skip", usual="keep"),
    "repeated": choice(
        *("审批人在前面已同意时", "where an approver has approved before", "keep", "approve"), usual="keep"
    ),
}


@dataclass(frozen=True, slots=True)
class Ballot(Work):
    """The plan of an approval: `votes` or `percent` decide a vote; the rest says what happens in odd cases."""

    votes: int | None = None
    percent: int | None = None
    on_empty: str = "incident"
    starter: str = "keep"
    repeated: str = "keep"

    def needed(self, voters: int) -> int:
        """How many must approve, of so many."""
        if self.percent is not None:
            return -(-voters * self.percent // 100)
        return min(self.votes or 1, voters)


def read_rules(config: Mapping[str, Any], reader: Reader) -> dict[str, Any]:
    """The settings above, as a Ballot takes them."""
    named = [name for name in ("votes", "percent") if name in config]
    if config["mode"] == "vote" and len(named) != 1:
        zh, en = "票签请填写同意票数或比例，只填一项", "a vote needs either votes or percent, and only one"
        reader.refuse("", "which_majority", zh, en)
    for name in named if config["mode"] != "vote" else ():
        zh, en = f"只有票签才用“{name}”；请去掉它", f'"{name}" is for the mode vote only; remove it'
        reader.refuse(f"/{name}", "not_in_this_mode", zh, en)
    if config.get("on_empty") == "manager" and not any("group" in who for who in config["approvers"]):
        zh = "要找小组主管，审批人里须有小组"
        reader.refuse("/on_empty", "no_group", zh, "to ask a group's manager, name a group among the approvers")
    return {name: config[name] for name in SETTINGS if name in config}


def asks(ballot: Ballot) -> tuple[Ask, ...]:
    """What must be known to tell who is asked."""
    managers = tuple(Manager(who.name) for who in ballot.who if ballot.on_empty == "manager" and who.kind == "group")
    return (*(ask for who in ballot.who for ask in asked(who, members=True)), *managers)


def may_pass(ballot: Ballot) -> bool:
    """Whether it can be decided without asking anybody."""
    return ballot.on_empty == "skip" or ballot.starter == "skip" or ballot.repeated == "approve"


def voters(ballot: Ballot, visit: Visit) -> tuple[NewTask, ...]:
    """A task for each approver; none where nobody has to be asked."""
    approvers = list(dict.fromkeys(person for who in ballot.who for person in people(who, visit)))
    if not approvers and ballot.on_empty != "skip":
        approvers = _instead(ballot, visit)
    if ballot.starter == "skip":
        own = starter(visit.vars)
        approvers = [person for person in approvers if person != own]
    before: Collection[int] = visit.vars.get("_approved", ()) if ballot.repeated == "approve" else ()
    return tuple(
        NewTask("approval", each.user, customer=each.customer, done="approved" if each.user in before else None)
        for each in approvers
    )


def _instead(ballot: Ballot, visit: Visit) -> list[Target]:
    """The manager of the first group that has one, where that is wanted."""
    groups = [who.name for who in ballot.who if who.kind == "group"] if ballot.on_empty == "manager" else []
    managers = [visit.answers[Manager(group)] for group in groups]
    found = [Target(user=manager) for manager in managers if manager is not None]
    if not found:
        raise Stuck(
            "no_approver",
            Text("没有审批人：相关小组没有在岗成员", "there is no approver: nobody active is in these groups"),
        )
    return found[:1]


def verdict(ballot: Ballot, marks: Sequence[str | None]) -> str | None:
    """Approved | rejected, as soon as no further mark could change it. A mark is a decision, or None while it lacks."""
    approved, rejected = marks.count("approved"), marks.count("rejected")
    if ballot.mode == "any":
        return "rejected" if rejected else "approved" if approved else None
    if ballot.mode == "vote":
        needed = ballot.needed(len(marks))
        if approved >= needed:
            return "approved"
        return "rejected" if len(marks) - rejected < needed else None
    if rejected:
        return "rejected"
    return "approved" if approved == len(marks) else None


def marks_of(tasks: Sequence[Task], order: Sequence[Sequence[int]], mode: str) -> list[str | None]:
    """What has been decided. Where anyone may decide, the approval of one whom another follows is no decision yet."""
    followed = {earlier for _, earlier in order} if mode == "any" else set()
    return [
        None if task.id in followed and task.action == "approved" else task.action
        for task in tasks
        if task.status != "cancelled" and task.kind != RESUBMIT
    ]
