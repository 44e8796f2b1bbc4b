"""What can be said of a decision table without running it: rows that meet, rows never reached, values no row fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engines.rule.column import NUMERIC, Column
from engines.rule.hits import Output, Row
from engines.rule.table import Table, bits
from engines.rule.table_words import Box

BUDGET = 200_000
"""Boxes compared before a check gives up and says so: a table of 1,000 plain rows needs a fraction of it."""


class TooMuch(Exception):
    """The budget is used up."""


class Survey:
    """The boxes of one table, and which of them meet."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.space = tuple(column.possible() for column in table.columns)
        self.rows: list[Box] = [
            tuple(column.masks[row] & space for column, space in zip(table.columns, self.space, strict=True))
            for row in range(len(table.rows))
        ]
        self.meeting = _meeting(self.rows, len(table.columns))
        self.stronger = _stronger(table)
        self.left = BUDGET

    def overlaps(self) -> Iterator[tuple[int, int]]:
        """Pairs of rows that one record can fit both."""
        for row, others in enumerate(self.meeting):
            yield from ((other, row) for other in bits(others & ((1 << row) - 1)))

    def clashes(self, pair: tuple[int, int]) -> bool:
        """Whether the hit policy does not allow these rows to meet."""
        table, (one, other) = self.table, pair
        return table.hit == "UNIQUE" or (table.hit == "ANY" and table.rows[one] != table.rows[other])

    def common(self, pair: tuple[int, int]) -> Box:
        """The values that fit both rows."""
        return tuple(mine & other for mine, other in zip(*(self.rows[row] for row in pair), strict=True))

    def is_impossible(self, row: int) -> bool:
        """Whether the row's own cells leave it nothing, as "> 5" and "< 3" in one do."""
        return not all(self.rows[row])

    def before(self, row: int) -> list[int]:
        """The rows that answer instead of `row` wherever both fit."""
        return list(bits(self.meeting[row] & self.stronger[row]))

    def unreached(self) -> Iterator[int]:
        """Rows that are impossible, or to which stronger rows leave nothing."""
        for row, box in enumerate(self.rows):
            if self.is_impossible(row) or self.leftover(box, [self.rows[other] for other in self.before(row)]) is None:
                yield row

    def covering(self, row: int) -> list[int]:
        """Why a row is not reached: the one row that covers it, else all that take something from it."""
        before = self.before(row)
        alone = (other for other in before if _within(self.rows[row], self.rows[other]))
        return next(([other] for other in alone), before)

    def gap(self) -> Box | None:
        """Values, all of them there, that no row fits."""
        return next(self.gaps(), None)

    def gaps(self) -> Iterator[Box]:
        """One such part after the other, none twice."""
        space = tuple(_expected(column, space) for column, space in zip(self.table.columns, self.space, strict=True))
        rows = list(self.rows)
        while (found := self.leftover(space, rows)) is not None:
            yield found
            rows.append(found)

    def leftover(self, box: Box, rows: Sequence[Box]) -> Box | None:
        """A part of `box` outside all `rows`, or None where they cover it. Raises TooMuch."""
        waiting = [(box, 0)]
        while waiting:
            part, start = waiting.pop()
            for index in range(start, len(rows)):
                self.left -= 1
                if self.left < 0:
                    raise TooMuch
                if all(mine & other for mine, other in zip(part, rows[index], strict=True)):
                    waiting.extend((rest, index + 1) for rest in _without(part, rows[index]))
                    break
            else:
                return part
        return None


def _stronger(table: Table) -> list[int]:
    """For each row the rows that win against it, as bits: under FIRST the earlier ones, under PRIORITY the better."""
    if table.hit == "FIRST":
        return [(1 << row) - 1 for row in range(len(table.rows))]
    stronger = [0] * len(table.rows)
    if table.hit == "PRIORITY":
        order = sorted(range(len(table.rows)), key=lambda row: _rank(table.rows[row], table.outputs))
        won = 0
        for row in order:
            stronger[row] = won
            won |= 1 << row
    return stronger


def _rank(row: Row, outputs: Sequence[Output]) -> list[int]:
    return [output.rank(row) for output in outputs]


def _within(box: Box, other: Box) -> bool:
    return not any(mine & ~its for mine, its in zip(box, other, strict=True))


def _expected(column: Column, space: int) -> int:
    """The values an analyst has in mind: present, and where zero is the lowest number named, none below it."""
    present = space & ~(1 << column.absent)
    counts_up = column.type in NUMERIC and column.points[:1] == (0,)
    return present & ~1 if counts_up else present


def _without(box: Box, row: Box) -> Iterator[Box]:
    """What is left of `box` when `row` is cut out, as boxes that do not overlap."""
    inside = list(box)
    for index, (mine, other) in enumerate(zip(box, row, strict=True)):
        if mine & ~other:
            yield (*inside[:index], mine & ~other, *box[index + 1 :])
        inside[index] = mine & other


def _meeting(rows: Sequence[Box], width: int) -> list[int]:
    """For each row the rows it meets in every column, as bits; rows with equal cells are compared once."""
    meeting = [(1 << len(rows)) - 1] * len(rows)
    for index in range(width):
        asking: dict[int, int] = {}
        for row, box in enumerate(rows):
            asking[box[index]] = asking.get(box[index], 0) | 1 << row
        met = {mask: sum(others for other, others in asking.items() if mask & other) for mask in asking}
        for row, box in enumerate(rows):
            meeting[row] &= met[box[index]]
    return meeting
