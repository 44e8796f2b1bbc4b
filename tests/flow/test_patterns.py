"""The control-flow patterns of the Workflow Patterns initiative that flows support, each by cases that show it."""

import json
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
CLAIMED = {*range(1, 8), 9, 10, 11, 13, 14, 15, 16, 29, 30, 32, 43}
"""Not 8 and 28 (branches meet only at their join, which each round has to itself), 12 and 31."""


@pytest.mark.parametrize("case", CASES)
def test_a_pattern_holds(case: Mapping[str, Any]) -> None:
    goes_as_told(case)


def test_every_pattern_that_is_claimed_has_its_cases() -> None:
    assert set(FILES) == CLAIMED
