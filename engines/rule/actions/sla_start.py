"""Starts the clocks of a service policy, or lets them run on."""

from engines.effects import Effect, StartSla
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import name, settings


def read(config: Config, reader: Reader) -> StartSla:
    reader.policy(config["policy"], "/policy")
    return StartSla(config["policy"])


def effects(plan: StartSla, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="sla_start",
    group="time",
    label=Text("启动时效", "Start SLA"),
    help=Text("启动一条时效承诺的计时；暂停过的继续计时", "Starts the clocks of a service policy, or lets them run on"),
    config=settings("policy", policy=name("时效承诺", "Policy", "sla")),
    read=read,
    effects=effects,
)
