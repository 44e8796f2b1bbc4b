"""Comes when fields of a record changed; without a list of fields, when something changed that the rule reads.

Where it says so, it comes when the record is opened as well: with a large amount from the start, say.
"""

from engines.errors import escape
from engines.kinds import Text
from engines.rule.kind import Config, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import labelled, names, settings


def read(config: Config, reader: Reader) -> Watch:
    fields = config.get("fields")
    for index, name in enumerate(fields or ()):
        reader.known(name, reader.types, "/fields" + escape(index))
    events = {"changed", "status"} | ({"created"} if config.get("opened") else set())
    return Watch(events=frozenset(events), fields=None if fields is None else frozenset(fields))


KIND = TriggerKind(
    type="changed",
    group="record",
    label=Text("变更时", "When changed"),
    help=Text(
        "所列字段中有一个变了才执行；不列字段时，看规则的条件与动作里读到的字段",
        "Acts when one of these fields changed; without any, when something changed that the rule's expressions read",
    ),
    config=settings(
        fields=names("字段", "Fields", 50),
        opened=labelled({"type": "boolean"}, "新建时也执行", "Also when the record is opened"),
    ),
    read=read,
)
