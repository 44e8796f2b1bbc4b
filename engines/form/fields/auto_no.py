"""A running number that the server issues when the record is saved."""

from datetime import date

from engines.form.display import plain as shown
from engines.form.kind import Config, FieldKind, Series
from engines.form.settings import labelled, plain, settings, whole
from engines.kinds import Text
from engines.logic.types import TEXT

DATES = {"yyyyMMdd": "%Y%m%d", "yyyyMM": "%Y%m", "yyyy": "%Y"}


def series(config: Config, today: date) -> Series:
    written = today.strftime(DATES[config["date"]]) if "date" in config else ""
    return Series(config.get("prefix", "") + written, config.get("digits", 5))


KIND = FieldKind(
    type="auto_no",
    group="computed",
    label=Text("流水号", "Running number"),
    config=settings(
        {
            "prefix": labelled({"type": "string", "pattern": "^[A-Za-z0-9-]{0,12}$"}, "前缀", "Prefix"),
            "date": labelled({"enum": list(DATES)}, "日期部分", "Date part"),
            "digits": whole("位数", "Digits", 1, 12, default=5),
        }
    ),
    type_of=plain(TEXT),
    series=series,
    show=shown,
)
