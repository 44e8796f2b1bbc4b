"""Moves an instance to another release of its flow: where each token comes to stand, or why that cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from engines.flow.clocks import Clock, clocks_after
from engines.flow.extras import RESUBMIT
from engines.flow.listening import lost_undo, moved_catch, other_calls, set_up
from engines.flow.node import Flow, Node
from engines.flow.state import FlowState, Task, Token
from engines.flow.surroundings import Plan, fits, moved_memo, places, renamed
from engines.kinds import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an instance stays or cannot move; `node` is where, in the release that it stands on."""

    code: str
    text: Text
    node: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """There is nothing to move."""

    reason: Reason


@dataclass(frozen=True, slots=True)
class Blocked:
    """It cannot move as a whole, so nothing of it does."""

    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Where it stands in the new release; `places` are (old node, new node), one for each token.

    `waits` are the nodes and the events on borders that are still to be set up there, each with its token.
    """

    state: FlowState
    places: tuple[tuple[str, str], ...]
    clocks: tuple[Clock, ...]
    waits: tuple[tuple[int, str], ...] = ()


Outcome = Kept | Blocked | Moved

ENDED = Reason("ended", Text("流程已经结束", "the flow has ended"))


def migrate(plan: Plan, state: FlowState, status: str, now: int) -> Outcome:
    """What becomes of an instance whose record has `status`: moved as a whole, or not at all."""
    if state.status == "ended":
        return Kept(ENDED)
    reasons = (*_lost_status(plan, status), *_lost_tokens(plan, state))
    if reasons:
        return Blocked(reasons)
    to = {token.node: plan.name(token.node) for token in state.tokens}
    tokens = tuple(Token(token.id, to[token.node], moved_memo(plan, token)) for token in state.tokens)
    living = {token.id: token for token in tokens}
    tasks = tuple(_moved_task(plan, living, each) for each in state.tasks)
    clocks, timers, next_id = clocks_after(plan, state, now)
    tasks = tuple(_due(each, clocks) for each in tasks)
    catches = tuple(each for catch in state.catches if (each := moved_catch(plan, state, catch)))
    moved = FlowState(state.status, next_id, tokens, tasks, timers, renamed(plan, state.vars), catches)
    waits = tuple(pair for token in state.tokens for pair in set_up(plan, token))
    return Moved(moved, tuple((token.node, to[token.node]) for token in state.tokens), clocks, waits)


def _lost_status(plan: Plan, status: str) -> Iterator[Reason]:
    if plan.new.statuses and status not in plan.new.statuses:
        zh = f"新版本的表单没有状态“{status}”：请在新版本里保留它，或先改变工单的状态"
        en = f'the form of the new release has no status "{status}": keep it there or change the ticket first'
        yield Reason("status_gone", Text(zh, en))


def _lost_tokens(plan: Plan, state: FlowState) -> Iterator[Reason]:
    taken: dict[tuple[tuple[int, ...], tuple[str, str]], str] = {}
    forks: dict[int, str] = {}
    for token in state.tokens:
        found = _lost(plan, state, token)
        if found is not None:
            yield found
            continue
        target = plan.new.nodes[plan.name(token.node)]
        stack = plan.around[target.id]
        for fork, place in zip(token.path, places(plan.new, stack), strict=True):
            if place and forks.setdefault(fork, place[0]) != place[0]:
                yield _other_branches(plan, token)
        if stack and target.kind.role not in ("join", "merge") and not stack[-1][1].startswith("*"):
            other = taken.setdefault((tuple(token.path), stack[-1]), token.node)
            if other != token.node:
                yield _branch_taken(plan, token, other)


def _lost(plan: Plan, state: FlowState, token: Token) -> Reason | None:
    """Why one token has no place of its own in the new release."""
    name, target = _name(plan.old, token.node), plan.target(token.node)
    if target is None:
        zh = f"新版本没有节点“{name.zh}”：请指定它对应新版本的哪个节点"
        en = f'the new release has no node "{name.en}": say which of its nodes takes its place'
        return Reason("node_gone", Text(zh, en), token.node)
    old = plan.old.nodes.get(token.node)
    if token.status != "incident" and old is not None and old.kind.type != target.kind.type:
        kinds = old.kind.label, target.kind.label
        zh = f"“{name.zh}”是{kinds[0].zh}，而“{target.name.zh}”是{kinds[1].zh}：只能移到同类的节点"
        en = f'"{name.en}" is a {kinds[0].en}, "{target.name.en}" a {kinds[1].en}: only its own kind can replace it'
        return Reason("other_kind", Text(zh, en), token.node)
    if "then" in token.memo:
        zh = f"“{name.zh}”正在撤销已做的步骤：请等它撤完"
        en = f'"{name.en}" is undoing what was done: wait until that is over'
        return Reason("undoing", Text(zh, en), token.node)
    if not fits(plan, token):
        return _other_branches(plan, token)
    lost = lost_undo(plan, token)
    if lost:
        zh = f"“{name.zh}”里已做的步骤要靠“{'、'.join(lost)}”撤销，而新版本没有它：请在新版本里保留"
        en = f'what was done inside of "{name.en}" is undone by {", ".join(lost)}, which the new release lacks: keep it'
        return Reason("undo_gone", Text(zh, en), token.node)
    if other_calls(plan, token):
        zh = f"“{name.zh}”只在一个版本里等待所调用的流程结束：请等它离开这一步"
        en = f'"{name.en}" waits for the end of what it calls in one release only: wait until it has gone on'
        return Reason("other_calls", Text(zh, en), token.node)
    if _waits_for_starter(state, token) and not _sends_to_starter(target):
        zh = f"“{name.zh}”已退回给发起人，而新版本的“{target.name.zh}”不再退回给发起人：请等发起人重新提交"
        en = f'"{name.en}" was sent back to the starter, which "{target.name.en}" no longer does: wait until it is back'
        return Reason("sent_back", Text(zh, en), token.node)
    return None


def _sends_to_starter(node: Node) -> bool:
    return node.extras is not None and node.extras.back is not None and node.extras.back.to == "starter"


def _waits_for_starter(state: FlowState, token: Token) -> bool:
    return any(task.token == token.id and task.is_due and task.kind == RESUBMIT for task in state.tasks)


def _other_branches(plan: Plan, token: Token) -> Reason:
    name = _name(plan.old, token.node)
    zh = f"“{name.zh}”在新版本里处于另外的并行分支或容器：请等它离开后再迁移"
    en = f'"{name.en}" lies in other branches or containers in the new release: wait until it has left them'
    return Reason("other_branches", Text(zh, en), token.node)


def _branch_taken(plan: Plan, token: Token, other: str) -> Reason:
    names = _name(plan.old, token.node), _name(plan.old, other)
    zh = f"“{names[0].zh}”和“{names[1].zh}”会到同一条分支：请把它们对应到不同的分支"
    en = f'"{names[0].en}" and "{names[1].en}" would come to the same branch: map them to different ones'
    return Reason("branch_taken", Text(zh, en), token.node)


def _name(flow: Flow, node: str) -> Text:
    found = flow.nodes.get(node)
    return found.name if found else Text(node, node)


def _moved_task(plan: Plan, living: Mapping[int, Token], task: Task) -> Task:
    """A task of a token that moves goes with it; others belong to the past."""
    token = living.get(task.token)
    here = token is not None and plan.name(task.node) == token.node
    return replace(task, node=token.node) if here and token is not None else task


def _due(task: Task, clocks: tuple[Clock, ...]) -> Task:
    """A task is due when the timer of its node fires."""
    for clock in clocks:
        mine = (task.token, task.due_at, "timeout") == (clock.token, clock.before, clock.port)
        if mine and task.is_due and task.kind != RESUBMIT:
            return replace(task, due_at=clock.after)
    return task
