"""Opens a record of another form (or of this one), linked to the record at hand."""

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
    """The form, and an expression for each of its fields that is filled."""

    form: str
    values: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan:
    form = config["form"]
    if not reader.known_form(form, "/form"):
        return Plan(form, {})
    reader.writes.append(Write(form, CREATED))
    return Plan(form, reader.values(config.get("values", {}), form, "/values"))


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    return (CreateRecord(plan.form, moment.calculated(plan.values), moment.key),)


KIND = ActionKind(
    type="create_record",
    group="data",
    label=Text("新建记录", "Create record"),
    help=Text("新建一条记录，并与本单关联", "Opens a record that is linked to this one"),
    config=settings("form", form=name("表单", "Form", "form"), values=values("字段", "Fields")),
    read=read,
    effects=effects,
)
