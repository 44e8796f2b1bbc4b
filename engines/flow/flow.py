"""`read_flow`: a flow's definition, checked in every way that can be checked before it runs, and compiled."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from engines import definition, schema
from engines.connector import Connector
from engines.definition import BLOCK, KEY, TEXT_SCHEMA, Definition, text
from engines.errors import BadDefinition, Problem
from engines.flow.backwards import back_problems, before
from engines.flow.blocks import block_problems, branches_around
from engines.flow.cuts import cut_problems
from engines.flow.kind import NodeKind
from engines.flow.node import Flow, Node
from engines.flow.order import reading_order
from engines.flow.outcome import Pair
from engines.flow.places import place_problems
from engines.flow.reach import reach_problems
from engines.flow.reader import Reader, Scope
from engines.flow.soundness import soundness_problems
from engines.flow.unknown import unknown_at
from engines.flow.wiring import Draft, Graph, wire
from engines.flow.work import Work
from engines.kinds import Text, load
from engines.logic.types import INSTANT, INTEGER, Enum, Record, Type, Types
from engines.needs import Ask

NODES: Mapping[str, NodeKind] = load(NodeKind, Path(__file__).parent / "nodes")

NODE: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        **BLOCK["properties"],
        "name": TEXT_SCHEMA,
        "in": {"type": "string", "pattern": KEY},
        "on": {"type": "string", "pattern": KEY},
    },
    "required": ["id", "type", "name"],
    "additionalProperties": False,
}

EDGE: Mapping[str, Any] = {
    "type": "object",
    "properties": {"from": {"type": "string"}, "port": {"type": "string"}, "to": {"type": "string"}},
    "required": ["from", "to"],
    "additionalProperties": False,
}

BODY: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "form": {"type": "string", "pattern": KEY},
        "enabled": {"type": "boolean", "default": True},
        "nodes": {"type": "array", "items": NODE, "minItems": 1, "maxItems": 500},
        "edges": {"type": "array", "items": EDGE, "maxItems": 2000},
    },
    "required": ["form", "nodes", "edges"],
    "additionalProperties": False,
}

NO_FORMS: Mapping[str, Types] = {}
NO_STATUSES: Mapping[str, str] = {}
NO_LABELS: Mapping[str, Text] = {}
NO_REFERENCES: Mapping[str, str] = {}
NO_SECTIONS: Mapping[str, tuple[str, ...]] = {}


def read_flow(
    document: Definition,
    types: Types,
    kinds: Mapping[str, NodeKind] = NODES,
    *,
    statuses: Mapping[str, str] = NO_STATUSES,
    forms: Mapping[str, Types] = NO_FORMS,
    computed: Collection[str] = (),
    groups: Collection[str] | None = None,
    labels: Mapping[str, Text] = NO_LABELS,
    references: Mapping[str, str] = NO_REFERENCES,
    connectors: Mapping[str, Connector] | None = None,
    sections: Mapping[str, tuple[str, ...]] = NO_SECTIONS,
) -> Flow:
    """The flow of `document`, for records whose names have `types`. Raises BadDefinition with every problem found.

    `statuses` are those of its form with their category (else those of the type of `_status`), `forms` the types of
    the forms in which it may create records, `computed` the fields of its form that nobody writes, `groups` the groups
    there are (None: not known here), `labels` the fields' names for messages, `references` the forms that reference
    fields lead to, `connectors` those there are (None: not known here), `sections` the form's, with their fields.
    """
    found = schema.problems(BODY, document.body, document.document, "/body")
    if found:
        raise BadDefinition(found)
    drafts = {draft.id: draft for draft in _drafts(document, kinds, found)}
    statuses = statuses or _statuses(types)
    known = frozenset(node["id"] for node in document.body["nodes"])
    rest = forms, statuses, computed, groups, labels, references, connectors, sections
    remembered, brings = _remembered(drafts, types, rest)
    scope = Scope({**types, "_vars": Record(remembered)}, *rest)
    plans = {}
    for draft in drafts.values():
        reader = Reader(scope, document.document, f"{draft.pointer}/config", found, unknown_at(draft, drafts))
        plans[draft.id] = draft.kind.read(draft.config, reader)
    graph, loose = wire(document.document, drafts, known, document.body["edges"])
    found.extend(_graph_problems(graph, loose))
    if found:
        raise BadDefinition(found)
    ways = _ways_back(graph, plans)
    found.extend(back_problems(graph, ways, plans))
    found.extend(cut_problems(graph, plans))
    if found:
        raise BadDefinition(found)
    return replace(_flow(document, graph, plans, statuses, ways), brings=brings)


def _drafts(document: Definition, kinds: Mapping[str, NodeKind], found: list[Problem]) -> Iterator[Draft]:
    for pointer, block in definition.blocks(document.body["nodes"], kinds, document.document, "/body/nodes", found):
        kind, config = kinds[block["type"]], block["config"]
        ports = kind.ports.of(config)
        yield Draft(block["id"], kind, pointer, text(block["name"]), config, ports, block.get("in"), block.get("on"))


def _remembered(drafts: Mapping[str, Draft], types: Types, rest: Any) -> tuple[Types, Mapping[str, Types]]:
    """What `_vars.<node>` holds once a node has been left; one that is told of later may build on those before. And
    what of it the node has brought: a container brings its item, its counts are the flow's own.
    """
    known: dict[str, Type] = {}
    brings: dict[str, Types] = {}
    for draft in drafts.values():
        decided: dict[str, Type] = {}
        if draft.kind.decides:
            decided = {"action": Enum(tuple(port.id for port in draft.ports)), "by": INTEGER, "at": INSTANT}
        reader = Reader(Scope({**types, "_vars": Record(known)}, *rest), "", "", [])
        own = draft.kind.gives(draft.config, reader)
        if own or decided:
            known[draft.id] = Record({**decided, **own})
        counts = {part.id for part in draft.kind.tells.always} if draft.kind.holds else frozenset()
        brings[draft.id] = {part: kind for part, kind in own.items() if part not in counts}
    return known, brings


def _statuses(types: Types) -> Mapping[str, str]:
    """The statuses that the type of `_status` names, where the caller does not say their categories."""
    kind = types.get("_status")
    return dict.fromkeys(kind.values, "") if isinstance(kind, Enum) else {}


def _graph_problems(graph: Graph, loose: list[Problem]) -> Iterator[Problem]:
    """Those of the whole graph; forks and joins are looked at when the rest is in order, to say things once."""
    placed = list(place_problems(graph))
    reach = [] if placed else list(reach_problems(graph))
    yield from loose
    yield from placed
    yield from reach
    if not loose and not placed and not reach and graph.known == frozenset(graph.drafts):
        yield from block_problems(graph, _start(graph))


def _flow(
    document: Definition,
    graph: Graph,
    plans: Mapping[str, Any],
    statuses: Mapping[str, str],
    ways: Mapping[str, tuple[str, ...]],
) -> Flow:
    asks = {node: draft.kind.asks(plans[node]) for node, draft in graph.drafts.items()}
    nodes = {
        node: Node(
            id=node,
            kind=draft.kind,
            name=draft.name,
            config=draft.config,
            plan=plans[node],
            work=plans[node] if isinstance(plans[node], Work) else None,
            always=draft.kind.always(plans[node]),
            ports=draft.ports,
            exits=graph.exits[node],
            asks=asks[node],
            hears=draft.kind.hears(plans[node]),
            ahead=_ahead(graph, node, asks, plans),
            before=ways.get(node, ()),
            inside=draft.inside,
            on=draft.on,
            ways=graph.ways_into(node) if isinstance(plans[node], Pair) else frozenset(),
        )
        for node, draft in graph.drafts.items()
    }
    for node in graph.drafts:
        if found := graph.borders(node):
            nodes[node] = replace(nodes[node], borders=tuple(nodes[each] for each in found))
    start = _start(graph)
    ordered = {node: nodes[node] for node in reading_order(start, graph.ways())}
    messages = frozenset(name for node in nodes.values() for name in node.kind.messages(node.plan))
    judged = soundness_problems(graph, start, ordered)
    if any(problem.severity == "error" for problem in judged):
        raise BadDefinition(judged)
    named = document.key, document.name, document.body["form"]
    pairing = frozenset(node for node in graph.drafts if isinstance(plans[node], Pair))
    enabled = document.body.get("enabled", True)
    hears = frozenset(name for node in nodes.values() for name in node.hears)
    timed = any(node.kind.lasts(node.plan) for node in nodes.values())
    return Flow(
        *named, start, ordered, tuple(graph.edges), statuses, messages, tuple(judged), pairing, enabled, hears, timed
    )


def _ways_back(graph: Graph, plans: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    """For each node that may send work back, what lies before it."""
    senders = [node for node, plan in plans.items() if isinstance(plan, Work) and plan.extras and plan.extras.back]
    if not senders:
        return {}
    around = branches_around(graph, _start(graph))
    return {node: before(graph, node, plans, around) for node in senders}


def _ahead(graph: Graph, first: str, asks: Mapping[str, tuple[Ask, ...]], plans: Mapping[str, Any]) -> tuple[Ask, ...]:
    """What nodes ask for from `first` to the next wait states: asked at once, so that one round is enough."""
    found: dict[Ask, None] = {}
    seen, waiting = {first}, [first]
    while waiting:
        node = waiting.pop()
        found.update(dict.fromkeys(asks[node]))
        kind = graph.drafts[node].kind
        following = () if kind.waits and not kind.passes(plans[node]) else graph.exits[node].values()
        for target in following:
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return tuple(found)


def _start(graph: Graph) -> str:
    return next(draft.id for draft in graph.drafts.values() if draft.kind.role == "start")
