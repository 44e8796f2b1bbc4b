"""Adding a kind is adding a file: it is in the catalogue, it runs; without it, it is refused by its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from engines.catalog import ROOMS, catalog, schemas
from engines.definition import Definition, read
from engines.errors import BadDefinition
from engines.flow.advance import advance
from engines.flow.flow import NODES, read_flow
from engines.flow.kind import NodeKind
from engines.flow.signals import Facts, Start
from engines.kinds import BadKind, load
from engines.logic.types import TEXT

GREET = '''"""Writes a greeting."""

from engines.effects import SetFields
from engines.flow.kind import OUT, NodeKind, Ports
from engines.flow.outcome import Leave
from engines.flow.settings import settings
from engines.kinds import Text

KIND = NodeKind(
    type="greet",
    group="data",
    label=Text("问候", "Greet"),
    config=settings(),
    ports=Ports((OUT,)),
    enter=lambda visit: Leave(effects=(SetFields({"note": "hello"}),)),
)
'''
OURS = Path("engines/flow/nodes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "greet.py").write_text(GREET)
    return tmp_path


def flow() -> Definition:
    nodes = [("start", "start"), ("hello", "greet"), ("end", "end")]
    body = {
        "form": "visit",
        "nodes": [{"id": key, "type": kind, "name": {"zh": key, "en": key}} for key, kind in nodes],
        "edges": [{"from": "start", "to": "hello"}, {"from": "hello", "to": "end"}],
    }
    envelope = {"kind": "flow", "key": "visit", "version": 1, "name": {"zh": "来访", "en": "Visit"}, "body": body}
    return read(json.dumps(envelope).encode(), "flow/visit.json")


def nodes_with(folder: Path) -> dict[str, NodeKind]:
    return load(NodeKind, Path(__file__).parents[2] / OURS, folder)


def test_a_node_in_a_folder_of_its_own_is_in_the_catalogue_and_the_schema(folder: Path) -> None:
    rooms = {**ROOMS, "nodes": (ROOMS["nodes"][0], nodes_with(folder))}
    kinds = {kind["type"]: kind["label"]["zh"] for kind in catalog(rooms)["nodes"]["kinds"]}
    assert kinds["greet"] == "问候"
    assert "greet" in json.dumps(schemas(rooms)["flow"])


def test_a_node_in_a_folder_of_its_own_runs(folder: Path) -> None:
    ours = read_flow(flow(), {"note": TEXT}, nodes_with(folder))
    done = advance(ours, None, Start(), Facts({}), now=0)
    assert done.state.status == "ended"
    assert [effect.values for _, effect in done.effects] == [{"note": "hello"}]


def test_where_the_file_is_missing_the_type_is_refused_with_its_place() -> None:
    with pytest.raises(BadDefinition) as caught:
        read_flow(flow(), {"note": TEXT}, NODES)
    problem = next(each for each in caught.value.problems if each.code == "unknown_type")
    assert (problem.document, problem.pointer) == ("flow/visit", "/body/nodes/1/type")
    assert "greet" in problem.message.zh
    assert "human_task" in problem.message.en


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("greet.py", "KIND = 1\n", "KIND must be a NodeKind"),
        ("salute.py", GREET, "the file's name is its type"),
        ("end.py", GREET.replace('"greet"', '"end"'), "exists twice"),
    ],
)
def test_a_file_that_breaks_the_contract_stops_the_start(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(BadKind, match=says):
        nodes_with(tmp_path)
