"""What advance promises besides what the cases show."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from engines.definition import Definition
from engines.errors import BadDefinition, EndlessWork
from engines.flow.advance import advance
from engines.flow.flow import NODES, read_flow
from engines.flow.kind import NodeKind
from engines.flow.signals import Act, Facts, Start
from engines.flow.trace import Advanced
from engines.kinds import Text, load
from engines.logic.types import INSTANT, INTEGER
from engines.needs import Needs, Refusal
from tests.flow.world import World, definition, flow_of

START, END = {"id": "start", "type": "start"}, {"id": "end", "type": "end"}
GO = [{"id": "go", "label": {"zh": "继续", "en": "Go on"}}]

OWN_KIND = '''"""Leaves a tag and goes on."""

from engines.effects import AddTag
from engines.flow.kind import OUT, NodeKind, Ports
from engines.flow.outcome import Leave
from engines.flow.settings import name, settings
from engines.kinds import Text


def enter(visit):
    return Leave(effects=(AddTag(visit.node.config["tag"]),))


KIND = NodeKind(
    type="tag",
    group="data",
    label=Text("打标签", "Tag"),
    config=settings("tag", tag=name("标签", "tag")),
    ports=Ports((OUT,)),
    enter=enter,
)
'''


def test_a_flow_that_does_not_come_to_rest_is_stopped() -> None:
    nodes = [START, {"id": "wait", "type": "delay", "config": {"until": {"var": "at"}}}]
    more = {"id": "more", "type": "exclusive"}
    branch = {"port": "again", "label": {"zh": "再来", "en": "again"}, "when": True}
    nodes += [{**more, "config": {"branches": [branch], "default": "on"}}, END]
    edges = ["start > wait", "wait > more", "more.again > wait", "more.on > end"]
    flow = flow_of({"nodes": nodes, "edges": edges, "types": {"at": "instant"}})
    with pytest.raises(EndlessWork) as stopped:
        advance(flow, None, Start(), Facts({"at": 5}), 10)
    assert stopped.value.document == "flow/test"


def test_a_node_that_fails_makes_an_incident_and_nothing_else_is_lost(tmp_path: Path) -> None:
    (tmp_path / "tag.py").write_text(OWN_KIND.replace('visit.node.config["tag"]', 'visit.node.config["gone"]'))
    kinds = {**NODES, **load(NodeKind, tmp_path)}
    nodes = [START, {"id": "mark", "type": "tag", "config": {"tag": "x"}}, END]
    document = definition(nodes, ["start > mark", "mark > end"])
    outcome = advance(read_flow(document, {}, kinds), None, Start(), Facts({}), 10)
    assert isinstance(outcome, Advanced)
    assert outcome.state.status == "incident"
    [(_, raised)] = outcome.effects
    assert (raised.code, raised.message.en) == ("node_failed", "the node failed: KeyError: 'gone'")  # type: ignore[union-attr]


def test_later_nodes_see_formula_fields_as_recomputed() -> None:
    nodes = [
        START,
        {"id": "set", "type": "set_fields", "config": {"values": {"quantity": 3}}},
        {"id": "copy", "type": "set_fields", "config": {"values": {"seen": {"var": "total"}}}},
        END,
    ]
    flow = flow_of({"nodes": nodes, "edges": ["start > set", "set > copy", "copy > end"], "types": FORMULA})
    facts = Facts({"quantity": 1, "total": 10}, recompute=lambda values, now: {"total": values["quantity"] * 10})
    done = advance(flow, None, Start(), facts, 0)
    assert isinstance(done, Advanced)
    assert done.effects[1][1].values == {"seen": 30}  # type: ignore[union-attr]


FORMULA = {"quantity": "integer", "total": "integer", "seen": "integer"}


def test_a_task_is_not_finished_in_somebody_elses_name() -> None:
    flow = flow_of({"nodes": [START, person("ask"), END], "edges": ["start > ask", "ask.go > end"]})
    world = World(flow)
    world.send(Start(), Facts({}), 0)
    assert world.state
    [task] = world.state.tasks
    refused = world.send(Act(task.id, "go", 7), Facts({}, frozenset({"service"}), 9), 1)
    assert isinstance(refused, Refusal)
    done = world.send(Act(task.id, "go", 7), Facts({}, frozenset({"service"})), 1)
    assert isinstance(done, Advanced)
    assert done.state.tasks[0].by == 7


def test_everything_a_branch_needs_is_asked_in_one_round() -> None:
    nodes = [START, *(assigning(f"give_{n}", f"group_{n}") for n in range(5)), END]
    names = [node["id"] for node in nodes]
    flow = flow_of({"nodes": nodes, "edges": [f"{a} > {b}" for a, b in pairwise(names)]})
    needs = advance(flow, None, Start(), Facts({}), 0)
    assert isinstance(needs, Needs)
    assert len(needs.asks) == 5
    assert isinstance(advance(flow, None, Start(), Facts({}), 0, dict.fromkeys(needs.asks, ())), Advanced)


def test_a_node_type_is_one_file_and_is_executed(tmp_path: Path) -> None:
    (tmp_path / "tag.py").write_text(OWN_KIND, encoding="utf-8")
    kinds = {**NODES, **load(NodeKind, tmp_path)}
    written = definition(
        [START, {"id": "mark", "type": "tag", "config": {"tag": "vip"}}, END], ["start > mark", "mark > end"]
    )
    done = advance(read_flow(written, {}, kinds), None, Start(), Facts({}), 0)
    assert isinstance(done, Advanced)
    assert done.effects[0][1].tag == "vip"  # type: ignore[union-attr]
    with pytest.raises(BadDefinition, match='no type "tag"'):
        read_flow(written, {})


def test_the_shape_of_the_body_is_checked_first() -> None:
    body: dict[str, Any] = {"form": "ticket", "nodes": [], "edges": [{"from": "a"}], "colour": "red"}
    with pytest.raises(BadDefinition) as refused:
        read_flow(Definition("flow", "odd", 1, Text("奇", "Odd"), body, b""), {})
    found = {(problem.pointer, problem.code) for problem in refused.value.problems}
    assert found == {
        ("/body/nodes", "too_short"),
        ("/body/edges/0", "missing_property"),
        ("/body/colour", "unknown_property"),
    }


def test_a_person_is_named_by_an_integer_field_only() -> None:
    nodes = [START, {"id": "give", "type": "assign", "config": {"user": "who"}}, END]
    written = definition(nodes, ["start > give", "give > end"])
    assert read_flow(written, {"who": INTEGER}).form == "ticket"
    with pytest.raises(BadDefinition):
        read_flow(written, {"who": INSTANT})


@pytest.mark.parametrize("kind", NODES.values(), ids=NODES)
def test_every_kind_describes_itself_in_both_languages(kind: NodeKind) -> None:
    assert kind.help
    for words in (kind.label, kind.help, *(port.label for port in kind.ports.of({}))):
        assert words.zh
        assert words.en
    assert all("x-label" in part for part in kind.config["properties"].values())


def person(name: str) -> dict[str, Any]:
    return {"id": name, "type": "human_task", "config": {"assignee": {"group": "service"}, "actions": GO}}


def assigning(name: str, group: str) -> dict[str, Any]:
    return {"id": name, "type": "assign", "config": {"group": group, "strategy": "least_busy"}}
