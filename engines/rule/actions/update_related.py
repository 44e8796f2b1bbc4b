"""Writes fields of the records that refer to this one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import Effect, UpdateReferring
from engines.kinds import Text
from engines.logic import Compiled
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import name, settings, values, written


@dataclass(frozen=True, slots=True)
class Plan:
    """Which records: those of `form` whose reference field `by` leads here; and an expression for each field."""

    form: str
    by: str
    values: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan:
    form, by = config["form"], config["by"]
    if not reader.known_form(form, "/form"):
        return Plan(form, by, {})
    reader.known(by, reader.forms.get(form, reader.types), "/by")
    if reader.beside.leads.get((form, by), reader.form) != reader.form:
        zh, en = f"“{by}”不是指向本表单的引用字段", f'"{by}" does not refer to records of this form'
        reader.refuse("/by", "not_a_reference", zh, en)
    written = reader.values(config["values"], form, "/values")
    reader.writes += [Write(form, field, value.reads) for field, value in written.items()]
    return Plan(form, by, written)


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    return (UpdateReferring(plan.form, plan.by, moment.calculated(plan.values), moment.key),)


KIND = ActionKind(
    type="update_related",
    group="data",
    label=Text("更新关联记录", "Update related records"),
    help=Text(
        "写入引用本单的那些记录的字段，例如某批次的全部工单；最多 500 条",
        "Writes fields of the records that refer to this one, such as all tickets of a batch; 500 at most",
    ),
    config=settings(
        "form",
        "by",
        "values",
        form=name("表单", "Form", "form"),
        by=written("引用本单的字段", "Field that refers here"),
        values=values("字段", "Fields"),
    ),
    read=read,
    effects=effects,
)
