"""Where an instance begins when its record is submitted."""

from __future__ import annotations

from engines.flow.kind import OUT, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome
from engines.flow.settings import settings
from engines.kinds import Text


def always(plan: None) -> Outcome:
    return Leave()


KIND = NodeKind(
    type="start",
    group="events",
    label=Text("开始", "Start"),
    help=Text("提交表单后，流程从这里开始", "The flow begins here when the form is submitted"),
    config=settings(),
    ports=Ports((OUT,)),
    always=always,
    role="start",
)
