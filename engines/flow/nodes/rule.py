"""Asks a decision table of the ticket's form and keeps its answer in `_vars`."""

from __future__ import annotations

from dataclasses import dataclass

from engines.flow.kind import OUT, Config, NodeKind, Port, Ports
from engines.flow.messages import DATA, Message, read_message, types_of
from engines.flow.outcome import Leave, Outcome, Stuck
from engines.flow.reader import Reader
from engines.flow.settings import labelled, name, settings
from engines.flow.tells import Tells
from engines.flow.visit import Visit
from engines.kinds import Text
from engines.logic.types import Types
from engines.needs import Ask, Decider


@dataclass(frozen=True, slots=True)
class Plan:
    """The table's rule, and the outputs that are kept, with their types."""

    rule: str
    output: Message


def read(config: Config, reader: Reader) -> Plan:
    return Plan(config["rule"], read_message({"name": config["rule"], "data": config["output"]}, "", reader))


def gives(config: Config, reader: Reader) -> Types:
    return types_of({"data": config["output"]})


def asks(plan: Plan) -> tuple[Ask, ...]:
    return (Decider(plan.rule),)


def enter(visit: Visit) -> Outcome:
    plan: Plan = visit.plan
    decide = visit.answers[Decider(plan.rule)]
    if decide is None:
        message = Text(f"没有可用的决策表“{plan.rule}”", f'there is no decision table "{plan.rule}"')
        raise Stuck("no_table", message)
    try:
        answer = decide(visit.values, visit.now)
    except Exception as error:  # a table that breaks its hit policy, or an expression that fails
        raise Stuck("table_failed", Text(f"决策表无法作答：{error}", f"the table gives no answer: {error}")) from error
    if isinstance(answer, list):
        raise Stuck(
            "several_answers", Text("这张表给出多行，请改用只给一行的命中方式", "this table answers several rows")
        )
    if answer is None:
        return Leave("none", note=dict.fromkeys(plan.output.data))
    return Leave(note=plan.output.data_of(answer))


KIND = NodeKind(
    type="rule",
    group="data",
    label=Text("查决策表", "Ask a decision table"),
    help=Text(
        "用工单现在的值去查本表单的一张决策表，答案放进变量；没有一行符合走另一出口",
        "Asks a decision table of this form with the ticket's values and keeps the answer; has another exit for when "
        "no row fits",
    ),
    config=settings(
        "rule",
        "output",
        rule=name("决策表", "decision table", "decision"),
        output=labelled({**DATA, "minItems": 1}, "取哪些结果", "which outputs are kept"),
    ),
    ports=Ports((OUT, Port("none", Text("没有符合的行", "no row fits")))),
    read=read,
    gives=gives,
    tells=Tells(lists=("output",)),
    asks=asks,
    enter=enter,
)
