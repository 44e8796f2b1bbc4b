"""Takes away what goes on at certain steps, wherever they are, and goes on."""

from __future__ import annotations

from engines.flow.kind import OUT, Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Cut
from engines.flow.reader import Reader
from engines.flow.settings import listed, name, settings
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Cut:
    return Cut(tuple(dict.fromkeys(config["nodes"])))


KIND = NodeKind(
    type="cancel_steps",
    group="failure",
    label=Text("取消步骤", "Cancel steps"),
    help=Text(
        "取消所选步骤上正在进行的工作（待办、定时、等待），不论它们在哪些分支里、是否相连；其余照常进行，汇合不再等被取消的分支",
        "Takes away the work under way at the chosen steps (tasks, timers, waits), in whatever branches they lie, "
        "connected or not; the rest goes on, and joins wait no longer for branches that are gone",
    ),
    config=settings("nodes", nodes=listed("取消哪些步骤", "which steps", name("步骤", "step", "node"))),
    ports=Ports((OUT,)),
    read=read,
    always=as_planned,
)
