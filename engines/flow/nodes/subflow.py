"""Opens a ticket of another form, whose own flow runs; waits for its end or its failure, or goes on at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engines.effects import CALL, FAILED, RETURNED, CreateRecord
from engines.flow.kind import OUT, TIMEOUT, Config, Happened, NodeKind, Ports, up_to_its_timeout
from engines.flow.outcome import Arrived, Leave, NewCatch, NewTimer, Outcome, Stuck, Trouble, Wait
from engines.flow.reader import Reader
from engines.flow.settings import labelled, name, seconds, settings, values
from engines.flow.state import Timer
from engines.flow.tells import Part, Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic import Compiled
from engines.logic.types import TEXT, Types


@dataclass(frozen=True, slots=True)
class Plan:
    """The form, what its ticket begins with, and what is taken from it in the end."""

    form: str
    given: tuple[tuple[str, Compiled], ...]
    output: tuple[str, ...]
    waits: bool
    timeout: int | None


def read(config: Config, reader: Reader) -> Plan:
    form, waits = config["form"], config.get("wait", True)
    output = tuple(config.get("output", ()))
    for setting in ("output", "timeout"):
        if setting in config and not waits:
            zh, en = (
                "不等待结果时没有这一项，请去掉它",
                "there is none of this where nobody waits; remove it",
            )
            reader.refuse(f"/{setting}", "not_in_this_mode", zh, en)
    types = reader.scope.forms.get(form)
    if types is None:
        reader.no_form(form, "/form")
        return Plan(form, (), (), waits, None)
    for place, each in enumerate(output):
        if each not in types or each.startswith("_"):
            zh, en = f"表单“{form}”没有字段“{each}”", f'the form "{form}" has no field "{each}"'
            reader.refuse(f"/output/{place}", "unknown_field", zh, en)
    given = reader.values(config.get("input", {}), "/input", types)
    return Plan(form, given, output, waits, config.get("timeout"))


def gives(config: Config, reader: Reader) -> Types:
    types = reader.scope.forms.get(config["form"], {})
    return {"result": TEXT, **{each: types[each] for each in config.get("output", ()) if each in types}}


def messages(plan: Plan) -> tuple[str, ...]:
    return (RETURNED, FAILED) if plan.waits else ()


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    filled = {each: visit.value(compiled) for each, compiled in plan.given}
    key = visit.fresh_key()
    if not plan.waits:
        return Leave(effects=(CreateRecord(plan.form, filled, key),))
    call = CreateRecord(plan.form, filled, CALL + key)
    timers = (NewTimer(visit.now + plan.timeout, "timeout"),) if plan.timeout is not None else ()
    whose = f"{visit.values['_id']}:{call.key}"
    return Wait(timers=timers, catches=(NewCatch(RETURNED, whose), NewCatch(FAILED, whose)), effects=(call,))


def resume(visit: Visit, happened: Happened) -> Outcome:
    if isinstance(happened, Timer):
        return Leave(happened.port)
    assert isinstance(happened, Arrived)  # it listens to nothing else
    brought = happened.data
    if happened.catch.message == FAILED:
        return _heard(brought, happened.catch.key)
    taken = {each: brought["values"].get(each) for each in visit.plan.output}
    return Leave(note={"result": brought["result"], **taken})


def _heard(told: Mapping[str, Any], key: str) -> Outcome:
    """The called flow is over without a result, is stuck, or is no longer stuck."""
    why = Stuck(told["code"], Text(told["zh"], told["en"])) if told["code"] else None
    if why is not None and told["over"]:
        raise why
    return Trouble(why, NewCatch(FAILED, key))


KIND = NodeKind(
    type="subflow",
    group="structure",
    label=Text("子流程", "Subflow"),
    help=Text(
        "新建另一个表单的工单，由它自己的流程处理（版本在调用时固定）；等它结束并取回结果，或不等待继续。"
        "它卡住或被取消时，走这里“出错”的边界事件，没有就在这里成为异常；这里不再等它时（取消、超时），它也随之取消",
        "Opens a ticket of another form, handled by its own flow, in the version in force at the call; waits for its "
        "end and takes what came of it, or goes on at once. Where it gets stuck or is called off, that goes to the "
        "error border here, else it is an incident here; where nobody waits for it any more, it is called off",
    ),
    config=settings(
        "form",
        form=name("表单", "form", "form"),
        input=values("给它的字段", "what it is given"),
        wait=labelled({"type": "boolean", "default": True}, "等它结束", "wait for its end"),
        output=labelled(
            {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "maxItems": 50},
            "取回的字段",
            "what is taken from it",
            "fields",
        ),
        timeout=seconds("最长等待", "timeout"),
    ),
    ports=Ports((OUT,), when_set={"timeout": TIMEOUT}),
    read=read,
    gives=gives,
    tells=Tells((Part("result", "text", Text("结果", "result")),), fields="output"),
    messages=messages,
    enter=enter,
    lasts=up_to_its_timeout,
    resume=resume,
    waits=True,
    passes=lambda plan: not plan.waits,
)
