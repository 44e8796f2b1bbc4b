"""How long it took until a solution, on average."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="resolution_time",
    group="service",
    label=Text("解决时长", "Resolution time"),
    config=settings({}),
    measure={
        "type": "average",
        "config": {"field": {"seconds_between": [{"var": "_resolved_at"}, {"var": "_created_at"}]}},
    },
)
