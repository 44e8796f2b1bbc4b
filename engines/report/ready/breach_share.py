"""Which share of the records with a due time was not done by then."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="breach_share",
    group="service",
    label=Text("超时率", "Breach share"),
    config=settings({}),
    measure={
        "type": "ratio",
        "config": {
            "of": {
                "or": [
                    {">": [{"var": "_resolved_at"}, {"var": "_due_at"}]},
                    {"and": [{"empty": [{"var": "_resolved_at"}]}, {">": [{"now": []}, {"var": "_due_at"}]}]},
                ]
            },
            "among": {"filled": [{"var": "_due_at"}]},
        },
    },
)
