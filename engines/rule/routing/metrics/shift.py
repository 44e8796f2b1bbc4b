"""Whether the person is on shift now."""

from typing import Any

from engines.calendar import is_open
from engines.kinds import Text
from engines.needs import Agent
from engines.rule.routing.kind import MetricKind, Ticket
from engines.rule.settings import settings


def score(plan: Any, ticket: Ticket, agent: Agent) -> float:
    calendar = ticket.calendars.get(agent.shift or "")
    return 1.0 if calendar is None or is_open(calendar, ticket.now) else 0.0


KIND = MetricKind(
    type="shift",
    group="time",
    label=Text("当班", "On shift"),
    help=Text(
        "班次日历此刻在班得 1，否则 0；没有班次的人总是在班",
        "1 while the calendar of the person's shift is open, else 0; a person without a shift is always on",
    ),
    config=settings(),
    score=score,
)
