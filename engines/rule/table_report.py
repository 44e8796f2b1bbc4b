"""Everything the table grid of the designer shows of a decision table: problems, overlaps, gaps, its tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from engines.errors import BadDefinition, Problem
from engines.kinds import Text
from engines.logic.types import Types
from engines.rule import table_checking, table_tests
from engines.rule.table import NO_LABELS, read_table
from engines.rule.table_survey import Survey, TooMuch
from engines.rule.table_words import box_in_words, cells_of

MOST_COMPARED = 50_000
MOST_OVERLAPS = 200
MOST_GAPS = 20
PLACES = re.compile(r"/(rules|inputs|outputs|tests)/([0-9]+)(?:/(when|then)/([0-9]+))?")
PARTS = {"inputs": "input", "outputs": "output", "tests": "test"}

NOTHING: Mapping[str, Any] = {"overlaps": [], "unreachable": [], "gaps": [], "tests": [], "complete": True}


def report(
    table: Mapping[str, Any], language: str, types: Types | None = None, labels: Mapping[str, Text] = NO_LABELS
) -> dict[str, Any]:
    """The report on `table`; where it cannot be read, its problems are all there is. `types` as for `read_table`."""
    try:
        found = read_table(table, types, labels=labels)
    except BadDefinition as bad:
        return {"problems": [_problem(each, language) for each in bad.problems], **NOTHING}
    tests = table.get("tests", [])
    said = [*table_checking.problems(found, "", ""), *table_tests.problems(found, tests, "", "")]
    survey = Survey(found)
    complete = not any(problem.code == "not_checked" for problem in said)
    readable = not any("/tests/" in each.pointer and each.code != "table_test_failed" for each in said)
    return {
        "problems": [_problem(each, language) for each in said],
        "overlaps": list(_overlaps(survey, language)),
        "unreachable": list(_until_too_much(_unreachable(survey))),
        "gaps": list(_until_too_much(_gaps(survey, language))),
        "tests": [_test(each, language) for each in table_tests.run(found, tests)] if readable else [],
        "complete": complete,
    }


def _problem(problem: Problem, language: str) -> dict[str, Any]:
    """With the row and the column that its pointer names."""
    row = column = part = None
    if found := PLACES.match(problem.pointer):
        place, number, part_of_row, index = found.groups()
        if place == "rules":
            row, column, part = int(number), int(index) if index else None, part_of_row
        elif place == "tests":
            row, part = int(number), "test"
        else:
            column, part = int(number), PARTS[place]
    return {
        "pointer": problem.pointer,
        "row": row,
        "column": column,
        "part": part,
        "code": problem.code,
        "message": problem.message.to(language),
        "severity": problem.severity,
    }


def _overlaps(survey: Survey, language: str) -> Iterator[dict[str, Any]]:
    """Those that the hit policy does not allow come first."""
    pairs = sorted(islice(survey.overlaps(), MOST_COMPARED), key=survey.clashes, reverse=True)
    for pair in pairs[:MOST_OVERLAPS]:
        columns, box = survey.table.columns, survey.common(pair)
        yield {
            "rows": list(pair),
            "ids": [survey.table.ids[row] for row in pair],
            "where": cells_of(columns, box),
            "words": box_in_words(columns, box).to(language),
            "allowed": not survey.clashes(pair),
        }


def _unreachable(survey: Survey) -> Iterator[dict[str, Any]]:
    for row in survey.unreached():
        impossible = survey.is_impossible(row)
        by = [] if impossible else survey.covering(row)
        yield {"row": row, "id": survey.table.ids[row], "by": by, "impossible": impossible}


def _gaps(survey: Survey, language: str) -> Iterator[dict[str, Any]]:
    columns = survey.table.columns
    for box in islice(survey.gaps(), MOST_GAPS):
        yield {"when": cells_of(columns, box), "words": box_in_words(columns, box).to(language)}


def _until_too_much(found: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    try:
        yield from found
    except TooMuch:
        return


def _test(outcome: table_tests.Outcome, language: str) -> dict[str, Any]:
    return {
        "index": outcome.index,
        "id": outcome.id,
        "passed": outcome.passed,
        "expected": outcome.expected,
        "found": outcome.found,
        "hits": list(outcome.hits),
        "message": outcome.message.to(language) if outcome.message else None,
    }
