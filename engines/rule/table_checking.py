"""What can be said of a decision table without running it: overlaps, rows that are never reached, gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engines.errors import Problem
from engines.kinds import Text
from engines.rule.column import NUMERIC, Column
from engines.rule.table import Table, bits

Box = tuple[int, ...]
"""Some segments of every column: a row is a box, and so is what a row leaves over of another."""

MOST = 20
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
        self.left = BUDGET

    def overlaps(self) -> Iterator[tuple[int, int]]:
        """Pairs of rows that one record can fit both."""
        for row, others in enumerate(self.meeting):
            yield from ((other, row) for other in bits(others & ((1 << row) - 1)))

    def unreached(self) -> Iterator[int]:
        """Rows that the rows before them leave nothing."""
        for row, box in enumerate(self.rows):
            before = [self.rows[other] for other in bits(self.meeting[row] & ((1 << row) - 1))]
            if not all(box) or self.leftover(box, before) is None:
                yield row

    def gap(self) -> Box | None:
        """Values, all of them there, that no row fits."""
        space = tuple(_expected(column, space) for column, space in zip(self.table.columns, self.space, strict=True))
        return self.leftover(space, self.rows)

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


def problems(table: Table, document: str, pointer: str) -> list[Problem]:
    """What an analyst should know of `table`; overlaps that break its hit policy are errors, the rest warnings."""
    survey = Survey(table)
    try:
        return [
            *_overlaps(survey, document, pointer),
            *_unreached(survey, document, pointer),
            *_gap(survey, document, pointer),
        ]
    except TooMuch:
        message = Text(
            "决策表过于复杂,未能查完空缺与不可达的行", "too complex to look for every gap and unreachable row"
        )
        return [Problem(document, pointer, "not_checked", message, "warning")]


def _overlaps(survey: Survey, document: str, pointer: str) -> Iterator[Problem]:
    table = survey.table
    if table.hit not in ("UNIQUE", "ANY"):
        return
    clashing = (
        pair for pair in survey.overlaps() if table.hit == "UNIQUE" or table.rows[pair[0]] != table.rows[pair[1]]
    )
    for _, (one, other) in zip(range(MOST), clashing, strict=False):
        names = table.ids[one], table.ids[other]
        zh = f"{table.hit} 表中,行“{names[0]}”与“{names[1]}”可能同时符合"
        en = f'rows "{names[0]}" and "{names[1]}" can both fit, which {table.hit} does not allow'
        yield Problem(document, f"{pointer}/rules/{other}", "overlap", Text(zh, en))


def _unreached(survey: Survey, document: str, pointer: str) -> Iterator[Problem]:
    if survey.table.hit != "FIRST":
        return
    for row in survey.unreached():
        name = survey.table.ids[row]
        message = Text(
            f"行“{name}”永远轮不到:前面的行已全部覆盖", f'row "{name}" is never reached: earlier rows cover it'
        )
        yield Problem(document, f"{pointer}/rules/{row}", "unreachable_row", message, "warning")


def _gap(survey: Survey, document: str, pointer: str) -> Iterator[Problem]:
    table = survey.table
    if any(output.default is not None for output in table.outputs):
        return
    gap = survey.gap()
    if gap is not None:
        samples = [(column.label, column.sample(mask)) for column, mask in zip(table.columns, gap, strict=True)]
        zh = "没有一行管到:" + ",".join(f"{label.zh}为{value.zh}" for label, value in samples)
        en = "no row fits: " + ", ".join(f"{label.en} is {value.en}" for label, value in samples)
        yield Problem(document, f"{pointer}/rules", "gap", Text(zh, en), "warning")


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
