"""Ticking off the checklist of a task: by whoever may finish it; a task is not finished before what must be ticked."""

from __future__ import annotations

from dataclasses import replace

from engines.flow.checklist import Item
from engines.flow.run import Run
from engines.flow.signals import Tick
from engines.flow.state import Task
from engines.flow.work import Work
from engines.kinds import Text
from engines.needs import Refusal

NO_ITEM = Refusal("unknown_item", Text("检查清单里没有这一项", "the checklist has no such item"))


def items_of(work: Work, task: Task) -> tuple[Item, ...]:
    """What there is to tick off; nothing for a customer, whom a step may turn out to ask."""
    return () if task.customer else work.checklist


def unticked(work: Work, task: Task, action: str) -> Refusal | None:
    """Why `action` may not be chosen yet: the items that must be ticked first, by name."""
    if not work.checklist or any(each.id == action and each.unchecked for each in work.actions):
        return None
    ticks = task.ticks or {}
    left = [item.label for item in items_of(work, task) if item.required and item.id not in ticks]
    if not left:
        return None
    zh, en = "”“".join(each.zh for each in left), '", "'.join(each.en for each in left)
    return Refusal("unticked", Text(f"请先完成检查清单：“{zh}”", f'tick off first: "{en}"'))


def ticked(run: Run, task: Task, signal: Tick) -> Refusal | None:
    """Tick an item off, or take that back; who did it, and when, stays with the task."""
    work = run.flow.nodes[task.node].work_of(task)
    if all(item.id != signal.item for item in items_of(work, task)):
        return NO_ITEM
    ticks = dict(task.ticks or {})
    if signal.done == (signal.item in ticks):
        return None
    if signal.done:
        ticks[signal.item] = {"by": run.facts.user, "at": run.now}
    else:
        del ticks[signal.item]
    run.tasks[task.id] = replace(task, ticks=ticks or None)
    detail = {"task": task.id, "by": run.facts.user, "item": signal.item}
    run.step(run.tokens[task.token], "tick" if signal.done else "untick", detail=detail)
    return None
