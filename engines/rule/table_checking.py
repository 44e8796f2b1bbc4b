"""What an analyst is told of a decision table before it runs: overlaps, rows never reached, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from engines.errors import Problem
from engines.kinds import Text
from engines.rule.table import Table
from engines.rule.table_survey import Survey, TooMuch
from engines.rule.table_words import box_in_words

MOST = 20


def problems(table: Table, document: str, pointer: str) -> list[Problem]:
    """What an analyst should know of `table`; overlaps that break its hit policy are errors, the rest warnings."""
    survey = Survey(table)
    found = [*_overlaps(survey, document, pointer)]
    try:
        found += _unreached(survey, document, pointer)
        found += _gap(survey, document, pointer)
    except TooMuch:
        message = Text(
            "决策表过于复杂，未能查完空缺与不可达的行", "too complex to look for every gap and unreachable row"
        )
        found.append(Problem(document, pointer, "not_checked", message, "warning"))
    return found


def _overlaps(survey: Survey, document: str, pointer: str) -> Iterator[Problem]:
    table = survey.table
    if table.hit not in ("UNIQUE", "ANY"):
        return
    for pair in islice(filter(survey.clashes, survey.overlaps()), MOST):
        where, (one, other) = box_in_words(table.columns, survey.common(pair)), (table.ids[row] for row in pair)
        zh = f"{table.hit} 表中，行“{one}”与“{other}”可能同时符合：{where.zh}"
        en = f'rows "{one}" and "{other}" can both fit, which {table.hit} does not allow: {where.en}'
        yield Problem(document, f"{pointer}/rules/{pair[1]}", "overlap", Text(zh, en))


def _unreached(survey: Survey, document: str, pointer: str) -> Iterator[Problem]:
    table = survey.table
    for row in survey.unreached():
        name, place = table.ids[row], f"{pointer}/rules/{row}"
        if survey.is_impossible(row):
            message = Text(
                f"行“{name}”的条件互相矛盾，没有值能符合", f'the cells of row "{name}" contradict each other'
            )
            yield Problem(document, place, "impossible_row", message, "warning")
            continue
        by = [table.ids[other] for other in survey.covering(row)[:MOST]]
        zh = f"行“{name}”永远轮不到：已被行“{'”“'.join(by)}”覆盖"
        en = f'row "{name}" is never reached: covered by {", ".join(by)}'
        yield Problem(document, place, "unreachable_row", Text(zh, en), "warning")


def _gap(survey: Survey, document: str, pointer: str) -> Iterator[Problem]:
    table = survey.table
    if any(output.default is not None for output in table.outputs):
        return
    gap = survey.gap()
    if gap is not None:
        where = box_in_words(table.columns, gap)
        message = Text(f"没有一行管到：{where.zh}", f"no row fits: {where.en}")
        yield Problem(document, f"{pointer}/rules", "gap", message, "warning")
