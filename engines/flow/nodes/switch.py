"""Looks a value up in a table and goes the way written beside it, else the default way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from engines.flow.branches import DEFAULT, Branches
from engines.flow.kind import Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import expression, labelled, listed, name, settings, words
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN

VALUE = {"type": ["string", "integer", "boolean"]}
CASE = labelled(
    settings(
        "port",
        "label",
        "values",
        port=name("出口", "exit"),
        label=words("名称", "label"),
        values=labelled({"type": "array", "items": VALUE, "minItems": 1, "maxItems": 200}, "取值", "values"),
    ),
    "取值",
    "Case",
)


def read(config: Config, reader: Reader) -> Branches:
    """Each line of the table is the condition that the value is in it, so the language checks both sides."""
    seen: set[str] = set()
    branches = []
    for index, case in enumerate(config["cases"]):
        where = f"/cases/{index}/values"
        for place, value in enumerate(case["values"]):
            if repr(value) in seen:
                zh, en = f"取值“{value}”已在前面列出；请删去一处", f'the value "{value}" is listed before; remove one'
                reader.refuse(f"{where}/{place}", "repeated_value", zh, en)
            seen.add(repr(value))
        branches.append((_line(config["value"], case["values"], where, reader), case["port"]))
    return Branches(tuple(branches), config.get("default"))


def _line(value: Any, values: Any, where: str, reader: Reader) -> Compiled:
    """The condition of one line; what is wrong with it is said where the analyst wrote it."""
    before = len(reader.found)
    compiled = reader.logic({"in": [value, values]}, where, BOOLEAN)
    written = f"{reader.pointer}{where}/in"
    homes = {f"{written}/0": f"{reader.pointer}/value", f"{written}/1": f"{reader.pointer}{where}"}
    for problem in reader.found[before:]:
        home = next((home for place, home in homes.items() if problem.pointer.startswith(place)), problem.pointer)
        moved = replace(problem, pointer=home + problem.pointer[len(written) + 2 :])
        reader.found.remove(problem)
        if moved not in reader.found:
            reader.found.append(moved)
    return compiled


def enter(visit: Visit) -> Outcome:
    branches: Branches = visit.plan
    port = next(branches.open(visit), None)
    return Leave(branches.otherwise() if port is None else port)


KIND = NodeKind(
    type="switch",
    group="gateways",
    label=Text("取值分支", "Switch"),
    help=Text("按一个值查表，走对应的分支", "Looks a value up in a table and goes the way beside it"),
    config=settings(
        "value", "cases", value=expression("值", "value"), cases=listed("取值表", "table", CASE), default=DEFAULT
    ),
    ports=Ports(each="cases", named_by="default"),
    read=read,
    enter=enter,
)
