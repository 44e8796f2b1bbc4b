"""How fast the person finished records lately."""

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, MetricKind, Ticket
from engines.rule.settings import seconds, settings


def read(config: Config, reader: Reader) -> int:
    return int(config.get("longest", 172_800))


def score(longest: int, ticket: Ticket, agent: Agent) -> float:
    mean = agent.handling_time
    return UNKNOWN if mean is None else max(0.0, 1 - mean / longest)


UNKNOWN = 0.5


KIND = MetricKind(
    type="handling_time",
    group="quality",
    label=Text("平均处理时长", "Handling time"),
    help=Text(
        "近期平均处理时长，越短分越高，达到“最长”为 0",
        "The mean time in which the person finished records lately; the shorter, the more",
    ),
    config=settings(longest=seconds("最长", "Longest")),
    read=read,
    score=score,
    wants=frozenset({"handled"}),
)
