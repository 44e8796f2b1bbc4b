"""Points for every hour of waiting, whatever the record is."""

from __future__ import annotations

from engines.kinds import Text
from engines.rule.priority.kind import PER_HOUR, Config, DimensionKind, Points, Seen
from engines.rule.reader import Reader
from engines.rule.settings import settings


def read(config: Config, reader: Reader) -> Points:
    return Points(0, config["per_hour"])


def points(plan: Points, values: Seen, now: int) -> Points:
    return plan


KIND = DimensionKind(
    type="waiting",
    group="time",
    label=Text("等待时间", "Waiting"),
    help=Text("每等一小时加多少分；按秒计算，不必逐单重算", "Points an hour of waiting adds, by the second"),
    config=settings("per_hour", per_hour=PER_HOUR),
    read=read,
    points=points,
)
