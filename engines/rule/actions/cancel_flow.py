"""Ends the record's flow at once."""

from engines.definition import text
from engines.effects import CancelFlow, Effect
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import settings, words


def read(config: Config, reader: Reader) -> CancelFlow:
    return CancelFlow(text(config["reason"]))


def effects(plan: CancelFlow, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="cancel_flow",
    group="flow",
    label=Text("终止流程", "Cancel the flow"),
    help=Text(
        "立即结束本单的流程：待办、定时和等待全部取消；没有在跑的流程就不动",
        "Ends the record's flow at once: tasks, timers and waits are cancelled; nothing happens where none runs",
    ),
    config=settings("reason", reason=words("原因", "Reason")),
    read=read,
    effects=effects,
)
