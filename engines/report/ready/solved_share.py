"""Which share of the records is solved or closed."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="solved_share",
    group="service",
    label=Text("办结率", "Share completed"),
    config=settings({}),
    measure={"type": "ratio", "config": {"of": {"in": [{"var": "_status_category"}, ["solved", "closed"]]}}},
)
