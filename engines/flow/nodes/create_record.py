"""Opens a record of another form (or of this one), linked to the ticket."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import CreateRecord
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import name, settings, values
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled


@dataclass(frozen=True, slots=True)
class Plan:
    """The form, and an expression for each of its fields that is filled."""

    form: str
    values: tuple[tuple[str, Compiled], ...]


def read(config: Config, reader: Reader) -> Plan:
    form = config["form"]
    types = reader.scope.forms.get(form)
    if types is None:
        zh, en = "、".join(reader.scope.forms) or "无", ", ".join(reader.scope.forms) or "none"
        reader.refuse(
            "/form", "unknown_form", f"没有表单“{form}”；可用的有：{zh}", f'there is no form "{form}"; there are: {en}'
        )
        return Plan(form, ())
    return Plan(form, reader.values(config.get("values", {}), "/values", types))


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    filled = {name: visit.value(compiled) for name, compiled in plan.values}
    return Leave(effects=(CreateRecord(plan.form, filled, visit.fresh_key()),))


KIND = NodeKind(
    type="create_record",
    group="data",
    label=Text("新建记录", "Create record"),
    help=Text("新建一条记录，并与本工单关联", "Opens a record that is linked to this ticket"),
    config=settings("form", form=name("表单", "form", "form"), values=values("字段", "fields")),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
)
