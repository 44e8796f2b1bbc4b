"""Whether the person served this customer lately."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    return 1.0 if agent.had_customer else 0.0


KIND = MetricKind(
    type="same_customer",
    group="history",
    label=Text("同一客户处理人", "Same customer"),
    help=Text("近期服务过同一客户的人", "Whoever served the same customer lately"),
    config=settings(),
    score=score,
    wants=frozenset({"customer"}),
)
