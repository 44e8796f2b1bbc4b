"""The control-flow patterns of the Workflow Patterns initiative that flows support, each by cases that show it."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.flow.test_cases import FOLDER, goes_as_told

FILES = {int(file.stem[3:5]): file for file in sorted((FOLDER / "patterns").glob("wcp*.json"))}
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in FILES.values()
    for case in json.loads(file.read_text(encoding="utf-8"))
]
ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| (\+|\+/-|-) \| ([^|]*) \|$", re.MULTILINE)
"""A line of the table in docs/*/patterns.md: number, name, criterion, verdict, case file or reason."""


@pytest.mark.parametrize("case", CASES)
def test_a_pattern_holds(case: Mapping[str, Any]) -> None:
    goes_as_told(case)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_table_in_the_docs_claims_just_the_patterns_that_have_cases(language: str) -> None:
    page = (FOLDER.parents[2] / "docs" / language / "patterns.md").read_text(encoding="utf-8")
    rows = {int(number): (verdict, told) for number, _, _, verdict, told in ROW.findall(page)}
    assert set(rows) == set(range(1, 44))
    claimed = {number: told for number, (verdict, told) in rows.items() if verdict == "+"}
    assert claimed == {number: f"`{file.name}`" for number, file in FILES.items()}
