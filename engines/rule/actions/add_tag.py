"""Puts a tag on the record."""

from engines.effects import AddTag, Effect
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings


def read(config: Config, reader: Reader) -> AddTag:
    reader.writes.append(Write(reader.form, "_tags"))
    return AddTag(config["tag"])


def effects(plan: AddTag, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="add_tag",
    group="data",
    label=Text("打标签", "Add tag"),
    help=Text("给单据加一个标签；已有的不重复", "Puts a tag on the record; one that is there stays once"),
    config=settings("tag", tag=labelled({"type": "string", "minLength": 1, "maxLength": 40}, "标签", "Tag")),
    read=read,
    effects=effects,
)
