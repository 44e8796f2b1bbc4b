"""Keeps the event's later rules from acting."""

from engines.effects import Effect
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment
from engines.rule.reader import Reader
from engines.rule.settings import settings


def read(config: Config, reader: Reader) -> None:
    return None


def effects(plan: None, moment: Moment) -> tuple[Effect, ...]:
    return ()


KIND = ActionKind(
    type="stop",
    group="data",
    label=Text("不再执行后面的规则", "Stop further rules"),
    help=Text(
        "同一事件里排在本规则之后（优先级更低）的规则不再执行；本规则的其他动作照常",
        "Rules of the same event that come after this one (of lower priority) do not act; its own other actions do",
    ),
    config=settings(),
    read=read,
    effects=effects,
    stops=True,
)
