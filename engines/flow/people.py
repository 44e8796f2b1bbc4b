"""What people do with tasks: act, tick, claim, release, transfer; each refused with the reason where they may not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engines.effects import FillIn
from engines.flow.run import Run
from engines.flow.signals import Act, Claim, Facts, Release, Tick, Transfer
from engines.flow.state import Task
from engines.flow.ticking import ticked, unticked
from engines.flow.work import Work
from engines.kinds import Text
from engines.needs import Refusal

CLOSED = Refusal("task_closed", Text("这项待办已经处理完或已取消", "this task is already done or cancelled"))
NOT_YOURS = Refusal("not_entitled", Text("这项待办不归您处理", "this task is not yours to handle"))
CLAIMED = Refusal("already_claimed", Text("这项待办已被领取", "this task has been claimed already"))
NOT_CLAIMABLE = Refusal("not_claimable", Text("这项待办不能领取", "this task cannot be claimed"))
NOT_RELEASABLE = Refusal(
    "not_releasable", Text("这项待办没有可以退回的小组", "this task has no group to give it back to")
)
TO_WHOM = Refusal("transfer_to_whom", Text("请选择一位成员或一个小组", "choose one person or one group"))
TO_A_PERSON = Refusal("transfer_to_a_person", Text("审批只能转给一位成员", "an approval can only go to one person"))
ALREADY = Refusal("already_approver", Text("这位成员已是本次审批人", "this person is already an approver here"))


def may_act(task: Task, facts: Facts) -> bool:
    """Whether whoever acts may finish the task: its holder, a member of its group while it is free, the customer."""
    if task.status != "open":
        return False
    if task.customer:
        return facts.customer
    return holds(task, facts) or _may_take(task, facts)


def may(task: Task, facts: Facts) -> tuple[str, ...]:
    """Which of claim, release and transfer are open to whoever acts."""
    if task.status != "open" or task.customer:
        return ()
    allowed = []
    if _may_take(task, facts):
        allowed.append("claim")
    if task.group is not None and task.user is not None and _is_in_charge(task, facts):
        allowed.append("release")
    if _is_in_charge(task, facts) or _may_take(task, facts):
        allowed.append("transfer")
    return tuple(allowed)


def act(run: Run, signal: Act) -> Refusal | None:
    """Finish a task by one of its actions, and write the fields that were filled in with it."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    facts = _acting(run.facts, signal.user)
    if facts is None or not may_act(task, facts):
        return NOT_YOURS
    work = run.flow.nodes[task.node].work_of(task)
    refusal = _wrong_action(work, signal.action) or _wrong_data(work, signal.data, run.values)
    if refusal is not None:
        return refusal
    run.by = facts.user
    token = run.tokens[task.token]
    lent: Mapping[str, int] | None = token.memo.get("lent")
    if lent and str(task.id) in lent:
        _give_back(run, task, signal, lent)
        return None
    refusal = unticked(work, task, signal.action)
    if refusal is not None:
        return refusal
    done = task.closed("done", signal.action, run.by)
    run.tasks[task.id] = run.acted = done
    run.step(token, "act", signal.action, {"task": task.id, "by": run.by, "comment": signal.comment})
    owner = _owner(run, task, run.by)
    if signal.data or owner is not None:
        run.emit(task.node, FillIn(dict(signal.data), owner))
    run.resume(token, done)
    return None


def _give_back(run: Run, task: Task, signal: Act, lent: Mapping[str, int]) -> None:
    """What who was asked to look at it thinks is told, what they filled in is kept, and its owner decides."""
    owner, rest = lent[str(task.id)], {name: each for name, each in lent.items() if name != str(task.id)}
    run.tasks[task.id] = replace(task, user=owner)
    run.remember(task.token, lent=rest)
    detail = {"task": task.id, "by": run.by, "user": owner, "action": signal.action, "comment": signal.comment}
    run.step(run.tokens[task.token], "advise", signal.action, detail)
    if signal.data:
        run.emit(task.node, FillIn(dict(signal.data), None))


def tick(run: Run, signal: Tick) -> Refusal | None:
    """Tick an item of the checklist off, or take that back: who may finish the task may do so."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    return ticked(run, task, signal) if may_act(task, run.facts) else NOT_YOURS


def claim(run: Run, signal: Claim) -> Refusal | None:
    """A member of the group takes a task that nobody holds."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    if task.group is None or task.customer:
        return NOT_CLAIMABLE
    if task.user is not None:
        return CLAIMED
    facts = _acting(run.facts, signal.user)
    if facts is None or not _may_take(task, facts):
        return NOT_YOURS
    _hand(run, task, "claim", signal.user, task.group)
    owner = _owner(run, task, signal.user)
    if owner is not None:
        run.emit(task.node, FillIn(assignee=owner))
    return None


def release(run: Run, signal: Release) -> Refusal | None:
    """The holder (or a supervisor) gives a task back to its group."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    if not _is_in_charge(task, run.facts):
        return NOT_YOURS
    if task.group is None or task.user is None:
        return NOT_RELEASABLE
    _hand(run, task, "release", None, task.group)
    return None


def transfer(run: Run, signal: Transfer) -> Refusal | None:
    """The task goes to somebody else: by its holder, by a member while it is unclaimed, or by a supervisor."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    if "transfer" not in may(task, run.facts):
        return NOT_YOURS
    if (signal.user is None) == (signal.group is None):
        return TO_WHOM
    if task.kind == "approval":
        if signal.user is None:
            return TO_A_PERSON
        if any(other.user == signal.user for other in run.tasks.values() if asked_beside(other, task)):
            return ALREADY
    _hand(run, task, "transfer", signal.user, signal.group or task.group, signal.comment)
    return None


def asked_beside(other: Task, task: Task) -> bool:
    """Whether it is for the same decision; whoever was taken off it again is asked no longer."""
    return other.token == task.token and other.status != "cancelled"


def _acting(facts: Facts, user: int | None) -> Facts | None:
    """The facts with the person whom the signal names; None where they are about somebody else."""
    if user is None or user == facts.user:
        return facts
    return replace(facts, user=user) if facts.user is None else None


def _owner(run: Run, task: Task, user: int | None) -> int | None:
    """Whose record it becomes when `user` takes the task: theirs, where it is nobody's and the task is its group's."""
    taken = run.values.get("_assignee") is not None
    theirs = task.group is not None and task.group == run.values.get("_group")
    return None if taken or not theirs or task.kind != "human" else user


def _hand(run: Run, task: Task, what: Any, user: int | None, group: str | None, comment: str = "") -> None:
    run.tasks[task.id] = replace(task, user=user, group=group)
    detail = {"task": task.id, "by": run.facts.user, "from": task.user, "user": user, "group": group}
    run.step(run.tokens[task.token], what, detail=because(detail, comment))


def because(detail: Mapping[str, Any], comment: str) -> Mapping[str, Any]:
    """The detail of a step, with the reason where one was given."""
    return {**detail, "comment": comment} if comment else detail


def holds(task: Task, facts: Facts) -> bool:
    """Whether the task is theirs."""
    return facts.user is not None and task.user == facts.user


def _may_take(task: Task, facts: Facts) -> bool:
    return facts.user is not None and task.user is None and task.group in facts.user_groups


def _is_in_charge(task: Task, facts: Facts) -> bool:
    return holds(task, facts) or (facts.supervisor and not task.customer)


def _wrong_action(work: Work, action: str) -> Refusal | None:
    for known in work.actions:
        if known.id == action:
            return None
    zh, en = "、".join(known.id for known in work.actions), ", ".join(known.id for known in work.actions)
    return Refusal(
        "unknown_action", Text(f"没有操作“{action}”；可用的有：{zh}", f'no action "{action}"; there are: {en}')
    )


def _wrong_data(work: Work, data: Mapping[str, Any], values: Mapping[str, Any]) -> Refusal | None:
    if not work.fields and not data:
        return None
    locked = sorted(set(data) - work.editable)
    if locked:
        zh, en = "、".join(locked), ", ".join(locked)
        return Refusal("field_not_editable", Text(f"在这一步不能填写：{zh}", f"not to be filled in at this step: {en}"))
    missing = [
        right.id for right in work.fields if right.required and _is_empty(data.get(right.id, values.get(right.id)))
    ]
    if missing:
        zh, en = "、".join(missing), ", ".join(missing)
        return Refusal("field_required", Text(f"请先填写：{zh}", f"fill in first: {en}"))
    return None


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == []
