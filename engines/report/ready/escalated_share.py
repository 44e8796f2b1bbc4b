"""Which share of the records was escalated."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="escalated_share",
    group="service",
    label=Text("升级率", "Escalated share"),
    config=settings({}),
    measure={"type": "ratio", "config": {"of": {">=": [{"var": "_level"}, 1]}}},
)
