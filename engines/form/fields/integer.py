"""A whole number, such as a quantity."""

from engines.form.display import number
from engines.form.kind import Config, FieldKind, Locale
from engines.form.limits import crossed
from engines.form.reading import whole_reader
from engines.form.settings import plain, settings, whole, words
from engines.kinds import Text
from engines.logic.types import INTEGER


def show(value: int, config: Config, locale: Locale) -> str:
    return " ".join(part for part in (number(value, config, locale), config.get("unit")) if part)


KIND = FieldKind(
    type="integer",
    group="number",
    label=Text("整数", "Whole number"),
    config=settings(
        {
            "min": whole("最小", "Least"),
            "max": whole("最大", "Most"),
            "unit": words("单位", "Unit", 20),
        }
    ),
    type_of=plain(INTEGER),
    reader=lambda config: whole_reader(config.get("min"), config.get("max")),
    show=show,
    faults=crossed("min", "max"),
)
