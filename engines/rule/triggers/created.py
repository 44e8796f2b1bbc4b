"""Comes when a record is opened."""

from engines.kinds import Text
from engines.rule.kind import Config, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import settings


def read(config: Config, reader: Reader) -> Watch:
    return Watch(events=frozenset({"created"}))


KIND = TriggerKind(
    type="created",
    group="record",
    label=Text("新建时", "When created"),
    help=Text("单据建立时执行一次", "Acts once, when the record is opened"),
    config=settings(),
    read=read,
)
