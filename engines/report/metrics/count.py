"""How many records there are, or how many of them meet a condition."""

from engines.kinds import Text
from engines.report.kind import CONDITION, MetricKind, Parts, counted
from engines.report.settings import WHERE, settings

KIND = MetricKind(
    type="count",
    group="number",
    label=Text("数量", "Count"),
    config=settings({"where": WHERE}),
    expressions={"where": CONDITION},
    parts=lambda given: Parts(counted(given, "where")),
    empty=0,
    unit=lambda types: "count",
)
