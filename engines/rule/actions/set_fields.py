"""Writes fields of the record, or of the record that one of its reference fields leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import Effect, SetFields, UpdateRecord
from engines.kinds import Text
from engines.logic import Compiled
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import name, settings, values


@dataclass(frozen=True, slots=True)
class Plan:
    """An expression for each field; `on` is the reference field, `form` what it leads to."""

    values: Mapping[str, Compiled]
    on: str | None
    form: str


def read(config: Config, reader: Reader) -> Plan:
    on = config.get("on")
    form = reader.form if on is None else reader.target(on, "/on")
    if form is None:
        return Plan({}, on, "")
    written = reader.values(config["values"], form, "/values", own=on is None)
    reader.writes += [Write(form, field, value.reads, value.constant) for field, value in written.items()]
    return Plan(written, on, form)


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    if plan.on is None:
        return (SetFields(moment.calculated(plan.values)),)
    record = moment.values.get(plan.on)
    if record is None:
        return ()
    return (UpdateRecord(plan.form, record, moment.calculated(plan.values), moment.key),)


KIND = ActionKind(
    type="set_fields",
    group="data",
    label=Text("更新字段", "Set fields"),
    help=Text(
        "按表达式写入字段；选了引用字段时，写的是它指向的那条记录",
        "Writes fields by expressions; with a reference field, those of the record it leads to",
    ),
    config=settings("values", values=values("字段", "Fields"), on=name("写到引用的记录", "On the record in", "field")),
    read=read,
    effects=effects,
)
