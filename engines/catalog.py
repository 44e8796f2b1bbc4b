"""Every kind there is, as data: the designer's palette and panels, docs and TypeScript types are drawn from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from engines import definition
from engines.cases import CASES
from engines.documents.kind import DocumentKind
from engines.documents.registry import DOCUMENTS
from engines.flow.flow import NODES
from engines.flow.kind import NodeKind
from engines.form.registry import FIELDS
from engines.kinds import Kind, Text
from engines.logic.expression import OperatorKind
from engines.logic.registry import OPERATORS
from engines.manifest import MANIFEST
from engines.report.kind import ChartKind, MetricKind, ReadyKind
from engines.report.report import CHARTS, METRICS, READY
from engines.rule.priority.reading import DIMENSIONS
from engines.rule.routing.reading import METRICS as SKILLS
from engines.rule.rule import ACTIONS, TRIGGERS

Json = dict[str, Any]
Kinds = Mapping[str, Kind]

ROOMS: Mapping[str, tuple[Text, Kinds]] = {
    "fields": (Text("字段类型", "Field types"), FIELDS),
    "nodes": (Text("流程节点", "Flow nodes"), NODES),
    "triggers": (Text("触发条件", "Rule triggers"), TRIGGERS),
    "actions": (Text("规则动作", "Rule actions"), ACTIONS),
    "dimensions": (Text("优先级维度", "Priority dimensions"), DIMENSIONS),
    "skills": (Text("派单评分", "Routing metrics"), SKILLS),
    "metrics": (Text("指标", "Measures"), METRICS),
    "ready": (Text("现成指标", "Ready metrics"), READY),
    "charts": (Text("图表", "Charts"), CHARTS),
    "operators": (Text("运算", "Operators"), OPERATORS),
}
"""The rooms that hold kinds, by the name the catalogue gives them."""


def catalog(rooms: Mapping[str, tuple[Text, Kinds]] = ROOMS) -> Json:
    """Room by room, its kinds sorted by type; labels, settings and what else a designer must know of each."""
    return {
        room: {"label": asdict(label), "kinds": [_entry(kind) for _, kind in sorted(kinds.items())]}
        for room, (label, kinds) in rooms.items()
    }


def schemas(rooms: Mapping[str, tuple[Text, Kinds]] = ROOMS) -> dict[str, Json]:
    """A JSON Schema for each kind of document, for bundle.json and cases.json, with all settings."""
    made = {name: _document(kind, rooms) for name, kind in DOCUMENTS.items()}
    return {"bundle": _schema("bundle", MANIFEST), "cases": _schema("cases", CASES), **made}


def _entry(kind: Kind) -> Json:
    entry: Json = {"type": kind.type, "v": kind.v, "group": kind.group, "label": asdict(kind.label)}
    if kind.help:
        entry["help"] = asdict(kind.help)
    for of, more in MORE.items():
        if isinstance(kind, of):
            entry |= more(kind)
    return entry | {"config": kind.config}


def _operator(kind: OperatorKind) -> Json:
    return {"symbol": kind.symbol, "aliases": list(kind.aliases), "example": asdict(kind.example)}


def _node(kind: NodeKind) -> Json:
    said = {"role": kind.role, "waits": kind.waits, "decides": kind.decides, "holds": kind.holds}
    return {"ports": asdict(kind.ports), "tells": asdict(kind.tells), **said}


def _metric(kind: MetricKind) -> Json:
    return {"expressions": {name: [str(each) for each in may_be] for name, may_be in kind.expressions.items()}}


def _ready(kind: ReadyKind) -> Json:
    return {"measure": kind.measure, "each": list(kind.each)}


def _chart(kind: ChartKind) -> Json:
    return {"dimensions": list(kind.dimensions), "measures": list(kind.measures), "split": kind.split}


MORE: Mapping[type[Kind], Callable[[Any], Json]] = {
    OperatorKind: _operator,
    NodeKind: _node,
    MetricKind: _metric,
    ReadyKind: _ready,
    ChartKind: _chart,
}


def _document(kind: DocumentKind, rooms: Mapping[str, tuple[Text, Kinds]]) -> Json:
    body = kind.config
    for room, path in kind.blocks.items():
        body = _typed(body, path, rooms[room][1])
    envelope = {**definition.ENVELOPE["properties"], "kind": {"const": kind.type}, "body": body}
    return _schema(kind.type, {**definition.ENVELOPE, "properties": envelope})


def _schema(name: str, schema: Mapping[str, Any]) -> Json:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"/schemas/{name}.json", **schema}


def _typed(schema: Mapping[str, Any], path: tuple[str, ...], kinds: Kinds) -> Json:
    """`schema` whose block at `path` (property names, "items") takes only known types with their settings."""
    if not path:
        return {**schema, "allOf": [_when(kind) for _, kind in sorted(kinds.items())], "properties": _of(schema, kinds)}
    if path[0] == "items":
        return {**schema, "items": _typed(schema["items"], path[1:], kinds)}
    properties = {**schema["properties"], path[0]: _typed(schema["properties"][path[0]], path[1:], kinds)}
    return {**schema, "properties": properties}


def _of(schema: Mapping[str, Any], kinds: Kinds) -> Json:
    return {**schema["properties"], "type": {"enum": sorted(kinds)}}


def _when(kind: Kind) -> Json:
    is_it = {"properties": {"type": {"const": kind.type}}, "required": ["type"]}
    return {"if": is_it, "then": {"properties": {"config": kind.config}}}
