"""Takes a tag off the record."""

from engines.effects import Effect, RemoveTag
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings


def read(config: Config, reader: Reader) -> RemoveTag:
    reader.writes.append(Write(reader.form, "_tags"))
    return RemoveTag(config["tag"])


def effects(plan: RemoveTag, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="remove_tag",
    group="data",
    label=Text("去掉标签", "Remove tag"),
    help=Text("去掉单据的一个标签；没有就不动", "Takes a tag off the record; one that is not there is no matter"),
    config=settings("tag", tag=labelled({"type": "string", "minLength": 1, "maxLength": 40}, "标签", "Tag")),
    read=read,
    effects=effects,
)
