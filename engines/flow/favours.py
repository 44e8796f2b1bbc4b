"""What people do with tasks besides finishing them, where the node allows it; each refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from engines.effects import Effect, Notify, Recipient
from engines.flow.extras import RESUBMIT
from engines.flow.node import Node
from engines.flow.outcome import NewTask
from engines.flow.people import ALREADY, CLOSED, NOT_YOURS, asked_beside, because, may_act
from engines.flow.run import Run
from engines.flow.signals import AddSigner, Delegate, Facts, RemoveSigner, SendBack, Urge, Withdraw
from engines.flow.state import Task, Token
from engines.flow.who import starter
from engines.kinds import Text
from engines.needs import Refusal

NOT_ALLOWED = Refusal("not_allowed_here", Text("这一步不允许这样操作", "this is not allowed at this step"))
HOW = Refusal("signer_when", Text("请选择在前、在后或同时加签", "say whether before, after or parallel"))
WHOM = Refusal("which_signer", Text("请选择加签的成员", "choose whom to add"))
NO_STARTER = Refusal("no_starter", Text("没有可以退回的发起人", "there is no starter to send it back to"))
NOWHERE = Refusal("nowhere_to_go_back", Text("前面还没有人处理过", "nobody has acted before this step"))
TOO_LATE = Refusal(
    "too_late", Text("后面的人已经处理，或不是您提交的，不能撤回", "others have acted since, or it was not you")
)
JUST_URGED = Refusal("just_urged", Text("刚刚催过，请稍后再试", "this was urged a moment ago; try again later"))

ALONE = Refusal("last_signer", Text("至少要留一位审批人", "one approver must remain"))
NOT_ASKED = Refusal("not_a_signer", Text("这位成员没有待处理的审批", "this person has nothing to decide here"))
LENT = Refusal("delegated", Text("这项待办已是别人委托的，请直接处理", "this was delegated to you already; act on it"))

BY_HOLDER = ("add_signer", "remove_signer", "delegate", "send_back")
"""What whoever has a task may do with it, where the node allows it."""

URGE_GAP = 600
"""Seconds between two urgings of one step."""


def offers(node: Node, token: Token, task: Task, facts: Facts) -> tuple[str, ...]:
    """Which of these are open to whoever acts."""
    if task.status != "open":
        return ()
    allowed = node.extras.names if node.extras else frozenset[str]()
    mine = may_act(task, facts)
    found: list[str] = [name for name in BY_HOLDER if name in allowed and mine and task.kind != RESUBMIT]
    if "delegate" in found and str(task.id) in token.memo.get("lent", {}):
        found.remove("delegate")
    if _may_withdraw(token, facts):
        found.append("withdraw")
    if "urge" in allowed and not mine:
        found.append("urge")
    return tuple(found)


def add_signer(run: Run, signal: AddSigner) -> Refusal | None:
    """One more approver: their turn comes before the asker's, after it, or now."""
    task, refusal = _open_task(run, signal.task, "add_signer")
    if task is None:
        return refusal
    if signal.how not in ("before", "after", "parallel"):
        return HOW
    if signal.user is None:
        return WHOM
    known = [other for other in run.tasks.values() if asked_beside(other, task)]
    if any(other.user == signal.user for other in known):
        return ALREADY
    token = run.tokens[task.token]
    added = run.open_task(token, NewTask(task.kind, signal.user, due_at=task.due_at))
    order = _reordered(token.order, task.id, added.id, signal.how)
    run.remember(token.id, since=min(other.id for other in known), order=order)
    run.take_turns(token.id)
    detail = {"task": task.id, "by": run.facts.user, "user": signal.user, "how": signal.how}
    run.step(token, "add_signer", detail=because(detail, signal.comment))
    return None


def _reordered(order: list[list[int]], asker: int, added: int, how: str) -> list[list[int]]:
    """Pairs (later, earlier) with the added task in its place; whoever waits for the asker waits for it too."""
    following = [[later, added] for later, earlier in order if earlier == asker]
    if how == "before":
        return [*order, [asker, added]]
    return [*order, *following, *([[added, asker]] if how == "after" else [])]


def remove_signer(run: Run, signal: RemoveSigner) -> Refusal | None:
    """One approver who has not decided is asked no longer; who waited for them waits for those before them."""
    task, refusal = _open_task(run, signal.task, "remove_signer")
    if task is None:
        return refusal
    asked = [other for other in run.tasks.values() if other.token == task.token and other.is_due]
    gone = next((other for other in asked if other.user == signal.user and other.kind != RESUBMIT), None)
    if gone is None or signal.user is None:
        return NOT_ASKED
    if len(asked) == 1:
        return ALONE
    token = run.tokens[task.token]
    before = [earlier for later, earlier in token.order if later == gone.id]
    after = [later for later, earlier in token.order if earlier == gone.id]
    kept = [pair for pair in token.order if gone.id not in pair]
    run.remember(token.id, order=[*kept, *([later, earlier] for later in after for earlier in before)])
    run.tasks[gone.id] = gone.closed("cancelled")
    detail = {"task": task.id, "by": run.facts.user, "user": signal.user}
    run.step(token, "remove_signer", detail=because(detail, signal.comment))
    run.resume(run.tokens[token.id], frozenset())
    return None


def delegate(run: Run, signal: Delegate) -> Refusal | None:
    """Somebody else looks at the task and says what they think; then it is its owner's again."""
    task, refusal = _open_task(run, signal.task, "delegate")
    if task is None:
        return refusal
    token, owner = run.tokens[task.token], run.facts.user
    lent: dict[str, int] = token.memo.get("lent", {})
    if str(task.id) in lent:
        return LENT
    if signal.user is None or owner is None:
        return WHOM
    taken = [other.user for other in run.tasks.values() if asked_beside(other, task)]
    if signal.user == owner or (task.kind == "approval" and signal.user in taken):
        return ALREADY
    run.tasks[task.id] = replace(task, user=signal.user)
    run.remember(token.id, lent={**lent, str(task.id): owner})
    detail = {"task": task.id, "by": owner, "user": signal.user}
    run.step(token, "delegate", detail=because(detail, signal.comment))
    return None


def send_back(run: Run, signal: SendBack) -> Refusal | None:
    """The work goes back to the starter, to the step before, or to the one that the node names."""
    task, refusal = _open_task(run, signal.task, "send_back")
    if task is None:
        return refusal
    node, token = run.flow.nodes[task.node], run.tokens[task.token]
    back = node.extras.back if node.extras else None
    assert back is not None  # allowed only where it is set
    detail: dict[str, Any] = {"task": task.id, "by": run.facts.user, "comment": signal.comment}
    if back.to == "starter":
        whose = starter(run.vars)
        if whose is None:
            return NO_STARTER
        run.step(token, "send_back", detail={**detail, "to": None})
        if back.straight:
            _resubmit_first(run, token, task, NewTask(RESUBMIT, whose.user, customer=whose.customer))
            return None
        run.approvals([])
        run.ask_again(token, NewTask(RESUBMIT, whose.user, customer=whose.customer))
        return None
    decided = run.values_for(token)["_vars"]
    target = back.node or _previous(node, decided)
    if target is None:
        return NOWHERE
    run.step(token, "send_back", detail={**detail, "to": target})
    run.approvals([])
    last = decided.get(target, {}).get("action")
    straight = {"straight": {"at": target, "by": last, "to": node.id}} if back.straight and last else {}
    run.send(token, target, **straight)
    return None


def _resubmit_first(run: Run, token: Token, task: Task, new: NewTask) -> None:
    """The starter mends it and it comes straight back to who sent it back; what others decided stands."""
    added = run.open_task(token, new)
    mine = [other.id for other in run.tasks.values() if other.token == token.id and other.status != "cancelled"]
    run.remember(token.id, since=min(mine), order=[*token.order, [task.id, added.id]])
    run.take_turns(token.id)


def _previous(node: Node, decided: Mapping[str, Any]) -> str | None:
    """Where somebody decided last, of the nodes before this one."""
    known = [(decided[each]["at"], place, each) for place, each in enumerate(node.before) if each in decided]
    return max(known)[2] if known else None


def withdraw(run: Run, signal: Withdraw) -> Refusal | None:
    """Who acted last takes it back while nobody has acted since: their node is entered anew."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    token = run.tokens[task.token]
    if not _may_withdraw(token, run.facts) or any(_is_settled(each, token) for each in run.tasks.values()):
        return TOO_LATE
    target = token.memo["undo"]["node"]
    run.step(token, "withdraw", detail={"task": task.id, "by": run.facts.user, "to": target})
    run.approvals([each for each in run.vars.get("_approved", ()) if each != run.facts.user])
    run.send(token, target)
    return None


def _may_withdraw(token: Token, facts: Facts) -> bool:
    undo = token.memo.get("undo")
    return undo is not None and facts.user is not None and undo["by"] == facts.user


def _is_settled(task: Task, token: Token) -> bool:
    return task.token == token.id and task.node == token.node and task.status == "done" and task.by is not None


def urge(run: Run, signal: Urge) -> Refusal | None:
    """Tell whoever has the task that somebody waits for it; not again within a few minutes."""
    task = run.tasks.get(signal.task)
    if task is None or task.status != "open":
        return CLOSED
    node, token = run.flow.nodes[task.node], run.tokens[task.token]
    if "urge" not in offers(node, token, task, run.facts):
        return NOT_ALLOWED
    if run.now - token.memo.get("urged", run.now - URGE_GAP) < URGE_GAP:
        return JUST_URGED
    run.remember(token.id, urged=run.now)
    run.step(token, "urge", detail={"task": task.id, "by": run.facts.user})
    run.emit(node.id, _reminder(node, task))
    return None


def _reminder(node: Node, task: Task) -> Effect:
    if task.customer:
        to = Recipient("customer")
    elif task.user is not None:
        to = Recipient("user", user=task.user)
    else:
        to = Recipient("group", task.group)
    title = Text(f"催办：{node.name.zh}", f"Reminder: {node.name.en}")
    return Notify("in_app", to, title, Text("{_number} 在等您处理", "{_number} is waiting for you"))


def _open_task(run: Run, number: int, what: str) -> tuple[Task | None, Refusal]:
    """The task, where whoever acts has it and its node allows `what`; else why not."""
    task = run.tasks.get(number)
    if task is None or task.status != "open":
        return None, CLOSED
    node = run.flow.nodes[task.node]
    if node.extras is None or what not in node.extras.names or task.kind == RESUBMIT:
        return None, NOT_ALLOWED
    return (task, CLOSED) if may_act(task, run.facts) else (None, NOT_YOURS)
