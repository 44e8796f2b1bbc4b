"""An amount of money in 分, so that no cent is ever rounded away."""

from engines.form.display import amount, money
from engines.form.kind import FieldKind
from engines.form.limits import crossed
from engines.form.reading import whole_reader
from engines.form.settings import labelled, plain, settings, whole
from engines.kinds import Text
from engines.logic.types import MONEY

KIND = FieldKind(
    type="money",
    group="number",
    label=Text("金额", "Money"),
    config=settings(
        {
            "min": {**whole("最小", "Least"), "x-widget": "money"},
            "max": {**whole("最大", "Most"), "x-widget": "money"},
            "currency": labelled({"enum": ["CNY"], "default": "CNY"}, "币种", "Currency"),
        }
    ),
    type_of=plain(MONEY),
    reader=lambda config: whole_reader(config.get("min"), config.get("max"), money),
    show=amount,
    faults=crossed("min", "max"),
)
