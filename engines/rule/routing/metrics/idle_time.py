"""How long the person has waited for a record."""

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, MetricKind, Ticket
from engines.rule.settings import seconds, settings


def read(config: Config, reader: Reader) -> int:
    return int(config.get("longest", 3600))


def score(longest: int, ticket: Ticket, agent: Agent) -> float:
    since = agent.assigned_at
    return 1.0 if since is None else min(1.0, max(0, ticket.now - since) / longest)


KIND = MetricKind(
    type="idle_time",
    group="time",
    label=Text("空闲时长", "Idle time"),
    help=Text(
        "距上次接单的时间，达到“最长”即满分",
        "The time since the person was last given a record; full marks from `longest` on",
    ),
    config=settings(longest=seconds("最长", "Longest")),
    read=read,
    score=score,
)
