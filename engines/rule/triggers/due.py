"""Comes some time after an instant of the record, unless that instant moves or the condition no longer holds."""

from engines.kinds import Text
from engines.logic.types import INSTANT
from engines.rule.kind import Config, Due, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import name, seconds, settings


def read(config: Config, reader: Reader) -> Watch:
    since = config["since"]
    if reader.known(since, reader.types, "/since") not in (INSTANT, None):
        reader.refuse(
            "/since",
            "not_an_instant",
            f"“{since}”不是时间字段，无法从它起算",
            f'"{since}" is not a date with time, so nothing can be counted from it',
        )
    return Watch(events=frozenset({"due"}), due=Due(since, config["after"]))


KIND = TriggerKind(
    type="due",
    group="time",
    label=Text("到时未处理", "When time is up"),
    help=Text(
        "从起算时间起满这么久、且条件仍成立时执行，精确到秒；起算时间一变就重新计时，条件不再成立就取消",
        "Acts when this much time has passed since the instant while the condition holds, to the second; "
        "starts anew when the instant moves, and is cancelled when the condition no longer holds",
    ),
    config=settings("after", "since", after=seconds("时长", "After"), since=name("起算时间", "Since", "field")),
    read=read,
)
