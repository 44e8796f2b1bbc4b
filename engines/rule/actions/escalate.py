"""Raises the record to an escalation level, to a group where one is named, and says why."""

from engines.definition import text
from engines.effects import Effect, Escalate
from engines.kinds import Text
from engines.rule.kind import ActionKind, Config, Moment, Write
from engines.rule.reader import Reader
from engines.rule.settings import name, settings, whole, words


def read(config: Config, reader: Reader) -> Escalate:
    group = config.get("group")
    reader.group(group, "/group")
    reader.writes += [Write(reader.form, field) for field in ("_level", "_group")[: 2 if group else 1]]
    return Escalate(config["level"], group, text(config["reason"]))


def effects(plan: Escalate, moment: Moment) -> tuple[Effect, ...]:
    return (plan,)


KIND = ActionKind(
    type="escalate",
    group="people",
    label=Text("升级", "Escalate"),
    help=Text(
        "提高升级级别，可转给上级小组，并记下原因", "Raises the level, may hand over to a group, and notes the reason"
    ),
    config=settings(
        "level",
        "reason",
        level=whole("级别", "Level", 1, 3),
        group=name("转给小组", "To group", "group"),
        reason=words("原因", "Reason"),
    ),
    read=read,
    effects=effects,
)
