"""Reads a routing policy: a matrix that says which groups, tier by tier, and how one of their members is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from engines import definition
from engines.calendar import Calendar
from engines.definition import BLOCK, KEY, Definition
from engines.errors import BadDefinition, Problem
from engines.kinds import Text, load
from engines.logic import Compiled
from engines.rule.policy import ORDER, RANKED, Around, body, condition, finished, reading
from engines.rule.reader import Reader
from engines.rule.routing.kind import MetricKind
from engines.rule.settings import Schema, choice, labelled, name, settings, whole
from engines.rule.table import Table, read_table

METRICS = load(MetricKind, Path(__file__).parent / "metrics")
STRATEGIES = ("score", "least_load", "round_robin", "last_handler")
CAP, DAYS = 20, 30

WEIGHT: Schema = {
    **BLOCK,
    "properties": {
        **BLOCK["properties"],
        "weight": labelled({"type": "integer", "minimum": 0, "maximum": 100}, "权重", "Weight", "weight"),
        "required": labelled({"type": "boolean"}, "必须大于 0", "Must be above 0", "flag"),
    },
    "required": ["id", "type", "weight"],
    "additionalProperties": False,
}
TIER: Schema = settings(
    "groups",
    groups=labelled(
        {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 10, "uniqueItems": True},
        *("小组", "Groups", "groups"),
    ),
)
ROUTE: Schema = settings(
    *("id", "when", "tiers"),
    id={"type": "string", "pattern": KEY},
    when={"type": "array", "items": {"type": "object"}},
    tiers=labelled({"type": "array", "items": TIER, "minItems": 1, "maxItems": 5}, "梯队", "Tiers", "tiers"),
    strategy=choice("分配方式", "Strategy", *STRATEGIES),
)
BODY: Schema = body(
    "routes",
    **RANKED,
    inputs=labelled({"type": "array", "items": {"type": "object"}, "maxItems": 8}, "依据", "Dimensions", "inputs"),
    routes=labelled({"type": "array", "items": ROUTE, "minItems": 1, "maxItems": 500}, "路由表", "Routes", "routes"),
    strategy=choice("分配方式", "Strategy", *STRATEGIES),
    weights=labelled({"type": "array", "items": WEIGHT, "maxItems": 40}, "评分", "Scores", "weights"),
    cap=whole("每人上限", "Limit per person", 1, 10_000),
    presence=labelled({"type": "boolean", "default": True}, "只分给在线的人", "Only people who are online", "flag"),
    shift=labelled({"type": "boolean", "default": True}, "只分给当班的人", "Only people on shift", "flag"),
    same=name("同一事项的字段", "Field by which records belong together", "field"),
    rating=name("评价字段", "Field of the customer's rating", "field"),
    days=whole("近期（天）", "Days that count as lately", 1, 365),
)


@dataclass(frozen=True, slots=True)
class Weight:
    """A metric with its say in the score; without a score above 0 in a `required` one, nobody is eligible."""

    id: str
    kind: MetricKind
    plan: Any
    weight: int
    required: bool


@dataclass(frozen=True)
class Route:
    """Where a row of the matrix leads: groups, tier by tier, and the strategy among their members."""

    id: str
    tiers: tuple[tuple[str, ...], ...]
    strategy: str

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """All of them, in order."""
        return tuple(dict.fromkeys(group for tier in self.tiers for group in tier))


@dataclass(frozen=True)
class RoutingPolicy:
    """A policy as read."""

    key: str
    name: Text
    form: str
    document: str
    order: int
    enabled: bool
    when: Compiled | None
    matrix: Table
    routes: Mapping[str, Route]
    weights: tuple[Weight, ...]
    cap: int
    presence: bool
    shift: bool
    same: str | None
    rating: str | None
    seconds: int
    calendars: Mapping[str, Calendar]
    reads: frozenset[str]

    @cached_property
    def wants(self) -> frozenset[str]:
        """What its metrics must know of the past."""
        return frozenset[str]().union(*(each.kind.wants for each in self.weights))


def read_routing(document: Definition, around: Around) -> RoutingPolicy:
    """The policy. Raises BadDefinition with every problem."""
    reader, written = reading(document, BODY, around), document.body
    when = condition(written, reader)
    matrix = _matrix(written, reader)
    strategy = written.get("strategy", "score")
    routes = {row["id"]: _route(row, index, strategy, reader) for index, row in enumerate(written["routes"])}
    weights = _weights(written.get("weights", ()), reader)
    if not weights and any(route.strategy == "score" for route in routes.values()):
        zh, en = "按评分分配需要至少一项评分", "choosing by score needs at least one metric"
        reader.refuse("/weights", "no_metrics", zh, en)
    for field in ("same", "rating"):
        if field in written:
            reader.known(written[field], reader.types, f"/{field}")
    finished(reader)
    assert matrix is not None
    return RoutingPolicy(
        key=document.key,
        name=document.name,
        form=written["form"],
        document=document.document,
        order=written.get("order", ORDER),
        enabled=written.get("enabled", True),
        when=when,
        matrix=matrix,
        routes=routes,
        weights=weights,
        cap=written.get("cap", CAP),
        presence=written.get("presence", True),
        shift=written.get("shift", True),
        same=written.get("same"),
        rating=written.get("rating"),
        seconds=written.get("days", DAYS) * 86_400,
        calendars=around.calendars,
        reads=matrix.reads | (when.reads if when else frozenset()),
    )


def _matrix(written: Mapping[str, Any], reader: Reader) -> Table | None:
    """The routes as a decision table whose answer is the id of one; its problems are told at the policy's places."""
    rows = [{"id": row["id"], "when": row["when"], "then": [row["id"]]} for row in written["routes"]]
    table = {"hit": "FIRST", "inputs": written.get("inputs", []), "outputs": [{"name": "route"}], "rules": rows}
    try:
        return read_table(table, reader.types, reader.document, "/body", reader.labels)
    except BadDefinition as bad:
        reader.problems.extend(_at_routes(problem) for problem in bad.problems)
        return None


def _at_routes(problem: Problem) -> Problem:
    pointer = problem.pointer.replace("/body/rules", "/body/routes", 1)
    return Problem(problem.document, pointer, problem.code, problem.message, problem.severity)


def _route(row: Mapping[str, Any], index: int, strategy: str, reader: Reader) -> Route:
    for number, tier in enumerate(row["tiers"]):
        for place, group in enumerate(tier["groups"]):
            reader.group(group, f"/routes/{index}/tiers/{number}/groups/{place}")
    tiers = tuple(tuple(tier["groups"]) for tier in row["tiers"])
    return Route(row["id"], tiers, row.get("strategy", strategy))


def _weights(listed: Any, reader: Reader) -> tuple[Weight, ...]:
    made = []
    plain = [{key: value for key, value in each.items() if key not in ("weight", "required")} for each in listed]
    for pointer, block in definition.blocks(plain, METRICS, reader.document, "/body/weights", reader.problems):
        kind, own = METRICS[block["type"]], listed[int(pointer.rpartition("/")[2])]
        reader.pointer = f"{pointer}/config"
        made.append(
            Weight(block["id"], kind, kind.read(block["config"], reader), own["weight"], own.get("required", False))
        )
    reader.pointer = "/body"
    return tuple(made)
