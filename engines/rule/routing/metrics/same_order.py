"""Whether the person had another record of the same order."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    return 1.0 if agent.had_same else 0.0


KIND = MetricKind(
    type="same_order",
    group="history",
    label=Text("同一事项处理人", "Same order"),
    help=Text(
        "处理过同一订单（或其他指定字段相同）的工单的人",
        "Whoever had a record of the same order (or with the same value in the policy's field)",
    ),
    config=settings(),
    score=score,
    wants=frozenset({"same"}),
)
