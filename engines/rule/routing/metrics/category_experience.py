"""How often the person finished records of this category lately."""

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, MetricKind, Ticket
from engines.rule.settings import settings, whole


def read(config: Config, reader: Reader) -> int:
    return int(config.get("enough", 20))


def score(enough: int, ticket: Ticket, agent: Agent) -> float:
    return min(1.0, agent.handled_category / enough)


KIND = MetricKind(
    type="category_experience",
    group="experience",
    label=Text("同类经验", "Category experience"),
    help=Text(
        "近期处理过的同类工单数，达到“足够”即满分",
        "Records of this category that the person finished lately; full marks from `enough` on",
    ),
    config=settings(enough=whole("足够", "Enough", 1, 10_000)),
    read=read,
    score=score,
    wants=frozenset({"category"}),
)
