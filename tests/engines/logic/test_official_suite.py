"""`apply` is JsonLogic: the official suite, whole."""

import json
from pathlib import Path
from typing import Any

import pytest

from engines.logic import apply

FILE = Path(__file__).parents[2] / "cases" / "logic" / "jsonlogic_official.json"
CASES = [case for case in json.loads(FILE.read_text(encoding="utf-8")) if not isinstance(case, str)]


def test_the_suite_is_whole() -> None:
    assert len(CASES) == 275


@pytest.mark.parametrize(("rule", "data", "expected"), CASES)
def test_apply_answers_as_the_official_suite_says(rule: Any, data: Any, expected: Any) -> None:
    found = apply(rule, data)
    assert (found, isinstance(found, bool)) == (expected, isinstance(expected, bool))


def test_an_unknown_operator_is_an_error() -> None:
    with pytest.raises(ValueError, match="frobnicate"):
        apply({"frobnicate": []}, {})
