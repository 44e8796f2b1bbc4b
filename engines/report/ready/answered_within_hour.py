"""Which share of the answered records got its first answer within an hour."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="answered_within_hour",
    group="service",
    label=Text("1 小时内响应率", "Answered within an hour"),
    config=settings({}),
    measure={
        "type": "ratio",
        "config": {
            "of": {"<=": [{"seconds_between": [{"var": "_first_response_at"}, {"var": "_created_at"}]}, "1h"]},
            "among": {"filled": [{"var": "_first_response_at"}]},
        },
    },
)
