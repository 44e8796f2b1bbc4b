"""Links the record with others that hold the same values, so that who works on one sees the others."""

from __future__ import annotations

from dataclasses import dataclass

from engines.effects import Effect, LinkSame
from engines.errors import escape
from engines.kinds import Text
from engines.logic.types import List, Record
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import names, seconds, settings


@dataclass(frozen=True, slots=True)
class Plan:
    """The fields that must agree, and how far back records are looked for."""

    match: tuple[str, ...]
    within: int


def read(config: Config, reader: Reader) -> Plan:
    for index, field in enumerate(config["match"]):
        here = "/match" + escape(index)
        if isinstance(reader.known(field, reader.types, here), List | Record):
            zh, en = f"“{field}”是列表，不能用来比较", f'"{field}" is a list; records cannot be compared by it'
            reader.refuse(here, "not_countable", zh, en)
        reader.reads.add(field)
    return Plan(tuple(config["match"]), config["within"])


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    """Nothing where one of the fields is empty: then nothing is the same."""
    same = tuple((field, moment.values.get(field)) for field in plan.match)
    if any(value in (None, "") for _, value in same):
        return ()
    return (LinkSame(same, moment.now - plan.within, moment.key),)


KIND = ActionKind(
    type="link",
    group="data",
    label=Text("关联相同的单据", "Link with the same"),
    help=Text(
        "把时段内这些字段都相同的单据与本单互相关联，最多 20 张；在单据页上互相看得到",
        "Links this record with those of the window that agree in these fields, 20 at most; each page shows the others",
    ),
    config=settings("match", "within", match=names("相同的字段", "Same fields", 5), within=seconds("时段", "Window")),
    read=read,
    effects=effects,
)
