"""Turns a report into one SELECT over its form's projection, secured, and the rows that come back into answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, FromClause, Select

from engines.access import Access
from engines.kinds import Text
from engines.logic.types import Enum
from engines.report.answers import Group, answers
from engines.report.dimensions import key
from engines.report.kind import Parts
from engines.report.model import Dimension, Measure, Report

Columns = Callable[[str], ColumnElement[Any]]
MOST_GROUPS = 10_000


class CannotReport(Exception):
    """A report that cannot be answered as asked; `code` is stable, `message` for the person who asked."""

    code: str
    message: Text


class HiddenFields(CannotReport):
    """The person may not see what the report would count by; `names` says what."""

    code = "hidden_fields"

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(sorted(names))
        named = "、".join(self.names), ", ".join(self.names)
        self.message = Text(
            f"您无权查看这张报表用到的字段：{named[0]}", f"you may not see fields of this report: {named[1]}"
        )
        super().__init__(self.message.en)


class TooManyGroups(CannotReport):
    """More groups than a chart could show or a browser hold."""

    code = "too_many_groups"
    message = Text(
        f"分组超过 {MOST_GROUPS} 个；请设置数量上限、换更粗的时间粒度或加筛选条件",
        f"more than {MOST_GROUPS} groups; set a limit, take a coarser grain of time or filter",
    )


@dataclass(frozen=True)
class Plan:
    """A report at one moment for one person: run `statement`, hand what it fetches to `rows`."""

    report: Report
    statement: Select[Any]
    now: int
    zone_offset: int

    def rows(self, fetched: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
        """A mapping of dimension and measure ids to values for each row, sorted, empty spans of time filled in.

        Values are raw: money in 分, durations in seconds, shares from 0 to 1, days as "2026-11-11".
        """
        size = len(self.report.dimensions)
        groups = [Group.of(size, row) for row in fetched]
        if len(groups) > MOST_GROUPS:
            raise TooManyGroups
        return answers(self.report, groups, self.now, self.zone_offset)


def plan(
    report: Report,
    columns: Columns,
    table: FromClause,
    where: ColumnElement[Any] | None,
    now: int,
    zone_offset: int = 28_800,
    rights: Access | None = None,
) -> Plan:
    """How to answer `report` from `table`, whose column for a path is `columns(path)`.

    `rights` is who asks: their row policy for everything that the report reads is joined by AND after the report's own
    filter; a report over fields they may not see is refused with HiddenFields. None asks for the system itself.
    `where` narrows further, such as to the cell of a chart that was clicked.
    """
    conditions = [report.filter.sql(columns, now, known=_known(rights), where=True)] if report.filter else []
    conditions += [columns(dimension.name).is_not(None) for dimension in report.dimensions if dimension.grain]
    conditions += [] if where is None else [where]
    conditions += _policy(report, columns, now, rights)
    keys = [key(each, columns(each.name), zone_offset) for each in report.dimensions]
    parts = [_parts(measure, columns, now, rights) for measure in report.measures]
    names = [f"d{index}" for index in range(len(keys))]
    selected = [each.label(name) for each, name in zip(keys, names, strict=True)]
    for index, part in enumerate(parts):
        selected.append(part.top.label(f"t{index}"))
        selected.append((sa.literal_column("1") if part.bottom is None else part.bottom).label(f"b{index}"))
    # By label: a database does not see that two expressions with parameters are the same one.
    statement = sa.select(*selected).select_from(table).where(*conditions).group_by(*names)
    return Plan(report, _cut(statement, report, parts), now, zone_offset)


def _policy(report: Report, columns: Columns, now: int, rights: Access | None) -> list[ColumnElement[Any]]:
    """The row policy, after it was made sure that there is something to see."""
    if rights is None:
        return []
    if not rights.shows(report.reads):
        raise HiddenFields(rights.hidden(report.reads) or report.reads)
    policy = rights.where(columns, now, "read", report.reads)
    return [] if policy is None else [policy]


def _parts(measure: Measure, columns: Columns, now: int, rights: Access | None) -> Parts:
    known = _known(rights)
    return measure.kind.parts({name: rule.sql(columns, now, known=known) for name, rule in measure.expressions.items()})


def _known(rights: Access | None) -> dict[str, Any]:
    return {"_actor": rights.actor if rights is not None else {}}


def _cut(statement: Select[Any], report: Report, parts: Sequence[Parts]) -> Select[Any]:
    """Let the database find the first few where it can; otherwise one more than may be, to notice that."""
    if report.limit is None or len(report.dimensions) != 1 or not _sorts_in_sql(report.dimensions[0]):
        return statement.limit(MOST_GROUPS + 1)
    by = {measure.id: _whole(part) for measure, part in zip(report.measures, parts, strict=True)}
    order = []
    for sort in report.sort:
        column = by.get(sort.by, sa.literal_column("d0"))
        order.append((column.desc() if sort.descending else column.asc()).nulls_last())
    return statement.order_by(*order, sa.literal_column("d0").asc().nulls_last()).limit(report.limit)


def _sorts_in_sql(dimension: Dimension) -> bool:
    """Options stand in their own order, and spans of time must be filled in first."""
    return dimension.grain is None and not isinstance(dimension.type, Enum)


def _whole(part: Parts) -> ColumnElement[Any]:
    if part.bottom is None:
        return sa.func.coalesce(part.top, 0)
    return part.top * sa.literal_column("1.0") / sa.func.nullif(part.bottom, 0)
