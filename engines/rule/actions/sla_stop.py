"""Ends the clocks; no more warnings."""

from engines.effects import Effect, StopSla
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import name, settings


def read(config: Config, reader: Reader) -> StopSla:
    reader.policy(config["policy"], "/policy")
    return StopSla(config["policy"])


def effects(plan: StopSla, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="sla_stop",
    group="time",
    label=Text("停止时效", "Stop SLA"),
    help=Text("结束计时，不再提醒或升级", "Ends the clocks; no more warnings"),
    config=settings("policy", policy=name("时效承诺", "Policy", "sla")),
    read=read,
    effects=effects,
)
