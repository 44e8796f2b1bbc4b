"""How few open records the person has."""

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, MetricKind, Ticket
from engines.rule.settings import settings, whole


def read(config: Config, reader: Reader) -> int:
    return int(config.get("most", 20))


def score(most: int, ticket: Ticket, agent: Agent) -> float:
    return max(0.0, 1 - agent.load / most)


KIND = MetricKind(
    type="open_load",
    group="load",
    label=Text("手上工单", "Open load"),
    help=Text(
        "手上未结工单越少分越高，达到“最多”为 0", "The fewer open records the person has, the more; none from `most` on"
    ),
    config=settings(most=whole("最多", "Most", 1, 10_000)),
    read=read,
    score=score,
)
