"""Every case of tests/cases/form: reading one field's answer, or checking a whole form."""

import json
from pathlib import Path
from typing import Any

import pytest

from engines.form.registry import FIELDS
from engines.form.submit import Accepted, Refused, Rights, check
from engines.needs import Ask, IsTaken, Lookup, Needs
from tests.form.bodies import field, fields, form

FOLDER = Path(__file__).parents[1] / "cases" / "form"
FILES = sorted(FOLDER.glob("*.json"))
CASES = [
    pytest.param(file.stem, case, id=f"{file.stem}: {case['description']['en']}")
    for file in FILES
    for case in json.loads(file.read_text(encoding="utf-8"))
]
OF_A_FIELD = [case for case in CASES if "config" in case.values[1]["given"]]
OF_A_FORM = [case for case in CASES if "fields" in case.values[1]["given"]]


def ask(written: dict[str, Any]) -> Ask:
    if "lookup" in written:
        return Lookup(*written["lookup"])
    return IsTaken("request", *written["taken"])


@pytest.mark.parametrize(("kind", "case"), OF_A_FIELD)
def test_an_answer_is_read_as_the_case_says(kind: str, case: Any) -> None:
    outcome = check(fields(field("it", kind, case["given"]["config"])), {"it": case["when"]}, 0)
    then = case["then"]
    if isinstance(outcome, Needs):  # a reference that can be read; whether it exists is another question
        assert outcome == Needs((Lookup("order", then["value"]),))
    elif isinstance(outcome, Refused):
        [error] = outcome.errors
        assert (error.code, error.pointer) == (then["code"], "/data/it" + then.get("pointer", ""))
        assert error.field == "it"
        assert error.message.zh
        assert error.message.en
    else:
        assert "value" in then, outcome
        assert (outcome.values.get("it"), type(outcome.values.get("it"))) == (then["value"], type(then["value"]))


@pytest.mark.parametrize(("kind", "case"), OF_A_FORM)
def test_a_form_is_checked_as_the_case_says(kind: str, case: Any) -> None:
    when, then = case["when"], case["then"]
    found = {ask(each["ask"]): each["answer"] for each in when.get("found", ())}
    rights = Rights(write=frozenset(when["write"])) if "write" in when else Rights()
    outcome = check(form(case["given"]), when["answers"], 0, when.get("before"), rights, found)
    if isinstance(outcome, Accepted):
        assert outcome.values == then.get("accepted")
        assert sorted(outcome.changed) == then.get("changed", sorted(outcome.values))
    elif isinstance(outcome, Refused):
        assert [[error.pointer, error.code] for error in outcome.errors] == then.get("refused")
    else:
        assert outcome == Needs(tuple(ask(each) for each in then.get("needs", ())))


def test_every_field_type_has_cases() -> None:
    assert FIELDS.keys() - {file.stem for file in FILES} == set()
