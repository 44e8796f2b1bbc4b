"""Any of several options, kept in the order in which they are offered."""

from collections.abc import Iterator

from engines.form.display import option
from engines.form.kind import Config, Fault, FieldKind, Locale, Read
from engines.form.limits import crossed
from engines.form.options import enum, ids, repeated
from engines.form.reading import list_reader, option_reader
from engines.form.settings import OPTIONS, settings, whole
from engines.kinds import Text
from engines.logic.types import List, Type


def read(config: Config) -> Read:
    offered = ids(config)
    return list_reader(option_reader(offered), config.get("min", 1), config.get("max", len(offered)), offered)


def show(value: list[str], config: Config, locale: Locale) -> str:
    return Text("、", ", ").to(locale.language).join(option(each, config, locale) for each in value)


def faults(config: Config, kind: Type) -> Iterator[Fault]:
    yield from repeated(config, kind)
    yield from crossed("min", "max")(config, kind)


KIND = FieldKind(
    type="multi_select",
    group="choice",
    label=Text("多选", "Choices"),
    config=settings(
        {
            "options": OPTIONS,
            "min": whole("至少选", "At least", 1, 500),
            "max": whole("最多选", "At most", 1, 500),
        },
        required=["options"],
    ),
    type_of=lambda config: List(enum(config)),
    reader=read,
    show=show,
    faults=faults,
)
