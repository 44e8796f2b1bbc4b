"""A day with a time: seconds UTC, shown in the zone of the workspace."""

from engines.form.display import instant
from engines.form.kind import FieldKind
from engines.form.reading import whole_reader
from engines.form.settings import plain, settings
from engines.kinds import Text
from engines.logic.types import INSTANT

YEAR_0001, YEAR_9999 = -62_135_510_400, 253_402_214_400
"""The instants that every zone can show."""


def limit(value: int) -> str:
    return "0001-01-02" if value == YEAR_0001 else "9999-12-31"


KIND = FieldKind(
    type="datetime",
    group="time",
    label=Text("日期时间", "Date and time"),
    config=settings(),
    type_of=plain(INSTANT),
    reader=lambda config: whole_reader(YEAR_0001, YEAR_9999, limit),
    show=instant,
)
