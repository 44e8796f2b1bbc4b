"""Every case of tests/cases/logic, on each way in which a rule is evaluated."""

import json
from pathlib import Path
from typing import Any

import pytest

from engines.errors import BadDefinition
from engines.logic import OPERATORS, Compiled, compile  # noqa: A004
from engines.logic.types import Types, from_json

FOLDER = Path(__file__).parents[2] / "cases" / "logic"
FILES = [file for file in sorted(FOLDER.glob("*.json")) if not file.name.startswith("jsonlogic")]
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in FILES
    for case in json.loads(file.read_text(encoding="utf-8"))
]
ANSWERED = [case for case in CASES if "result" in case.values[0]]
REFUSED = [case for case in CASES if "problem" in case.values[0]]
EXAMPLES = [pytest.param(kind.example, id=kind.type) for kind in OPERATORS.values()]


def types_of(described: Any) -> Types:
    return {name: from_json(kind) for name, kind in described.items()}


def compiled(case: Any) -> Compiled:
    return compile(case["rule"], types_of(case["types"]))


@pytest.mark.parametrize("case", ANSWERED)
def test_the_generated_source_answers_as_the_case_says(case: Any) -> None:
    found = compiled(case)(case["values"], case.get("now", 0))
    assert (found, type(found) is bool) == (case["result"], type(case["result"]) is bool)


@pytest.mark.parametrize("case", ANSWERED)
def test_the_closures_answer_as_the_case_says(case: Any) -> None:
    found = compiled(case).closure(case["values"], case.get("now", 0))
    assert (found, type(found) is bool) == (case["result"], type(case["result"]) is bool)


@pytest.mark.parametrize("case", [case for case in ANSWERED if case.values[0].get("sql", True)])
def test_the_databases_answer_as_the_case_says(case: Any, ask: Any) -> None:
    assert ask(compiled(case), types_of(case["types"]), case["values"], case.get("now", 0)) == case["result"]


@pytest.mark.parametrize("case", ANSWERED)
def test_an_explanation_ends_in_the_same_answer(case: Any) -> None:
    rule = compiled(case)
    explained = rule.explain(case["values"], case.get("now", 0)).as_json()
    assert json.dumps(explained, ensure_ascii=False)
    assert (explained["result"] or False) == (case["result"] or False)


@pytest.mark.parametrize("case", REFUSED)
def test_a_rule_that_does_not_type_check_is_refused_where_it_is_wrong(case: Any) -> None:
    expect = from_json(case["expect"]) if "expect" in case else None
    with pytest.raises(BadDefinition) as refused:
        compile(case["rule"], types_of(case["types"]), expect=expect, document="rule/x", pointer="/body/if")
    [problem] = refused.value.problems
    assert (problem.document, problem.code) == ("rule/x", case["problem"]["code"])
    assert problem.pointer == "/body/if" + case["problem"]["pointer"]
    assert problem.message.zh
    assert problem.message.en


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_example_in_the_docs_of_an_operator_is_true(example: Any) -> None:
    rule = compile(example.rule, types_of(example.types))
    assert rule(example.values, example.now) == example.result
    assert rule.closure(example.values, example.now) == example.result
