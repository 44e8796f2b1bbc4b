"""Writes fields of the record that a reference field leads to."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import UpdateRecord
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import name, settings, values
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled


@dataclass(frozen=True, slots=True)
class Plan:
    """The reference field, the form it leads to, and an expression for each field to write there."""

    on: str
    form: str
    values: tuple[tuple[str, Compiled], ...]


def read(config: Config, reader: Reader) -> Plan:
    on = config["on"]
    form = reader.target(on, "/on")
    types = reader.scope.forms.get(form or "")
    if form is None or types is None:
        return Plan(on, "", ())
    return Plan(on, form, reader.values(config["values"], "/values", types))


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    record = visit.values.get(plan.on)
    if record is None:
        message = Text(f"字段“{plan.on}”没有指向任何记录", f'the field "{plan.on}" leads to no record')
        raise Stuck("no_linked_record", message)
    written = {name: visit.value(compiled) for name, compiled in plan.values}
    return Leave(effects=(UpdateRecord(plan.form, record, written, visit.fresh_key()),))


KIND = NodeKind(
    type="update_record",
    group="data",
    label=Text("更新关联记录", "Update linked record"),
    help=Text(
        "写入引用字段所指的那条记录，随后由后台完成",
        "Writes fields of the record that a reference field leads to; done in the background right after",
    ),
    config=settings("on", "values", on=name("引用字段", "reference field", "field"), values=values("字段", "fields")),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
)
