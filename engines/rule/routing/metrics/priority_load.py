"""How few open records as urgent as this one the person has."""

from engines.kinds import Text
from engines.logic.system import PRIORITIES
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, MetricKind, Ticket
from engines.rule.settings import settings, whole


def read(config: Config, reader: Reader) -> int:
    return int(config.get("most", 10))


def score(most: int, ticket: Ticket, agent: Agent) -> float:
    rank = PRIORITIES.index(ticket.values.get("_priority") or "normal")
    urgent = sum(many for priority, many in agent.open.items() if PRIORITIES.index(priority) >= rank)
    return max(0.0, 1 - urgent / most)


KIND = MetricKind(
    type="priority_load",
    group="load",
    label=Text("同级负担", "Load by priority"),
    help=Text(
        "只数与本单同级或更急的未结工单，越少分越高",
        "Counts only open records that are as urgent as this one or more; the fewer, the more",
    ),
    config=settings(most=whole("最多", "Most", 1, 10_000)),
    read=read,
    score=score,
)
