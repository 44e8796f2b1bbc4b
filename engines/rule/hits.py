"""The seven hit policies of DMN, and how COLLECT adds up: which of the rows that fit make the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engines.kinds import Text
from engines.values import value

Row = Mapping[str, Any]
"""The outputs of one row, by name."""


class HitPolicyBroken(Exception):
    """More rows fit than UNIQUE allows, or under ANY they disagree; `rows` are their ids."""

    def __init__(self, hit: str, rows: tuple[str, ...]) -> None:
        self.hit, self.rows = hit, rows
        zh, en = "、".join(rows), ", ".join(rows)
        if hit == "UNIQUE":
            self.message = Text(f"只应有一行符合，却有：{zh}", f"only one row may fit, but these do: {en}")
        else:
            self.message = Text(f"符合的各行结果不一致：{zh}", f"the rows that fit do not agree: {en}")
        super().__init__(self.message.en)


@dataclass(frozen=True, slots=True)
class Output:
    """One answer of a table. `ranks` order its values for PRIORITY and OUTPUT_ORDER, the best first."""

    name: str
    values: tuple[Any, ...] = ()
    default: Any = None

    def rank(self, row: Row) -> int:
        value = row[self.name]
        return self.values.index(value) if value in self.values else len(self.values)


@value(frozen=True, slots=True)
class Hits:
    """The rows that fit, at least one, in the table's order."""

    rows: Sequence[Row]
    ids: tuple[str, ...]
    outputs: tuple[Output, ...]

    def ranked(self) -> list[Row]:
        return sorted(self.rows, key=lambda row: [output.rank(row) for output in self.outputs])


def unique(hits: Hits) -> Row:
    if len(hits.rows) > 1:
        raise HitPolicyBroken("UNIQUE", hits.ids)
    return hits.rows[0]


def first(hits: Hits) -> Row:
    return hits.rows[0]


def priority(hits: Hits) -> Row:
    return hits.ranked()[0]


def any_of(hits: Hits) -> Row:
    if any(row != hits.rows[0] for row in hits.rows):
        raise HitPolicyBroken("ANY", hits.ids)
    return hits.rows[0]


SINGLE: Mapping[str, Callable[[Hits], Row]] = {"UNIQUE": unique, "FIRST": first, "PRIORITY": priority, "ANY": any_of}
LISTED: Mapping[str, Callable[[Hits], Sequence[Row]]] = {
    "COLLECT": lambda hits: hits.rows,
    "RULE_ORDER": lambda hits: hits.rows,
    "OUTPUT_ORDER": Hits.ranked,
}
AGGREGATES: Mapping[str, Callable[[Sequence[Any]], Any]] = {
    "SUM": lambda values: sum(value for value in values if value is not None),
    "MIN": lambda values: min((value for value in values if value is not None), default=None),
    "MAX": lambda values: max((value for value in values if value is not None), default=None),
    "COUNT": len,
}
POLICIES = (*SINGLE, *LISTED)
RANKED = ("PRIORITY", "OUTPUT_ORDER")


def answer(hit: str, agg: str | None, hits: Hits) -> dict[str, Any] | list[dict[str, Any]]:
    """The answer of the table: one row's outputs, their list, or one aggregate. Raises HitPolicyBroken."""
    if agg is not None:
        name = hits.outputs[0].name
        return {name: AGGREGATES[agg]([row[name] for row in hits.rows])}
    if hit in SINGLE:
        return dict(SINGLE[hit](hits))
    return [dict(row) for row in LISTED[hit](hits)]


def unanswered(hit: str, agg: str | None, outputs: tuple[Output, ...]) -> dict[str, Any] | list[dict[str, Any]] | None:
    """What a table says when no row fits: its defaults, or None where it has none."""
    if all(output.default is None for output in outputs):
        return None
    defaults = {output.name: output.default for output in outputs}
    return [defaults] if hit in LISTED and agg is None else defaults
