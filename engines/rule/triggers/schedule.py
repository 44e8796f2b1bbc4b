"""Comes at the times of a schedule, for every record that the rule's condition holds of."""

from engines.kinds import Text
from engines.logic.cron import is_cron
from engines.rule.kind import Config, TriggerKind, Watch
from engines.rule.reader import Reader
from engines.rule.settings import labelled, settings

LINE = {"type": "string", "minLength": 9, "maxLength": 100}


def read(config: Config, reader: Reader) -> Watch:
    line = config["cron"]
    if not is_cron(line):
        reader.refuse(
            "/cron",
            "bad_cron",
            f"“{line}”不是有效的时间表；写“分 时 日 月 星期”，例如每个工作日九点：0 9 * * 1-5",
            f'"{line}" is no schedule; write minute, hour, day, month, weekday, such as 0 9 * * 1-5',
        )
    return Watch(events=frozenset({"schedule"}), fields=frozenset(), cron=line)


KIND = TriggerKind(
    type="schedule",
    group="time",
    label=Text("定时", "On a schedule"),
    help=Text(
        "按时间表（工作区时区）对条件成立的每张单据执行一次；停机错过的，恢复后补一次",
        "Acts at the times of the schedule, in the zone of the workspace, once on every record that the condition "
        "holds of; times missed while nothing ran are made up for once",
    ),
    config=settings("cron", cron=labelled(LINE, "时间表", "Schedule")),
    read=read,
)
