"""Does what lies inside for every item of a list: all at once or in turn, until there is enough."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from engines.flow.kind import INSIDE, OUT, Config, Happened, NodeKind, Ports, at_times
from engines.flow.outcome import Hold, Leave, Outcome, Over
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, logic, named, settings
from engines.flow.tells import Part, Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import ANY, BOOLEAN, INTEGER, List, Types


@dataclass(frozen=True, slots=True)
class Plan:
    """The list, and how it is worked through."""

    over: Compiled
    in_turn: bool
    counts: Compiled | None
    until: Compiled | None
    let_go: bool
    grows: bool


def read(config: Config, reader: Reader) -> Plan:
    over = reader.logic(config["over"], "/over", None)
    if not isinstance(over.type, List) and not reader.found:
        zh, en = "这里要一个列表，例如明细表字段或查询结果", "a list is wanted, such as a sub-table or what was found"
        reader.refuse("/over", "no_list", zh, en)
    if "rest" in config and "until" not in config:
        zh, en = "只有填了结束条件才有“其余”", "there is no rest without a condition to stop at"
        reader.refuse("/rest", "not_in_this_mode", zh, en)
    counts, until = (
        reader.logic(config[each], f"/{each}", BOOLEAN) if each in config else None for each in ("counts", "until")
    )
    rest, grows = config.get("rest") == "finish", config.get("grows", False)
    return Plan(over, config["mode"] == "sequential", counts, until, rest, grows)


def gives(config: Config, reader: Reader) -> Types:
    listed = reader.quiet(config["over"])
    item = listed.item if isinstance(listed, List) else ANY
    return {"item": item, "index": INTEGER, "total": INTEGER, "done": INTEGER, "counted": INTEGER}


def hears(plan: Plan) -> frozenset[str]:
    return frozenset(path.split(".")[0] for path in plan.over.reads) if plan.grows else frozenset()


def awaits(config: Config) -> object:
    return config["over"] if config.get("grows") else None


def enter(visit: Visit) -> Outcome:
    items = _items(visit)
    fixed = {"items": list(items)} if visit.plan.in_turn and not visit.plan.grows else {}
    if not items:
        return Leave(note=_said(0, 0, 0))
    more = _more(visit, items, {"begun": 0, "done": 0, "counted": 0, **fixed})
    plan: Plan = visit.plan
    if plan.until is not None and plan.let_go and _enough(plan.until, visit, _said(len(items), 0, 0)):
        return replace(more, then=Leave(let_go=True))
    return more


def resume(visit: Visit, happened: Happened) -> Outcome:
    plan: Plan = visit.plan
    held: Mapping[str, Any] = visit.token.memo["held"]
    if not isinstance(happened, Over):
        return _more(visit, _items(visit), held)
    counted = plan.counts is not None and plan.counts.function(happened.values, visit.now)
    held = {**held, "done": held["done"] + 1, "counted": held["counted"] + bool(counted)}
    items = _items(visit) if plan.grows or plan.in_turn else [None] * held["begun"]
    said = _said(max(len(items), held["begun"]), held["done"], held["counted"])
    if plan.until is not None and _enough(plan.until, visit, said):
        return Leave(note=said, let_go=plan.let_go)
    if held["done"] == held["begun"] and held["begun"] >= len(items):
        return Leave(note=said)
    return _more(visit, items, held)


def _enough(until: Compiled, visit: Visit, said: Mapping[str, Any]) -> bool:
    seen = visit.values["_vars"]
    values = {**visit.values, "_vars": {**seen, visit.node.id: {**seen.get(visit.node.id, {}), **said}}}
    return bool(until.function(values, visit.now))


def _items(visit: Visit) -> Sequence[Any]:
    """Those of the list; where they are taken in turn and none may be added, as they were at first."""
    held: Mapping[str, Any] = visit.token.memo.get("held", {})
    found: Sequence[Any] | None = held.get("items") or visit.value(visit.plan.over)
    return found or ()


def _more(visit: Visit, items: Sequence[Any], held: Mapping[str, Any]) -> Hold:
    """Begin with the items whose turn it is; what is there already goes on."""
    begun, busy = held["begun"], held["begun"] > held["done"]
    last = len(items) if not visit.plan.in_turn else min(begun + (not busy), len(items))
    frames = tuple({visit.node.id: {"item": items[index], "index": index}} for index in range(begun, last))
    said = _said(max(len(items), begun), held["done"], held["counted"])
    return Hold(frames, {**held, "begun": max(last, begun)}, said)


def _said(total: int, done: int, counted: int) -> Mapping[str, Any]:
    return {"total": total, "done": done, "counted": counted}


KIND = NodeKind(
    type="multi",
    group="structure",
    label=Text("逐项处理", "For each"),
    help=Text(
        "对列表的每一项执行内部的步骤，同时或依次；内部可用当前项。可设结束条件（如 2 项算数即可），"
        "其余取消或照常做完；运行中列表变长时可补做新项",
        "Does the steps inside for every item of a list, at once or in turn; the item is known inside. May stop early "
        "(two that count are enough, say), the rest is cancelled or finishes; items added meanwhile may join in",
    ),
    config=settings(
        "over",
        "mode",
        over=logic("列表", "the list"),
        mode=named(
            choice("方式", "mode", "parallel", "sequential"),
            parallel=("同时进行", "all at the same time"),
            sequential=("依次进行", "one after the other"),
        ),
        counts=logic("一项何时算数", "an item counts when"),
        until=logic("何时足够", "enough when"),
        rest=choice("足够后其余", "the rest then", "cancel", "finish", usual="cancel"),
        grows=labelled({"type": "boolean"}, "运行中可加项", "items may be added"),
    ),
    ports=Ports((INSIDE, OUT)),
    read=read,
    gives=gives,
    tells=Tells(
        (
            Part("index", "integer", Text("第几项（从 0 起）", "which item (from 0)")),
            Part("total", "integer", Text("共几项", "how many items")),
            Part("done", "integer", Text("完成几项", "how many are done")),
            Part("counted", "integer", Text("算数的几项", "how many count")),
        ),
        items="over",
    ),
    hears=hears,
    awaits=awaits,
    enter=enter,
    resume=resume,
    waits=True,
    passes=at_times,
    holds=True,
    at_once=lambda plan: not plan.in_turn or plan.let_go,
    skips=at_times,
)
