"""Comes when so many records agree in some fields within a window; once per crossing."""

from engines.errors import escape
from engines.kinds import Text
from engines.logic.types import INSTANT, List, Record
from engines.rule.kind import Config, TriggerKind, Watch, Window
from engines.rule.reader import Reader
from engines.rule.settings import name, names, seconds, settings, whole


def read(config: Config, reader: Reader) -> Watch:
    match = tuple(config["match"])
    for index, field in enumerate(match):
        here = "/match" + escape(index)
        if isinstance(reader.known(field, reader.types, here), List | Record):
            zh, en = f"“{field}”是列表，不能用来归并", f'"{field}" is a list; records cannot be counted by it'
            reader.refuse(here, "not_countable", zh, en)
    at = config.get("at")
    if at is not None and reader.known(at, reader.types, "/at") not in (INSTANT, None):
        zh, en = f"“{at}”不是时间字段，不能按它统计", f'"{at}" is not a date with time, so nothing can be counted by it'
        reader.refuse("/at", "not_an_instant", zh, en)
    window = Window(match, config["window"], config["at_least"], at)
    fields = frozenset(match) if at is None else frozenset({*match, at})
    return Watch(events=frozenset({"created", "changed", "status"}), fields=fields, window=window)


KIND = TriggerKind(
    type="count",
    group="time",
    label=Text("时段内达到次数", "When there are this many"),
    help=Text(
        "时段内与本单在这些字段上相同的单据达到次数时执行，同一组值在时段内只执行一次；其中有字段为空的单据不计；"
        "按单据里的时间统计时，迟到的也算在它发生的时候",
        "Acts when this many records agree with this one in these fields within the window, once per set of values and "
        "window; a record in which one of them is empty does not count. By a time of the records, late ones count "
        "where they belong",
    ),
    config=settings(
        "match",
        "window",
        "at_least",
        match=names("相同的字段", "Same fields", 5),
        window=seconds("时段", "Window"),
        at_least=whole("次数", "At least", 2, 100_000),
        at=name("按哪个时间（不选则按新建时间）", "By the time in (when opened, where none is chosen)", "field"),
    ),
    read=read,
)
