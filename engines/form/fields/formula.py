"""A value computed from others; the server computes it on every save, whatever the browser sent."""

from collections.abc import Iterator
from typing import Any

from engines.form.display import BY_NAME
from engines.form.kind import Config, Fault, FieldKind, Locale
from engines.form.settings import LOGIC, labelled, settings
from engines.kinds import Text
from engines.logic.types import (
    ANY,
    BOOLEAN,
    DATE,
    DURATION,
    INSTANT,
    INTEGER,
    MONEY,
    NUMBER,
    TEXT,
    Enum,
    List,
    Record,
    Type,
)

FITS: dict[str, tuple[Type, ...]] = {
    "money": (MONEY, INTEGER),
    "integer": (INTEGER, NUMBER),
    "number": (NUMBER, INTEGER),
    "text": (TEXT, DATE, INTEGER, NUMBER),
    "boolean": (BOOLEAN,),
    "date": (DATE, INSTANT),
    "datetime": (INSTANT,),
    "duration": (DURATION,),
}


def settled(config: Config, kind: Type) -> Config:
    natural = next((name for name, fits in FITS.items() if fits[0] == kind), "text")
    return {**config, "shown_as": config.get("shown_as", "datetime" if kind == INSTANT else natural)}


def faults(config: Config, kind: Type) -> Iterator[Fault]:
    if isinstance(kind, List | Record):
        message = Text("公式的结果应是单个值，这里是列表", "a formula must give one value, this gives a list")
        yield Fault("not_one_value", message, "/expression")
    elif "shown_as" in config and kind != ANY and not fits(config["shown_as"], kind):
        message = Text(
            f"结果是{kind.words.zh}，不能显示为 {config['shown_as']}",
            f"the result is {kind.words.en} and cannot be shown as {config['shown_as']}",
        )
        yield Fault("type_mismatch", message, "/shown_as")


def fits(shown_as: str, kind: Type) -> bool:
    return kind in FITS[shown_as] or (shown_as == "text" and isinstance(kind, Enum))


def show(value: Any, config: Config, locale: Locale) -> str:
    return BY_NAME[config["shown_as"]](value, config, locale)


KIND = FieldKind(
    type="formula",
    group="computed",
    label=Text("公式", "Formula"),
    config=settings(
        {
            "expression": {**labelled(LOGIC, "算式", "Expression"), "x-widget": "formula"},
            "shown_as": labelled({"enum": list(FITS)}, "显示为", "Shown as"),
        },
        required=["expression"],
    ),
    expression=lambda config: config["expression"],
    settled=settled,
    faults=faults,
    show=show,
)
