"""The running numbers that the server issues into the fields of a new record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from engines.form.kind import Series
from engines.form.shape import Form


@dataclass(frozen=True, slots=True)
class Counter:
    """A run of numbers in the whole installation; `key` names it: "form/return_refund/batch_no/B20261111"."""

    key: str
    series: Series

    def number(self, count: int) -> str:
        return self.series.number(count)


def counters(form: Form, now: int, zone_offset: int = 28_800) -> dict[str, Counter]:
    """By field, from which run a record that is born now takes its numbers."""
    today = datetime.fromtimestamp(now + zone_offset, UTC).date()
    series = {field.id: field.kind.series(field.config, today) for field in form.fields if field.kind.series}
    return {name: Counter(f"form/{form.key}/{name}/{each.prefix}", each) for name, each in series.items()}
