"""Ends the whole instance at once: other lines of work, tasks and timers are cancelled."""

from __future__ import annotations

from engines.flow.kind import Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Terminate
from engines.flow.reader import Reader
from engines.flow.settings import name, settings
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Terminate:
    return Terminate(config.get("result"))


KIND = NodeKind(
    type="terminate",
    group="events",
    label=Text("终止", "Terminate"),
    help=Text(
        "整个流程立即结束，其他分支、待办和定时全部取消",
        "The whole flow ends at once; other branches, tasks and timers are cancelled",
    ),
    config=settings(result=name("结果", "result")),
    ports=Ports(),
    read=read,
    always=as_planned,
    role="stop",
)
