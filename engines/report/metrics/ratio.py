"""Which share of the records meets a condition, such as those solved in time among all that are solved."""

from engines.kinds import Text
from engines.report.kind import CONDITION, MetricKind, Parts, counted
from engines.report.settings import condition, settings

KIND = MetricKind(
    type="ratio",
    group="share",
    label=Text("占比", "Ratio"),
    config=settings(
        {
            "of": condition("分子条件", "Counted when"),
            "among": condition("分母条件", "Among those where"),
        },
        required=["of"],
    ),
    expressions={"of": CONDITION, "among": CONDITION},
    parts=lambda given: Parts(counted(given, "of", "among"), counted(given, "among")),
    unit=lambda types: "share",
    among="among",
)
