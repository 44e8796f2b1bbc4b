"""Decision tables: rows of conditions with outputs, and a hit policy that says which rows answer.

decide({"hit": "FIRST",
        "inputs": [{"expr": {"var": "age"}, "type": "number"}],
        "outputs": [{"name": "may"}],
        "rules": [{"id": "adult", "when": [{">=": 18}], "then": [True]},
                  {"id": "child", "when": [{"any": True}], "then": [False]}]}, {"age": 30})  # {"may": True}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from engines.errors import BadDefinition
from engines.kinds import Text
from engines.logic.types import Types
from engines.rule.column import Column
from engines.rule.hits import HitPolicyBroken, Hits, Output, Row, answer, unanswered
from engines.rule.table_reading import TableReader
from engines.rule.table_shape import TABLE

__all__ = ["TABLE", "BadDefinition", "HitPolicyBroken", "Table", "decide", "read_table"]

NO_LABELS: Mapping[str, Text] = {}

Decision = dict[str, Any] | list[dict[str, Any]] | None


@dataclass(frozen=True)
class Table:
    """A table as read; `columns` are its different questions, `rows` the outputs of each row.

    `types` are those of the record's names, where the table is read for a form.
    """

    hit: str
    agg: str | None
    columns: tuple[Column, ...]
    outputs: tuple[Output, ...]
    rows: tuple[Row, ...]
    ids: tuple[str, ...]
    reads: frozenset[str] = frozenset()
    types: Types | None = field(default=None, repr=False, compare=False)

    def fitting(self, values: Mapping[str, Any], now: int = 0) -> int:
        """The rows whose every cell holds, as bits."""
        rows = (1 << len(self.rows)) - 1
        for column in self.columns:
            rows &= column.rows_for(column.read(values, now))
            if not rows:
                break
        return rows

    def hits(self, values: Mapping[str, Any], now: int = 0) -> tuple[int, ...]:
        """The rows that fit, in order; under FIRST no more than the first."""
        fitting = self.fitting(values, now)
        return tuple(bits(fitting & -fitting if self.hit == "FIRST" else fitting))

    def decide(self, values: Mapping[str, Any], now: int = 0) -> Decision:
        """The answer. Raises HitPolicyBroken where UNIQUE or ANY is violated."""
        found = self.hits(values, now)
        if not found:
            return unanswered(self.hit, self.agg, self.outputs)
        hits = Hits([self.rows[row] for row in found], tuple(self.ids[row] for row in found), self.outputs)
        return answer(self.hit, self.agg, hits)

    def explain(self, values: Mapping[str, Any], now: int = 0) -> dict[str, Any]:
        """The value in each column, and the ids of the rows that fit."""
        inputs = []
        for each in self.columns:
            label = {"zh": each.label.zh, "en": each.label.en}
            inputs.append({"label": label, "value": each.read(values, now), "type": str(each.type)})
        return {"inputs": inputs, "hits": [self.ids[row] for row in bits(self.fitting(values, now))]}


def bits(rows: int) -> Iterator[int]:
    """The positions of the bits of `rows`, lowest first."""
    while rows:
        lowest = rows & -rows
        yield lowest.bit_length() - 1
        rows ^= lowest


def read_table(
    table: Mapping[str, Any],
    types: Types | None = None,
    document: str = "",
    pointer: str = "",
    labels: Mapping[str, Text] = NO_LABELS,
) -> Table:
    """`table`, found at `pointer` of `document`, ready to decide. Raises BadDefinition with every problem.

    With `types` its inputs are expressions of the typed dialect; without, standard JsonLogic, and the columns' types
    are what the inputs declare.
    """
    reader = TableReader(types, document, pointer, labels)
    reader.check_shape(table)
    columns = reader.columns(table)
    outputs = reader.outputs(table)
    rows = reader.rows(table, outputs)
    if reader.problems:
        raise BadDefinition(reader.problems)
    ids = tuple(str(row.get("id", index + 1)) for index, row in enumerate(table["rules"]))
    return Table(table["hit"], table.get("agg"), columns, outputs, rows, ids, frozenset(reader.reads), types)


def decide(table: Mapping[str, Any] | Table, values: Mapping[str, Any], now: int = 0) -> Decision:
    """The answer of `table` for `values`.

    Single-hit policies and aggregates answer {output: value}, list policies a list of those; where no row fits, the
    defaults or None. Raises HitPolicyBroken where UNIQUE or ANY is violated, BadDefinition where the table is no table.
    """
    return (table if isinstance(table, Table) else _read_once(table)).decide(values, now)


_MOST = 64
_known: dict[int, tuple[Mapping[str, Any], Any, Table]] = {}


def _read_once(table: Mapping[str, Any]) -> Table:
    """`table` as read; a table that comes again unchanged is not read again.

    The table is kept with its copy: so nothing else can take its place under its id, and a change is seen.
    """
    known = _known.get(id(table))
    if known is not None and known[0] is table and known[1] == table:
        return known[2]
    read = read_table(table)
    if len(_known) >= _MOST:
        _known.clear()
    _known[id(table)] = (table, _copied(table), read)
    return read


def _copied(value: Any) -> Any:
    """The same JSON in lists and objects of its own."""
    if isinstance(value, Mapping):
        return {name: _copied(part) for name, part in value.items()}
    return [_copied(part) for part in value] if isinstance(value, list) else value
