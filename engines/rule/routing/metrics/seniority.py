"""How long the person has done this."""

from engines.kinds import Text
from engines.needs import Agent
from engines.rule.reader import Reader
from engines.rule.routing.kind import Config, MetricKind, Ticket
from engines.rule.settings import settings, whole


def read(config: Config, reader: Reader) -> int:
    return int(config.get("senior", 36))


def score(senior: int, ticket: Ticket, agent: Agent) -> float:
    return min(1.0, agent.seniority / senior)


KIND = MetricKind(
    type="seniority",
    group="experience",
    label=Text("资历", "Seniority"),
    help=Text("从业月数，达到“资深”即满分", "Months in the job; full marks from `senior` on"),
    config=settings(senior=whole("资深（月）", "Senior (months)", 1, 600)),
    read=read,
    score=score,
)
