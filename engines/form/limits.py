"""Lower and upper limits among the settings of a field."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engines.form.kind import Config, Fault
from engines.kinds import Text
from engines.logic.types import Type


def crossed(low: str, high: str) -> Callable[[Config, Type], Iterator[Fault]]:
    """A check that the setting `low` is not above the setting `high`."""

    def faults(config: Config, kind: Type) -> Iterator[Fault]:
        if low in config and high in config and config[low] > config[high]:
            message = Text(f"“{low}”大于“{high}”，没有值能满足", f'"{low}" is above "{high}": no value can fit')
            yield Fault("crossed_limits", message, f"/{low}")

    return faults
