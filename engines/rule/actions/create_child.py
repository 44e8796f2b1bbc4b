"""Opens a child of the record: a record of a form that takes over fields of the same name, linked to its parent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import CreateRecord, Effect
from engines.errors import escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.rule.kind import CREATED, ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import name, names, settings, values


@dataclass(frozen=True, slots=True)
class Plan:
    """The form of the child, the fields it takes over, and an expression for each of the others."""

    form: str
    copied: tuple[str, ...]
    values: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan:
    form, copied = config.get("form", reader.form), tuple(config.get("copy", ()))
    if not reader.known_form(form, "/form"):
        return Plan(form, (), {})
    reader.writes.append(Write(form, CREATED))
    for index, field in enumerate(copied):
        here = "/copy" + escape(index)
        mine, theirs = reader.known(field, reader.types, here), reader.writable(field, form, here, own=False)
        if mine and theirs and mine != theirs:
            zh, en = f"两张表单的“{field}”类型不同，不能照抄", f'"{field}" is of another type in the other form'
            reader.refuse(here, "type_mismatch", zh, en)
        reader.reads.add(field)
    return Plan(form, copied, reader.values(config.get("values", {}), form, "/values"))


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    copied = {field: moment.values[field] for field in plan.copied if moment.values.get(field) is not None}
    return (CreateRecord(plan.form, copied | moment.calculated(plan.values), moment.key),)


KIND = ActionKind(
    type="create_child",
    group="data",
    label=Text("新建子工单", "Create child"),
    help=Text(
        "新建一张子工单（默认同一表单），照抄所选字段，并与本单关联",
        "Opens a child of this record (of the same form, unless another is named) that takes over the chosen fields",
    ),
    config=settings(
        form=name("表单", "Form", "form"),
        copy=names("照抄的字段", "Fields to copy", 50),
        values=values("其他字段", "Other fields"),
    ),
    read=read,
    effects=effects,
)
