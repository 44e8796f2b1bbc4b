"""The mean of a field over the records that have a value in it, such as the time until a solution."""

from engines.kinds import Text
from engines.logic.types import INTEGER
from engines.report.kind import CONDITION, QUANTITY, MetricKind, Parts, summed, valued
from engines.report.settings import FIELD, WHERE, settings

KIND = MetricKind(
    type="average",
    group="number",
    label=Text("平均值", "Average"),
    config=settings({"field": FIELD, "where": WHERE}, required=["field"]),
    expressions={"field": QUANTITY, "where": CONDITION},
    parts=lambda given: Parts(summed(given, "field", "where"), valued(given, "field", "where")),
    unit=lambda types: "number" if types["field"] == INTEGER else str(types["field"]),
)
