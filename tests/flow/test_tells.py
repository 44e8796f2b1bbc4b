"""What a node tells as data is what it gives: the designer offers to conditions just what they can read."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from engines.flow.flow import NODES
from engines.flow.reader import Reader, Scope
from engines.flow.tells import Tells
from engines.logic.types import SIMPLE, List, Record, Type, Types
from tests.flow.test_cases import FOLDER
from tests.flow.world import connector, types_of

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in sorted(FOLDER.rglob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
    if "problems" not in case and any(NODES[node["type"]].tells != Tells() for node in case["nodes"])
]


@pytest.mark.parametrize("case", CASES)
def test_what_is_told_is_what_is_given(case: Mapping[str, Any]) -> None:
    types = types_of(case.get("types", {}))
    forms = {form: types_of(each) for form, each in case.get("forms", {}).items()}
    connectors = {key: connector(key, body) for key, body in case.get("connectors", {}).items()}
    reader = Reader(Scope(types, forms, connectors=connectors), "", "", [])
    for node in case["nodes"]:
        kind, config = NODES[node["type"]], node.get("config", {})
        given = dict(flat(kind.gives(config, reader)))
        assert dict(told(kind.tells, config, reader)) == given, node["id"]


def test_a_kind_that_gives_something_tells_it() -> None:
    giving = {name for name, kind in NODES.items() if kind.gives.__name__ != "gives_nothing"}
    assert giving == {name for name, kind in NODES.items() if kind.tells != Tells()}


def flat(given: Types, under: str = "") -> Iterator[tuple[str, Type]]:
    """The names of simple values, also inside of one another; of lists, what their rows hold."""
    for name, kind in given.items():
        if isinstance(kind, Record):
            yield from flat(kind.fields, f"{under}{name}.")
        elif isinstance(kind, List) and isinstance(kind.item, Record):
            yield from flat(kind.item.fields, f"{under}{name}[].")
        elif kind in SIMPLE.values():
            yield under + name, kind


def told(tells: Tells, config: Mapping[str, Any], reader: Reader) -> Iterator[tuple[str, Type]]:
    """The same from the data alone, as the designer reads it."""
    for part in tells.always:
        if all(config.get(setting) == value for setting, value in part.only.items()):
            yield part.id, SIMPLE[part.type]
    for path in tells.lists:
        yield from ((each["id"], SIMPLE[each["type"]]) for each in at(config, path.split(".")))
    for name in config.get(tells.fields or "", ()):
        kind = reader.scope.forms[config["form"]][name]
        yield f"{tells.under}.{name}" if tells.under else name, kind
        yield from [(f"{tells.rows}[].{name}", kind)] if tells.rows else []
    if tells.under:
        yield f"{tells.under}.id", SIMPLE["integer"]
        yield f"{tells.rows}[].id", SIMPLE["integer"]
    listed = reader.quiet(config[tells.items]) if tells.items else None
    if isinstance(listed, List):
        yield from flat({"item": listed.item})
    if tells.call and reader.scope.connectors:
        gives = reader.scope.connectors[config["connector"]].calls[config["call"]].gives
        yield from ((name, SIMPLE[kind]) for name, (kind, _) in gives.items())


def at(value: Any, path: list[str]) -> Iterator[Any]:
    """What stands at a path of the settings."""
    if not path:
        yield from value
    elif path[0] == "*":
        for each in value:
            yield from at(each, path[1:])
    elif path[0] in value:
        yield from at(value[path[0]], path[1:])
