"""Rules that set each other off in a circle are seen before anything runs."""

from typing import Any

from engines.errors import Problem
from engines.rule.cycles import cycles
from tests.rule.world import rule_of

VAR = {"var": "qty"}


def rule(key: str, fields: list[str] | None, values: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A rule that writes `values` when `fields` change."""
    config = {} if fields is None else {"fields": fields}
    then = [{"id": "set", "type": "set_fields", "config": {"values": values}}]
    return {"key": key, "trigger": {"type": "changed", "config": config}, "then": then, **more}


def found(*bodies: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(problem.document, problem.severity, path_of(problem)) for problem in cycles(map(rule_of, bodies))]


def path_of(problem: Problem) -> str:
    return problem.message.en.split(": ")[1].split(";")[0]


def test_two_rules_that_wake_each_other_are_a_warning() -> None:
    """Constants come to rest, so it may be meant."""
    circle = found(rule("a", ["qty"], {"score": 1}), rule("b", ["score"], {"qty": 2}))
    assert circle == [("rule/a", "warning", "a (writes score) → b (writes qty) → a")]


def test_a_circle_that_nothing_can_end_is_an_error() -> None:
    """No condition anywhere, and every value is calculated from what woke the rule."""
    circle = found(
        rule("a", ["qty"], {"score": {"+": [VAR, 1]}}), rule("b", ["score"], {"qty": {"round": [{"var": "score"}]}})
    )
    assert [severity for _, severity, _ in circle] == ["error"]


def test_a_condition_makes_it_a_warning_again() -> None:
    """The condition may end it."""
    grow = rule("a", ["qty"], {"qty": {"+": [VAR, 1]}})
    assert [severity for _, severity, _ in found(grow)] == ["error"]
    assert [severity for _, severity, _ in found({**grow, "when": {"<": [VAR, 10]}})] == ["warning"]


def test_a_rule_that_writes_a_constant_to_what_wakes_it_is_no_circle() -> None:
    """Written a second time it changes nothing."""
    assert found(rule("a", ["qty"], {"qty": 1})) == []
    assert found(rule("a", None, {"qty": 1})) == []


def test_a_chain_without_a_way_back_is_no_circle() -> None:
    """Neither is a rule that is switched off, or waits for its time."""
    assert found(rule("a", ["qty"], {"score": 1}), rule("b", ["score"], {"note": "x"})) == []
    assert found(rule("a", ["qty"], {"score": 1}), rule("b", ["score"], {"qty": 1}, enabled=False)) == []
    waiting = {**rule("b", None, {"qty": 1}), "trigger": {"type": "due", "config": {"after": 60, "since": "moved_at"}}}
    assert found(rule("a", ["qty"], {"score": 1}), waiting) == []


def test_the_way_back_may_lead_over_another_form() -> None:
    """A rule writes to the referenced record, a rule there opens a ticket, and so on."""
    freeze = {
        "key": "freeze",
        "trigger": {"type": "created"},
        "then": [{"id": "f", "type": "set_fields", "config": {"on": "sku", "values": {"frozen": True}}}],
    }
    report = {
        "key": "report",
        "form": "sku",
        "trigger": {"type": "changed", "config": {"fields": ["frozen"]}},
        "then": [{"id": "open", "type": "create_record", "config": {"form": "ticket", "values": {"note": "frozen"}}}],
    }
    circle = found(freeze, report)
    assert circle == [("rule/freeze", "warning", "freeze (writes frozen) → report (creates ticket) → freeze")]


def test_a_record_that_opens_its_own_kind_for_ever_is_an_error() -> None:
    """Each new record is a new one to fire on, so only the depth would stop it."""
    again = {
        "key": "again",
        "trigger": {"type": "created"},
        "then": [{"id": "open", "type": "create_record", "config": {"form": "ticket"}}],
    }
    assert found(again) == [("rule/again", "error", "again (creates ticket) → again")]


def test_a_status_wakes_what_looks_at_its_category() -> None:
    """The category moves along with the status."""
    solve = {
        "key": "solve",
        "trigger": {"type": "changed", "config": {"fields": ["note"]}},
        "then": [{"id": "s", "type": "set_status", "config": {"status": "solved"}}],
    }
    circle = found(solve, rule("thank", ["_status_category"], {"note": "thanks"}))
    assert [path for _, _, path in circle] == ["solve (writes _status) → thank (writes note) → solve"]


def test_one_problem_for_each_group_of_rules() -> None:
    """Two separate circles are two problems, a bigger tangle is one."""
    first = rule("a", ["qty"], {"score": 1}), rule("b", ["score"], {"qty": 2})
    second = rule("c", ["note"], {"urgent": True}), rule("d", ["urgent"], {"note": "x"})
    assert len(found(*first, *second)) == 2
    assert len(found(*first, *second, rule("e", ["urgent", "score"], {"qty": 3, "note": "y"}))) == 1
