"""Starts the clocks of a promise, or lets them run on where they were paused."""

from __future__ import annotations

from engines.effects import StartSla
from engines.flow.kind import OUT, Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Leave
from engines.flow.reader import Reader
from engines.flow.settings import labelled, name, settings
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Leave:
    return Leave(effects=(StartSla(config.get("policy", ""), restart=config.get("restart", False)),))


KIND = NodeKind(
    type="sla_start",
    group="time",
    label=Text("开始计时（SLA）", "Start an SLA clock"),
    help=Text(
        "开始（或继续）工单的 SLA 计时；不选政策则用对它生效的那一个",
        "Starts the ticket's SLA clocks, or lets them run on; without a policy, those of the one that holds for it",
    ),
    config=settings(
        policy=name("SLA 政策", "SLA policy", "sla"),
        restart=labelled({"type": "boolean"}, "重新计时", "begin anew"),
    ),
    ports=Ports((OUT,)),
    read=read,
    always=as_planned,
)
