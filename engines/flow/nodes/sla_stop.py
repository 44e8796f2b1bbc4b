"""Pauses the clocks of a promise, or ends them."""

from __future__ import annotations

from engines.effects import PauseSla, StopSla
from engines.flow.kind import OUT, Config, NodeKind, Ports, as_planned
from engines.flow.outcome import Leave
from engines.flow.reader import Reader
from engines.flow.settings import choice, name, named, settings
from engines.kinds import Text


def read(config: Config, reader: Reader) -> Leave:
    policy = config.get("policy", "")
    return Leave(effects=(PauseSla(policy) if config["how"] == "pause" else StopSla(policy),))


KIND = NodeKind(
    type="sla_stop",
    group="time",
    label=Text("停止计时（SLA）", "Stop an SLA clock"),
    help=Text(
        "暂停工单的 SLA 计时（之后可继续），或结束计时；不选政策则用对它生效的那一个",
        "Pauses the ticket's SLA clocks, to run on later, or ends them; without a policy, those of the one that holds",
    ),
    config=settings(
        "how",
        how=named(
            choice("方式", "how", "pause", "stop"),
            pause=("暂停计时", "pause the clock"),
            stop=("结束计时", "stop the clock"),
        ),
        policy=name("SLA 政策", "SLA policy", "sla"),
    ),
    ports=Ports((OUT,)),
    read=read,
    always=as_planned,
)
