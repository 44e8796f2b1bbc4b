"""The total of a number or an amount of money."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="field_total",
    group="field",
    label=Text("{field}合计", "Total of {field}"),
    config=settings({}),
    measure={"type": "sum", "config": {"field": "{field}"}},
    each=("money", "integer"),
)
