"""Moves the record to one of its form's statuses."""

from engines.effects import Effect, SetStatus
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import name, settings


def read(config: Config, reader: Reader) -> SetStatus:
    reader.status(config["status"], "/status")
    reader.writes.append(Write(reader.form, "_status", constant=config["status"]))
    return SetStatus(config["status"])


def effects(plan: SetStatus, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="set_status",
    group="data",
    label=Text("更改状态", "Set status"),
    help=Text("把单据改到表单的某个状态", "Moves the record to one of its form's statuses"),
    config=settings("status", status=name("状态", "Status", "status")),
    read=read,
    effects=effects,
)
