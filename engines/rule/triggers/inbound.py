"""Comes when another system tells of an event that concerns the record."""

from __future__ import annotations

from collections.abc import Mapping

from engines.kinds import Text
from engines.logic.system import EVENT
from engines.logic.types import BOOLEAN, DATE, INSTANT, INTEGER, MONEY, NUMBER, TEXT, Record, Type, unify
from engines.rule.kind import Config, Inbound, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import labelled, name, settings

KEY = "^[a-z][a-z0-9_]{0,47}$"
TYPES: Mapping[str, Type] = {
    "text": TEXT,
    "integer": INTEGER,
    "number": NUMBER,
    "money": MONEY,
    "boolean": BOOLEAN,
    "date": DATE,
    "datetime": INSTANT,
}
FIELD = settings(
    "id",
    "type",
    id=labelled({"type": "string", "pattern": KEY}, "名称", "Name"),
    type=labelled({"enum": list(TYPES)}, "类型", "Type"),
)


def read(config: Config, reader: Reader) -> Watch:
    fields = {each["id"]: each["type"] for each in config["fields"]}
    if len(fields) < len(config["fields"]):
        reader.refuse("/fields", "repeated_id", "有两项同名", "two of them have the same name")
    data = Record({key: TYPES[kind] for key, kind in fields.items()})
    reader.types = {**reader.types, "_event": Record({**EVENT.fields, "name": TEXT, "data": data})}
    match, by = config["match"], config["by"]
    reader.known(by, data.fields, "/by")
    same = {"==": [{"var": match}, {"var": f"_event.data.{by}"}]}
    mine, theirs = reader.known(match, reader.types, "/match"), data.fields.get(by)
    fits = mine is not None and theirs is not None and unify(mine, theirs) is not None
    if mine and theirs and not fits:
        zh, en = f"“{match}”与“{by}”类型不同，不能比较", f'"{match}" and "{by}" are of different types'
        reader.refuse("/match", "type_mismatch", zh, en)
    named = {"==": [{"var": "_event.name"}, config["name"]]}
    only = reader.logic({"and": [named, same]}, BOOLEAN, "") if fits else None
    inbound = Inbound(config["name"], match, by, fields)
    return Watch(events=frozenset({"inbound"}), fields=frozenset(), only=only, inbound=inbound)


KIND = TriggerKind(
    type="inbound",
    group="record",
    label=Text("收到外部事件时", "When another system tells of something"),
    help=Text(
        "别的系统通过接口送来这个名称的事件时，对字段相符的单据执行；条件里可读 _event.data.名称",
        "Acts on the records that an event of this name is about, sent through the API by another system; "
        "conditions may read _event.data.<name>",
    ),
    config=settings(
        "name",
        "match",
        "by",
        "fields",
        name=labelled({"type": "string", "pattern": KEY}, "事件名称", "Name of the event"),
        match=name("单据的字段", "Field of the record", "field"),
        by=labelled({"type": "string", "pattern": KEY}, "等于事件中的", "Equals, of the event"),
        fields=labelled({"type": "array", "items": FIELD, "minItems": 1, "maxItems": 50}, "事件内容", "What it says"),
    ),
    read=read,
)
