"""How many open records are past their due time."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="overdue_tickets",
    group="service",
    label=Text("已超时未结数", "Open and overdue"),
    config=settings({}),
    measure={
        "type": "count",
        "config": {
            "where": {
                "and": [
                    {"in": [{"var": "_status_category"}, ["new", "open", "pending", "on_hold"]]},
                    {">": [{"now": []}, {"var": "_due_at"}]},
                ]
            }
        },
    },
)
