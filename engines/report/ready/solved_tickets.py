"""How many records are solved or closed."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="solved_tickets",
    group="volume",
    label=Text("办结数", "Completed"),
    config=settings({}),
    measure={"type": "count", "config": {"where": {"in": [{"var": "_status_category"}, ["solved", "closed"]]}}},
)
