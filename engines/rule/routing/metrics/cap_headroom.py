"""How far the person is from their limit."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    cap = agent.limit(ticket.cap)
    return max(0.0, 1 - agent.load / cap) if cap else 0.0


KIND = MetricKind(
    type="cap_headroom",
    group="load",
    label=Text("剩余容量", "Headroom"),
    help=Text("离上限还有多远，占上限的比例", "What is left of the person's limit, as a share of it"),
    config=settings(),
    score=score,
)
