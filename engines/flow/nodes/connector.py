"""Asks another system for something and waits for its answer; fails or lasts too long by exits of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from engines.effects import ANSWERED, CallOut, SetFields
from engines.flow.kind import OUT, TIMEOUT, Config, Happened, NodeKind, Port, Ports, never_endless, up_to_its_timeout
from engines.flow.outcome import Arrived, Leave, NewCatch, NewTimer, Outcome, Wait
from engines.flow.reader import Reader
from engines.flow.settings import labelled, name, seconds, settings, values
from engines.flow.state import Timer
from engines.flow.tells import Part, Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import BOOLEAN, INTEGER, SIMPLE, TEXT, Types

ERROR = Port("error", Text("出错", "failed"))


@dataclass(frozen=True, slots=True)
class Plan:
    """The call, what it is given, which fields take what of the answer, and how long to wait."""

    connector: str
    call: str
    given: tuple[tuple[str, Compiled], ...]
    output: Mapping[str, str]
    timeout: int | None


def read(config: Config, reader: Reader) -> Plan:
    call = reader.call(config)
    given = tuple((part, reader.logic(rule, f"/input/{part}", None)) for part, rule in config.get("input", {}).items())
    output = config.get("output", {})
    gives = call.gives if call else {}
    for field, part in output.items():
        if call and part not in gives:
            zh, en = f"这个调用不取回“{part}”", f'this call does not give "{part}"'
            reader.refuse(f"/output/{field}", "unknown_part", zh, en)
        elif call:
            reader.field(field, f"/output/{field}", SIMPLE[gives[part][0]])
    for slot in call.slots if call else ():
        if slot not in config.get("input", {}):
            zh, en = f"请给出路径里的“{slot}”", f'give "{slot}" of the path'
            reader.refuse("/input", "missing_input", zh, en)
    return Plan(config["connector"], config["call"], given, output, config.get("timeout"))


def gives(config: Config, reader: Reader) -> Types:
    call = (reader.scope.connectors or {}).get(config["connector"])
    known = call.calls.get(config["call"]) if call else None
    parts = {part: SIMPLE[kind] for part, (kind, _) in known.gives.items()} if known else {}
    return {**parts, "ok": BOOLEAN, "status": INTEGER, "error": TEXT}


def messages(plan: Plan) -> tuple[str, ...]:
    return (ANSWERED,)


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    given = {part: visit.value(compiled) for part, compiled in plan.given}
    key = visit.fresh_key()
    to = f"{visit.values['_id']}:{key}"
    timers = (NewTimer(visit.now + plan.timeout, "timeout"),) if plan.timeout is not None else ()
    return Wait(
        timers=timers, catches=(NewCatch(ANSWERED, to),), effects=(CallOut(plan.connector, plan.call, given, key, to),)
    )


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Timer):
        return Leave(happened.port)
    assert isinstance(happened, Arrived)  # it listens to nothing else
    said = happened.data
    if not said["ok"]:
        return Leave("error", note=said)
    written = {field: said.get(part) for field, part in visit.plan.output.items()}
    return Leave(effects=(SetFields(written),) if written else (), note=said)


KIND = NodeKind(
    type="connector",
    group="data",
    label=Text("调用外部系统", "Call another system"),
    help=Text(
        "按连接器的定义调用外部系统并等它答复；失败会按设定重试，仍不行走“出错”，超过最长等待走“超时”；"
        "取回的数据可写入字段，也留在 _vars 里",
        "Makes a call of a connector and waits for the answer; what fails is tried again as the connector says, then "
        'leaves by "failed"; what it gives may fill fields and stays in _vars',
    ),
    config=settings(
        "connector",
        "call",
        connector=name("连接器", "connector", "connector"),
        call=name("调用", "call", "connector_call"),
        input={**values("给它的数据", "what it is given"), "x-widget": "call_input"},
        output=labelled(
            {"type": "object", "additionalProperties": {"type": "string"}},
            "写入字段",
            "fields that take the answer",
            "call_output",
        ),
        timeout=seconds("最长等待", "timeout"),
    ),
    ports=Ports((OUT, ERROR), when_set={"timeout": TIMEOUT}),
    read=read,
    gives=gives,
    tells=Tells(
        (
            Part("ok", "boolean", Text("是否成功", "whether it went well")),
            Part("status", "integer", Text("状态码", "status code")),
            Part("error", "text", Text("出错原因", "what went wrong")),
        ),
        call=True,
    ),
    messages=messages,
    enter=enter,
    lasts=up_to_its_timeout,
    resume=resume,
    waits=True,
    endless=never_endless,
)
