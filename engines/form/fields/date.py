"""A day without a time, such as a date of purchase."""

from collections.abc import Iterator
from typing import Any

from engines.form.days import NOT_A_DAY, is_day
from engines.form.display import day
from engines.form.kind import Config, Fault, FieldKind, Read
from engines.form.limits import crossed
from engines.form.settings import DATE_FORM, labelled, plain, settings
from engines.kinds import Text
from engines.logic.types import DATE, Type

LIMIT = {"type": "string", "pattern": DATE_FORM, "x-widget": "date"}


def read(config: Config) -> Read:
    low, high = config.get("min", ""), config.get("max", "9999-12-31")
    too_early = Fault("too_early", Text(f"不能早于 {low}", f"this must not be before {low}"))
    too_late = Fault("too_late", Text(f"不能晚于 {high}", f"this must not be after {high}"))

    def value_of(raw: Any) -> Any:
        if not is_day(raw):
            return NOT_A_DAY
        if raw < low:
            return too_early
        return too_late if raw > high else raw

    return value_of


def faults(config: Config, kind: Type) -> Iterator[Fault]:
    for name in (name for name in ("min", "max") if name in config and not is_day(config[name])):
        yield Fault("bad_date", NOT_A_DAY.message, f"/{name}")
    yield from crossed("min", "max")(config, kind)


KIND = FieldKind(
    type="date",
    group="time",
    label=Text("日期", "Date"),
    config=settings({"min": labelled(LIMIT, "最早", "Earliest"), "max": labelled(LIMIT, "最晚", "Latest")}),
    type_of=plain(DATE),
    reader=read,
    show=day,
    faults=faults,
)
