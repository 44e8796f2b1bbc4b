"""How many records wait for somebody: the backlog."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="open_tickets",
    group="volume",
    label=Text("未结数", "Open"),
    config=settings({}),
    measure={
        "type": "count",
        "config": {"where": {"in": [{"var": "_status_category"}, ["new", "open", "pending", "on_hold"]]}},
    },
)
