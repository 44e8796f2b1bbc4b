"""Whether the person had this record before."""

from typing import Any

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    return 1.0 if agent.had_record else 0.0


KIND = MetricKind(
    type="last_handler",
    group="history",
    label=Text("上次处理人", "Last handler"),
    help=Text("此前处理过本单的人", "Whoever had this very record before"),
    config=settings(),
    score=score,
    wants=frozenset({"record"}),
)
