"""Writes fields of the record, its status or its priority."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Effect, SetFields, SetStatus
from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import choice, name, settings, values
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled


@dataclass(frozen=True, slots=True)
class Plan:
    """What to write: calculated values, and what is always the same."""

    values: tuple[tuple[str, Compiled], ...]
    status: str | None
    priority: str | None


def read(config: Config, reader: Reader) -> Plan:
    plan = Plan(reader.values(config.get("values", {}), "/values"), config.get("status"), config.get("priority"))
    if plan.status is not None and plan.status not in reader.scope.statuses:
        zh, en = "、".join(reader.scope.statuses), ", ".join(reader.scope.statuses)
        text = (
            f"表单没有状态“{plan.status}”；可用的有：{zh}",
            f'the form has no status "{plan.status}"; there are: {en}',
        )
        reader.refuse("/status", "unknown_status", *text)
    if not config:
        reader.refuse(
            "", "nothing_to_set", "请填写要写入的字段、状态或优先级", "say which fields, status or priority to set"
        )
    return plan


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    written = {field: visit.value(compiled) for field, compiled in plan.values}
    if plan.priority is not None:
        written["_priority"] = plan.priority
    effects: tuple[Effect, ...] = (SetFields(written),) if written else ()
    if plan.status is not None:
        effects += (SetStatus(plan.status),)
    return Leave("out", effects)


KIND = NodeKind(
    type="set_fields",
    group="data",
    label=Text("更新字段", "Set fields"),
    help=Text("按表达式写入字段，并可改变状态和优先级", "Writes fields by expressions; may change status and priority"),
    config=settings(
        values=values("字段", "fields"),
        status=name("状态", "status", "status"),
        priority=choice("优先级", "priority", "low", "normal", "high", "urgent"),
    ),
    ports=Ports((OUT,)),
    read=read,
    enter=enter,
)
