"""How content customers were with the person lately."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    return UNKNOWN if agent.rating is None else min(1.0, max(0.0, agent.rating / BEST))


UNKNOWN, BEST = 0.5, 5


KIND = MetricKind(
    type="satisfaction",
    group="quality",
    label=Text("满意度", "Satisfaction"),
    help=Text("近期评价的平均分", "The mean of the ratings that the person got lately"),
    config=settings(),
    score=score,
    wants=frozenset({"rating"}),
)
