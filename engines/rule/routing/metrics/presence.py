"""Whether the person is there."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings

SCORES = {"online": 1.0, "busy": 0.3}


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    return SCORES.get(agent.presence, 0.0)


KIND = MetricKind(
    type="presence",
    group="time",
    label=Text("在线状态", "Presence"),
    help=Text("在线 1，忙碌 0.3，离开或离线 0", "online 1, busy 0.3, away or offline 0"),
    config=settings(),
    score=score,
)
