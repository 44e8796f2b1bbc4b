"""Every case of tests/cases/rule: rules, a record before and after, an event, and what the rules do about it."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from engines.errors import BadDefinition
from engines.rule.fire import Chain, Event, Facts, Fired, index
from engines.rule.rule import ACTIONS, TRIGGERS
from engines.rule.table import HitPolicyBroken, decide, read_table
from engines.rule.table_checking import problems
from tests.rule.world import FORMS, answering, as_json, fired, rule_of

FOLDER = Path(__file__).parents[1] / "cases" / "rule"
CASES = [
    pytest.param(case, id=f"{file.stem}: {case['description']['en']}")
    for file in sorted(FOLDER.glob("*.json"))
    for case in json.loads(file.read_text(encoding="utf-8"))
]
FIRED = [case for case in CASES if "event" in case.values[0]]
REFUSED = [case for case in CASES if "rule" in case.values[0]]
DECIDED = [case for case in CASES if "decides" in case.values[0]]
CHECKED = [case for case in CASES if "table" in case.values[0] and "problems" in case.values[0]]


@pytest.mark.parametrize("case", FIRED)
def test_rules_do_what_the_case_says(case: Mapping[str, Any]) -> None:
    """Effects in order, firings, and the asks of each round; what a case does not mention is free."""
    event, now = case["event"], case.get("now", 1_000_000)
    result, rounds = fired(
        index(rule_of(body) for body in case["rules"]),
        Event(
            event["type"],
            frozenset(event.get("changed", ())),
            event.get("rule"),
            event.get("id", ""),
            event.get("said", {}),
        ),
        Facts({"_id": 7, **case["after"]}, case.get("before")),
        now,
        answering(case.get("answers", {})),
        Chain(case.get("depth", 0), frozenset(case.get("fired", ()))),
    )
    then = case["then"]
    assert contains([[key, as_json(effect)] for key, effect in result.effects], then["effects"])
    assert rounds == then.get("asked", [])
    assert result.stopped is then.get("stopped", False)
    if "firings" in then:
        assert contains([described(result, position) for position in range(len(result.firings))], then["firings"])


def described(result: Fired, position: int) -> dict[str, Any]:
    """One firing as plain JSON."""
    firing = result.firings[position]
    return {
        "rule": firing.rule,
        "matched": firing.matched,
        "changes": {change.field: [change.before, change.after] for change in firing.changes},
        "conflicts": {each.field: [each.value, each.by, each.instead] for each in firing.conflicts},
        "counted": firing.window is not None,
        "why": firing.why,
    }


def contains(found: Any, wanted: Any) -> bool:
    """Whether `found` says all that `wanted` says; lists have the same length."""
    found = json.loads(json.dumps(found, default=list))
    if isinstance(wanted, dict):
        ok = isinstance(found, dict) and all(contains(found.get(key), value) for key, value in wanted.items())
    elif isinstance(wanted, list):
        ok = isinstance(found, list) and len(found) == len(wanted)
        ok = ok and all(contains(one, other) for one, other in zip(found, wanted, strict=True))
    else:
        ok = found == wanted
    assert ok, f"{found} does not say {wanted}"
    return ok


@pytest.mark.parametrize("case", REFUSED)
def test_a_rule_that_cannot_work_is_refused_with_every_place(case: Mapping[str, Any]) -> None:
    """Each problem has its pointer and code, and words in both languages."""
    with pytest.raises(BadDefinition) as caught:
        rule_of(case["rule"])
    found = caught.value.problems
    assert [[problem.pointer, problem.code] for problem in found] == case["problems"]
    assert all(problem.document == "rule/rule" and problem.message.zh and problem.message.en for problem in found)


@pytest.mark.parametrize("case", DECIDED)
def test_a_table_decides_as_the_case_says(case: Mapping[str, Any]) -> None:
    """The plain table and the typed one give the same answer."""
    for values, answer in case["decides"]:
        if answer == "broken":
            with pytest.raises(HitPolicyBroken):
                decide(case["table"], values)
            continue
        assert decide(case["table"], values) == answer
        if case.get("typed", True):
            assert read_table(case["table"], FORMS["ticket"]).decide(values) == answer


@pytest.mark.parametrize("case", CHECKED)
def test_a_table_is_checked_before_it_runs(case: Mapping[str, Any]) -> None:
    """Overlaps, unreachable rows, gaps and cells that do not fit, each at its place."""
    try:
        found = problems(read_table(case["table"], FORMS["ticket"], "rule/t", ""), "rule/t", "")
    except BadDefinition as bad:
        found = list(bad.problems)
    assert [[problem.pointer, problem.code, problem.severity] for problem in found] == case["problems"]


@pytest.mark.parametrize("kind", [*TRIGGERS, *ACTIONS])
def test_every_kind_has_a_file_of_cases(kind: str) -> None:
    """A trigger or action without a case is one nobody has seen work."""
    assert (FOLDER / f"{kind}.json").exists()
