"""Comes when so many records agree in some fields within a window; once per crossing."""

from engines.errors import escape
from engines.kinds import Text
from engines.logic.types import List, Record
from engines.rule.kind import Config, TriggerKind, Watch, Window
from engines.rule.reader import Reader
from engines.rule.settings import names, seconds, settings, whole


def read(config: Config, reader: Reader) -> Watch:
    match = tuple(config["match"])
    for index, name in enumerate(match):
        here = "/match" + escape(index)
        if isinstance(reader.known(name, reader.types, here), List | Record):
            zh, en = f"“{name}”是列表，不能用来归并", f'"{name}" is a list; records cannot be counted by it'
            reader.refuse(here, "not_countable", zh, en)
    window = Window(match, config["window"], config["at_least"])
    return Watch(events=frozenset({"created", "changed", "status"}), fields=frozenset(match), window=window)


KIND = TriggerKind(
    type="count",
    group="time",
    label=Text("时段内达到次数", "When there are this many"),
    help=Text(
        "时段内与本单在这些字段上相同的单据达到次数时执行，同一组值在时段内只执行一次；其中有字段为空的单据不计",
        "Acts when this many records agree with this one in these fields within the window, once per set of values and "
        "window; a record in which one of them is empty does not count",
    ),
    config=settings(
        "match",
        "window",
        "at_least",
        match=names("相同的字段", "Same fields", 5),
        window=seconds("时段", "Window"),
        at_least=whole("次数", "At least", 2, 100_000),
    ),
    read=read,
)
