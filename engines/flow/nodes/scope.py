"""A group of steps with events on its border; what was done inside of it can be undone."""

from __future__ import annotations

from engines.flow.kind import INSIDE, OUT, Happened, NodeKind, Ports, at_times
from engines.flow.outcome import Hold, Leave, Outcome
from engines.flow.settings import settings
from engines.flow.visit import Visit
from engines.kinds import Text


def always(plan: None) -> Outcome:
    return Hold((None,))


def resume(visit: Visit, happened: Happened) -> Outcome:
    return Leave()


KIND = NodeKind(
    type="scope",
    group="structure",
    label=Text("步骤组", "Scope"),
    help=Text(
        "把若干步骤放在一起，共用边界事件；内部都结束后继续。边界事件可先撤销（补偿）内部已完成的步骤，按相反顺序，每步一次",
        "Holds steps together under common boundary events; goes on when all inside has ended. A boundary event may "
        "first undo (compensate) the steps done inside, in reverse order, each once",
    ),
    config=settings(),
    ports=Ports((INSIDE, OUT)),
    always=always,
    resume=resume,
    waits=True,
    passes=at_times,
    holds=True,
)
