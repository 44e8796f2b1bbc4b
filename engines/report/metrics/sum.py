"""The total of a field over the records, such as the money refunded."""

from engines.kinds import Text
from engines.report.kind import CONDITION, QUANTITY, MetricKind, Parts, summed
from engines.report.settings import FIELD, WHERE, settings

KIND = MetricKind(
    type="sum",
    group="number",
    label=Text("合计", "Sum"),
    config=settings({"field": FIELD, "where": WHERE}, required=["field"]),
    expressions={"field": QUANTITY, "where": CONDITION},
    parts=lambda given: Parts(summed(given, "field", "where")),
    empty=0,
    unit=lambda types: str(types["field"]),
)
