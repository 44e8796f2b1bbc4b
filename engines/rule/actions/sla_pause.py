"""Stops the clocks for a while; the time until they are started again does not count."""

from engines.effects import Effect, PauseSla
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import name, settings


def read(config: Config, reader: Reader) -> PauseSla:
    reader.policy(config["policy"], "/policy")
    return PauseSla(config["policy"])


def effects(plan: PauseSla, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="sla_pause",
    group="time",
    label=Text("暂停时效", "Pause SLA"),
    help=Text(
        "暂停计时，到重新启动之前的时间不算",
        "Stops the clocks for a while; the time until they are started again does not count",
    ),
    config=settings("policy", policy=name("时效承诺", "Policy", "sla")),
    read=read,
    effects=effects,
)
