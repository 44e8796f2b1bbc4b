"""A condition that counts other records: what it may ask, where it may stand, and why-not while nobody has counted."""

from typing import Any

import pytest

from engines.errors import BadDefinition
from engines.needs import Aggregate
from engines.rule.explain import explain
from engines.rule.fire import Event, Facts
from tests.rule.world import rule_of

SAME = {"==": [{"var": "order"}, {"var": "_record.order"}]}
THEN = [{"id": "t", "type": "add_tag", "config": {"tag": "x"}}]
CREATED = {"type": "created"}


def counting(condition: Any, trigger: Any = CREATED, *more: Any) -> dict[str, Any]:
    return {"trigger": trigger, "when": {">=": [{"related_count": ["ticket", condition, *more]}, 2]}, "then": THEN}


@pytest.mark.parametrize(
    ("body", "place", "code"),
    [
        (counting({"any": [{"var": "labels"}, {"==": [{"var": ""}, "a"]}]}), "/1", "not_pushable"),
        (counting({"==": [{"var": "nothing"}, 1]}), "/1/==/0", "unknown_field"),
        (counting({"==": [{"var": "order"}, {"var": "order_no"}]}), "/1/==/1", "unknown_field"),
        (counting({"var": "amount"}), "/1", "not_a_condition"),
        (counting(SAME, CREATED, "soon"), "/2", "bad_duration"),
    ],
)
def test_what_cannot_be_counted_is_refused_at_its_place(body: dict[str, Any], place: str, code: str) -> None:
    with pytest.raises(BadDefinition) as refused:
        rule_of(body)
    [problem] = refused.value.problems
    assert (problem.pointer, problem.code) == ("/body/when/>=/0/related_count" + place, code)


def test_there_must_be_such_a_form_and_such_a_field() -> None:
    for part, code in ((["tickte", SAME], "unknown_form"), (["ticket", "note", SAME], "not_a_number_field")):
        name = "related_count" if len(part) == 2 else "related_sum"
        with pytest.raises(BadDefinition) as refused:
            rule_of({"trigger": CREATED, "when": {">": [{name: part}, 1]}, "then": THEN})
        assert [each.code for each in refused.value.problems] == [code]


def test_only_the_condition_of_a_rule_that_does_not_wait_can_count() -> None:
    due = {"type": "due", "config": {"after": 60, "since": "moved_at"}}
    elsewhere = {"qty": {"related_count": ["ticket", SAME]}}
    bodies = {
        "not_lasting": counting(SAME, due),
        "no_related": {
            "trigger": CREATED,
            "then": [{"id": "s", "type": "set_fields", "config": {"values": elsewhere}}],
        },
    }
    for code, body in bodies.items():
        with pytest.raises(BadDefinition) as refused:
            rule_of(body)
        assert [each.code for each in refused.value.problems] == [code]


def test_why_not_says_that_nobody_has_counted() -> None:
    rule = rule_of(counting(SAME, CREATED, "30d"))
    facts = Facts({"order": 5})
    [ask] = [each.ask(facts.values, 1000) for each in rule.related]
    assert isinstance(ask, Aggregate)
    assert (ask.form, ask.given, ask.since) == ("ticket", (("order", 5),), 1000 - 2_592_000)
    assert explain(rule, Event("created"), facts, 1000)["fires"] is None
    assert explain(rule, Event("created"), facts, 1000, {ask: 2})["fires"] is True
    assert explain(rule, Event("created"), facts, 1000, {ask: 1})["fires"] is False


def test_the_same_question_is_asked_once() -> None:
    twice = {"or": [{">": [{"related_count": ["ticket", SAME]}, 5]}, {"<": [{"related_count": ["ticket", SAME]}, 1]}]}
    assert len(rule_of({"trigger": CREATED, "when": twice, "then": THEN}).related) == 1
