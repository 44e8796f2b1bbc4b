"""Rows of fields, such as the items of an order; inside, `var` reads the row and `_record.x` the record."""

from typing import Any

from engines.form.body import FIELD
from engines.form.kind import Config, Fault, FieldKind, Locale, Read
from engines.form.limits import crossed
from engines.form.reading import NOT_A_LIST
from engines.form.settings import settings, whole
from engines.kinds import Text

MOST_ROWS = 200


def read(config: Config) -> Read:
    low, high = config.get("min_rows", 0), config.get("max_rows", MOST_ROWS)
    too_few = Fault("too_few", Text(f"至少需要 {low} 行", f"at least {low} rows needed"))
    too_many = Fault("too_many", Text(f"最多 {high} 行", f"at most {high} rows allowed"))

    def value_of(raw: Any) -> Any:
        if not isinstance(raw, list):
            return NOT_A_LIST
        if raw and len(raw) < low:
            return too_few
        return too_many if len(raw) > high else raw or None

    return value_of


def show(value: list[Any], config: Config, locale: Locale) -> str:
    return Text(f"{len(value)} 行", f"{len(value)} row{'s' if len(value) > 1 else ''}").to(locale.language)


KIND = FieldKind(
    type="subtable",
    group="table",
    label=Text("明细表", "Rows"),
    config=settings(
        {
            "fields": {
                "type": "array",
                "items": {**FIELD, "x-label": {"zh": "列", "en": "Column"}},
                "minItems": 1,
                "maxItems": 30,
                "x-widget": "fields",
                "x-label": {"zh": "列", "en": "Columns"},
            },
            "min_rows": whole("最少行数", "Fewest rows", 0, MOST_ROWS, default=0),
            "max_rows": whole("最多行数", "Most rows", 1, MOST_ROWS, default=MOST_ROWS),
        },
        required=["fields"],
    ),
    columns="fields",
    reader=read,
    show=show,
    faults=crossed("min_rows", "max_rows"),
)
