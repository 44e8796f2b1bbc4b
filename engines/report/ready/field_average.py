"""The mean of a number, an amount of money or a rating."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="field_average",
    group="field",
    label=Text("平均{field}", "Average {field}"),
    config=settings({}),
    measure={"type": "average", "config": {"field": "{field}"}},
    each=("money", "integer", "rating"),
)
