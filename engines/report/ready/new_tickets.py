"""How many records were made."""

from engines.kinds import Text
from engines.report.kind import ReadyKind
from engines.report.settings import settings

KIND = ReadyKind(
    type="new_tickets",
    group="volume",
    label=Text("新增数", "Created"),
    config=settings({}),
    measure={"type": "count", "config": {}},
)
