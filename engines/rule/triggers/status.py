"""Comes when the status moved, from one and to another where they are named."""

from engines.kinds import Text
from engines.logic.types import BOOLEAN
from engines.rule.kind import Config, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import name, settings


def read(config: Config, reader: Reader) -> Watch:
    for end in config:
        reader.status(config[end], f"/{end}")
    ends = [{"==": [{read: "_status"}, config[end]]} for end, read in (("from", "was"), ("to", "var")) if end in config]
    known = bool(ends) and all(config[end] in reader.statuses for end in config)
    only = reader.logic({"and": ends}, BOOLEAN, "") if known else None
    return Watch(events=frozenset({"changed", "status"}), fields=frozenset({"_status"}), only=only)


KIND = TriggerKind(
    type="status",
    group="record",
    label=Text("状态变化时", "When the status moves"),
    help=Text(
        "状态变了才执行；可以只看从某个状态离开，或进入某个状态",
        "Acts when the status moved; from one status or to one, where they are named",
    ),
    config=settings(**{"from": name("从", "From", "status"), "to": name("到", "To", "status")}),
    read=read,
)
