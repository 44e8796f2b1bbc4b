"""How seldom the person broke a promise lately."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    return 1.0 if not agent.handled else max(0.0, 1 - agent.breached / agent.handled)


KIND = MetricKind(
    type="breach_rate",
    group="quality",
    label=Text("超时率", "Breach rate"),
    help=Text(
        "近期工单里没有超时的比例", "The share of records that the person finished lately within their promised times"
    ),
    config=settings(),
    score=score,
    wants=frozenset({"handled", "breached"}),
)
