"""Gives the record a priority."""

from engines.effects import Effect, SetFields
from engines.kinds import Text
from engines.logic.system import PRIORITIES
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import choice, settings


def read(config: Config, reader: Reader) -> SetFields:
    reader.writes.append(Write(reader.form, "_priority", constant=config["priority"]))
    return SetFields({"_priority": config["priority"]})


def effects(plan: SetFields, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="set_priority",
    group="data",
    label=Text("设置优先级", "Set priority"),
    help=Text("把单据的优先级改为低、普通、高或紧急", "Makes the record's priority low, normal, high or urgent"),
    config=settings("priority", priority=choice("优先级", "Priority", *PRIORITIES)),
    read=read,
    effects=effects,
)
