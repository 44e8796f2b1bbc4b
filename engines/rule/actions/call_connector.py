"""Makes a call to another system; what it answers is not waited for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.definition import KEY
from engines.effects import CallOut, Effect
from engines.errors import escape
from engines.kinds import Text
from engines.logic import Compiled
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings, values

KEYED = {"type": "string", "pattern": KEY}


@dataclass(frozen=True, slots=True)
class Plan:
    """The call, and what it is given."""

    connector: str
    call: str
    given: Mapping[str, Compiled]


def read(config: Config, reader: Reader) -> Plan:
    known, written = reader.beside.connectors, config.get("input", {})
    if known is not None:
        connector = known.get(config["connector"])
        call = connector.calls.get(config["call"]) if connector else None
        there = ", ".join(connector.calls if connector else known)
        place, what = ("/call", "call") if connector else ("/connector", "connector")
        if call is None:
            zh = f"没有“{config[what]}”；现有：{there}"
            reader.refuse(place, f"unknown_{what}", zh, f'there is no {what} "{config[what]}"; there are: {there}')
        for slot in call.slots if call else ():
            if slot not in written:
                reader.refuse("/input", "missing_input", f"请给出路径里的“{slot}”", f'give "{slot}" of the path')
    given = {part: reader.logic(rule, None, "/input" + escape(part)) for part, rule in written.items()}
    return Plan(config["connector"], config["call"], {part: value for part, value in given.items() if value})


def effects(plan: Plan, moment: Moment) -> tuple[Effect, ...]:
    return (CallOut(plan.connector, plan.call, moment.calculated(plan.given), moment.key),)


KIND = ActionKind(
    type="call_connector",
    group="data",
    label=Text("调用外部系统", "Call another system"),
    help=Text(
        "按连接器的定义调用外部系统，不等答复；失败会重试，仍不行成为异常",
        "Makes a call of a connector without waiting for the answer; what fails is tried again, then becomes an "
        "incident",
    ),
    config=settings(
        "connector",
        "call",
        connector=labelled(KEYED, "连接器", "Connector", "connector"),
        call=labelled(KEYED, "调用", "Call", "connector_call"),
        input={**values("给它的数据", "What it is given"), "x-widget": "call_input"},
    ),
    read=read,
    effects=effects,
)
