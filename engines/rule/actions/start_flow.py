"""Starts the flow of another form: a ticket of it is opened, linked to this record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import CreateRecord, Effect
from engines.kinds import Text
from engines.logic import Compiled
from engines.rule.kind import CREATED, ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import name, settings, values


@dataclass(frozen=True, slots=True)
class Plan:
    """The form whose flow starts, and an expression for each of its fields that is filled."""

    form: str
    values: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan:
    form = config["form"]
    if not reader.known_form(form, "/form"):
        return Plan(form, {})
    if reader.beside.tickets is not None and form not in reader.beside.tickets:
        zh, en = "、".join(sorted(reader.beside.tickets)), ", ".join(sorted(reader.beside.tickets))
        reader.refuse(
            "/form", "no_flow", f"表单“{form}”没有流程；有流程的：{zh}", f'"{form}" has no flow; these have: {en}'
        )
    reader.writes.append(Write(form, CREATED))
    return Plan(form, reader.values(config.get("values", {}), form, "/values"))


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    return (CreateRecord(plan.form, moment.calculated(plan.values), moment.key),)


KIND = ActionKind(
    type="start_flow",
    group="flow",
    label=Text("发起流程", "Start a flow"),
    help=Text(
        "新建另一张表单的工单，启动它的流程，并与本单关联",
        "Opens a ticket of another form, whose flow starts, linked to this record",
    ),
    config=settings("form", form=name("表单", "Form", "form"), values=values("字段", "Fields")),
    read=read,
    effects=effects,
)
