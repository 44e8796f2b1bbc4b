"""How far the region is the person's own."""

from engines.kinds import Text
from engines.rule.routing.kind import MetricKind
from engines.rule.routing.skills import SETTINGS, read, scorer

KIND = MetricKind(
    type="region",
    group="skill",
    label=Text("地区", "Region"),
    help=Text("人员负责该地区的程度", "How far the region is the person's own"),
    config=SETTINGS,
    read=read,
    score=scorer("region"),
)
