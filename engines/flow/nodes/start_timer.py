"""Opens a ticket at every time of a schedule, and begins its flow; one that was opened by hand begins here too."""

from __future__ import annotations

from engines.flow.kind import OUT, Config, NodeKind, Ports
from engines.flow.reader import Reader
from engines.flow.settings import labelled, settings, values
from engines.flow.timetable import Timetable
from engines.kinds import Text
from engines.logic.cron import is_cron

LINE = {"type": "string", "minLength": 9, "maxLength": 100}


def read(config: Config, reader: Reader) -> Timetable:
    line = config["cron"]
    if not is_cron(line):
        zh = f"“{line}”不是有效的时间表；写“分 时 日 月 星期”，例如每个工作日九点：0 9 * * 1-5"
        en = f'"{line}" is no schedule; write minute, hour, day, month, weekday, such as 0 9 * * 1-5'
        reader.refuse("/cron", "bad_cron", zh, en)
    types = {name: kind for name, kind in reader.scope.types.items() if name not in reader.scope.computed}
    given = reader.values(config.get("values", {}), "/values", types)
    for name, compiled in given:
        if compiled.reads:
            zh, en = (
                "这时还没有工单，不能读取字段；请写固定值",
                "there is no ticket yet to read from; write a fixed value",
            )
            reader.refuse(f"/values/{name}", "no_record_yet", zh, en)
    return Timetable(line, given)


KIND = NodeKind(
    type="start_timer",
    group="events",
    label=Text("定时开始", "Start on a schedule"),
    help=Text(
        "按时间表（工作区时区）自动新建一张工单并走流程，每个时刻一张；停机错过的，恢复后补一张",
        "Opens a ticket at each time of the schedule, in the zone of the workspace, and its flow runs; times missed "
        "while nothing ran are made up for with one ticket",
    ),
    config=settings(
        "cron", cron=labelled(LINE, "时间表", "Schedule"), values=values("工单的字段", "the ticket's fields")
    ),
    ports=Ports((OUT,)),
    read=read,
    role="start",
)
