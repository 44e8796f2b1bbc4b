"""How long people waited for the first answer, on average."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="first_response_time",
    group="service",
    label=Text("首次响应时长", "First response time"),
    config=settings({}),
    measure={
        "type": "average",
        "config": {"field": {"seconds_between": [{"var": "_first_response_at"}, {"var": "_created_at"}]}},
    },
)
