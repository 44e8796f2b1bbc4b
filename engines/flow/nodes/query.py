"""Looks records up and keeps what it finds in `_vars`, for what comes after."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.outcome import Leave, Outcome
from engines.flow.reader import Reader
from engines.flow.settings import choice, labelled, name, named, settings, values
from engines.flow.tells import Part, Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import INTEGER, List, Record, Types
from engines.needs import Find

MOST = 200


@dataclass(frozen=True, slots=True)
class Plan:
    """Of which form; what its fields must equal; which fields are kept; the newest or the oldest first."""

    form: str
    where: tuple[tuple[str, Compiled], ...]
    fields: tuple[str, ...]
    newest: bool
    most: int


def read(config: Config, reader: Reader) -> Plan:
    form, fields = config["form"], tuple(config["fields"])
    types = reader.scope.forms.get(form)
    if types is None:
        reader.no_form(form, "/form")
        return Plan(form, (), (), True, 1)
    for place, each in enumerate(fields):
        if each not in types or each.startswith("_"):
            zh, en = f"表单“{form}”没有字段“{each}”", f'the form "{form}" has no field "{each}"'
            reader.refuse(f"/fields/{place}", "unknown_field", zh, en)
    where = reader.values(config["where"], "/where", types)
    for each, _ in where:
        if isinstance(types[each], List | Record):
            zh, en = f"“{each}”是列表，不能用来查找", f'"{each}" holds a list and cannot be searched by'
            reader.refuse(f"/where/{each}", "not_searchable", zh, en)
    return Plan(form, where, fields, config.get("order", "newest") == "newest", config.get("limit", 20))


def gives(config: Config, reader: Reader) -> Types:
    types = reader.scope.forms.get(config["form"], {})
    row = Record({"id": INTEGER, **{each: types[each] for each in config["fields"] if each in types}})
    return {"rows": List(row), "first": row, "count": INTEGER}


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    equal = tuple((each, visit.value(compiled)) for each, compiled in plan.where)
    found = [dict(row) for row in visit.answer(Find(plan.form, equal, plan.fields, plan.newest, plan.most))]
    return Leave(note={"rows": found, "first": found[0] if found else {}, "count": len(found)})


KIND = NodeKind(
    type="query",
    group="data",
    label=Text("查询记录", "Look records up"),
    help=Text(
        "按字段值查找一个表单的记录，结果放进变量：rows 全部、first 第一条、count 条数，供后面的条件、逐项处理等使用",
        "Finds records of a form by the values of fields and keeps them in variables: rows, the first and their count, "
        "for conditions, for-each and what else comes after",
    ),
    config=settings(
        "form",
        "where",
        "fields",
        form=name("表单", "form", "form"),
        where=values("字段等于", "where fields equal"),
        fields=labelled(
            {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "minItems": 1, "maxItems": 50},
            "取哪些字段",
            "which fields are kept",
            "fields",
        ),
        order=named(
            choice("顺序", "order", "newest", "oldest", usual="newest"),
            newest=("新的在前", "newest first"),
            oldest=("旧的在前", "oldest first"),
        ),
        limit=labelled({"type": "integer", "minimum": 1, "maximum": MOST}, "最多几条（默认 20）", "at most (else 20)"),
    ),
    ports=Ports((OUT,)),
    read=read,
    gives=gives,
    tells=Tells((Part("count", "integer", Text("条数", "how many")),), fields="fields", under="first", rows="rows"),
    enter=enter,
)
