"""How many open records nobody works on."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="unassigned_tickets",
    group="volume",
    label=Text("未分配数", "Unassigned"),
    config=settings({}),
    measure={
        "type": "count",
        "config": {
            "where": {
                "and": [
                    {"in": [{"var": "_status_category"}, ["new", "open", "pending", "on_hold"]]},
                    {"empty": [{"var": "_assignee"}]},
                ]
            }
        },
    },
)
